"""The gamma function, its logarithm and reciprocal, and the derivatives of the logarithm."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz
from dezero_typed.special.backend import scipy_special as sp

from ..subjects import POSITIVE, np, unary, uniform


def multigammaln(gy: Any, x: Any) -> tuple[Any, ...]:
    """That of three dimensions: a sum of three, and a constant."""
    below, least = x - 0.5, x - 1
    y = sp.gammaln(x) + sp.gammaln(below) + sp.gammaln(least) + 1.5 * np.log(np.pi)
    return y, gy * (sp.psi(x) + sp.psi(below) + sp.psi(least))


SUBJECTS = (
    unary(dz.special.gamma, lambda gy, x: (y := sp.gamma(x), gy * y * sp.psi(x)), POSITIVE),
    unary(dz.special.gammaln, lambda gy, x: (sp.gammaln(x), gy * sp.psi(x)), POSITIVE),
    unary(dz.special.digamma, lambda gy, x: (sp.psi(x), gy * sp.zeta(2, x)), POSITIVE),
    unary(dz.special.psi, lambda gy, x: (sp.psi(x), gy * sp.zeta(2, x)), POSITIVE),
    unary(
        dz.special.polygamma, lambda gy, x: (-2 * sp.zeta(3, x), 6 * gy * sp.zeta(4, x)), POSITIVE,
        call=lambda x: dz.special.polygamma(2, x),
    ),
    unary(dz.special.rgamma, lambda gy, x: (y := sp.rgamma(x), -gy * y * sp.psi(x)), POSITIVE),
    unary(dz.special.gammasgn, lambda gy, x: (sp.gammasgn(x), np.zeros_like(gy))),
    unary(dz.special.multigammaln, multigammaln, uniform(2.0, 4.0), call=lambda x: dz.special.multigammaln(x, 3)),
)  # fmt: skip
