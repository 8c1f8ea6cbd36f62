"""The error functions, the logistic function, and the inverses of both."""

from __future__ import annotations

from math import pi, sqrt

import dezero_typed as dz
from dezero_typed.special.backend import scipy_special as sp

from ..subjects import INSIDE, np, unary, uniform

SLOPE = 2 / sqrt(pi)

SUBJECTS = (
    unary(dz.special.erf, lambda gy, x: (sp.erf(x), SLOPE * gy * np.exp(-x * x))),
    unary(dz.special.erfc, lambda gy, x: (sp.erfc(x), -SLOPE * gy * np.exp(-x * x))),
    unary(dz.special.erfinv, lambda gy, x: (y := sp.erfinv(x), gy / SLOPE * np.exp(y * y)), INSIDE),
    unary(dz.special.erfcinv, lambda gy, x: (y := sp.erfcinv(x), -gy / SLOPE * np.exp(y * y)), uniform(0.1, 1.9)),
    unary(dz.special.expit, lambda gy, x: (y := sp.expit(x), gy * y * sp.expit(-x))),
    unary(dz.special.logit, lambda gy, x: (sp.logit(x), gy / (x * (1 - x))), uniform(0.1, 0.9)),
)
