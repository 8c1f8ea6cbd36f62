"""The beta function, and the incomplete beta and gamma functions with constant shape parameters."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz
from dezero_typed.special.backend import scipy_special as sp

from ..subjects import POSITIVE, binary, np, unary, uniform

A, B = 1.5, 2.5


def beta(gy: Any, a: Any, b: Any) -> tuple[Any, ...]:
    y, both = sp.beta(a, b), sp.psi(a + b)
    part = gy * y
    return y, part * (sp.psi(a) - both), part * (sp.psi(b) - both)


def betaln(gy: Any, a: Any, b: Any) -> tuple[Any, ...]:
    both = sp.psi(a + b)
    return sp.betaln(a, b), gy * (sp.psi(a) - both), gy * (sp.psi(b) - both)


def betainc(gy: Any, x: Any) -> tuple[Any, ...]:
    return sp.betainc(A, B, x), gy * x ** (A - 1) * (1 - x) ** (B - 1) / sp.beta(A, B)


def gammainc(gy: Any, x: Any) -> tuple[Any, ...]:
    return sp.gammainc(A, x), gy * x ** (A - 1) * np.exp(-x) / sp.gamma(A)


def gammaincc(gy: Any, x: Any) -> tuple[Any, ...]:
    return sp.gammaincc(A, x), gy * x ** (A - 1) * np.exp(-x) / -sp.gamma(A)


SUBJECTS = (
    binary(dz.special.beta, beta, POSITIVE, POSITIVE),
    binary(dz.special.betaln, betaln, POSITIVE, POSITIVE),
    unary(dz.special.betainc, betainc, uniform(0.1, 0.9), call=lambda x: dz.special.betainc(A, B, x)),
    unary(dz.special.gammainc, gammainc, POSITIVE, call=lambda x: dz.special.gammainc(A, x)),
    unary(dz.special.gammaincc, gammaincc, POSITIVE, call=lambda x: dz.special.gammaincc(A, x)),
)
