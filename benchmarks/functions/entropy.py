"""Products with logarithms, entropies made of them, and the logarithm of a sum of exponentials."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz
from dezero_typed.special.backend import scipy_special as sp

from ..subjects import ANY, POSITIVE, Subject, binary, np, unary


def xlogy(gy: Any, x: Any, y: Any) -> tuple[Any, ...]:
    """x log(y), and 0 where x is."""
    safe = np.where((x == 0) & (y <= 0), 1.0, y)
    log = np.log(safe)
    return x * log, gy * log, gy * x / safe


def xlog1py(gy: Any, x: Any, y: Any) -> tuple[Any, ...]:
    """x log(1 + y), likewise."""
    safe = np.where((x == 0) & (y <= -1), 0.0, y)
    log = np.log1p(safe)
    return x * log, gy * log, gy * x / (1 + safe)


def quotient(x: Any, y: Any) -> Any:
    """Return x / y, and 1 where both are 0."""
    both = (x == 0) & (y == 0)
    return np.where(both, 1.0, x) / np.where(both, 1.0, y)


def rel_entr(gy: Any, x: Any, y: Any) -> tuple[Any, ...]:
    part = quotient(x, y)
    return sp.rel_entr(x, y), gy * (np.log(part) + 1), -gy * part


def kl_div(gy: Any, x: Any, y: Any) -> tuple[Any, ...]:
    part = quotient(x, y)
    return sp.kl_div(x, y), gy * np.log(part), gy * (1 - part)


def logsumexp(gy: Any, x: Any, weights: Any) -> tuple[Any, ...]:
    """log(sum(weights * exp(x))) of positive weights, which are constant."""
    top = x.max()
    parts = weights * np.exp(x - top)
    total = parts.sum()
    return np.log(total) + top, parts * (gy / total)


SUBJECTS = (
    binary(dz.special.xlogy, xlogy, b=POSITIVE),
    binary(dz.special.xlog1py, xlog1py, b=POSITIVE),
    unary(dz.special.entr, lambda gy, x: (sp.entr(x), -gy * (np.log(x) + 1)), POSITIVE),
    binary(dz.special.rel_entr, rel_entr, POSITIVE, POSITIVE),
    binary(dz.special.kl_div, kl_div, POSITIVE, POSITIVE),
    Subject(dz.special.logsumexp, logsumexp, (ANY,), (POSITIVE,), call=lambda x, weights: dz.special.logsumexp(x, b=weights)),
)
