"""Secants, cosecants, cotangents and their inverses."""

from __future__ import annotations

import dezero_typed as dz

from ..subjects import POSITIVE, np, unary, uniform

OUTSIDE = uniform(1.1, 3.0)

SUBJECTS = (
    unary(dz.sec, lambda gy, x: (y := 1 / np.cos(x), gy * y * np.tan(x))),
    unary(dz.csc, lambda gy, x: (y := 1 / np.sin(x), -gy * y / np.tan(x)), POSITIVE),
    unary(dz.cot, lambda gy, x: (y := 1 / np.tan(x), -gy * (1 + y * y)), POSITIVE),
    unary(dz.arcsec, lambda gy, x: (np.arccos(1 / x), gy / (np.abs(x) * np.sqrt(x * x - 1))), OUTSIDE),
    unary(dz.arccsc, lambda gy, x: (np.arcsin(1 / x), -gy / (np.abs(x) * np.sqrt(x * x - 1))), OUTSIDE),
    unary(dz.arccot, lambda gy, x: (np.arctan(1 / x), -gy / (1 + x * x)), POSITIVE),
    unary(dz.sech, lambda gy, x: (y := 1 / np.cosh(x), -gy * y * np.tanh(x))),
    unary(dz.csch, lambda gy, x: (y := 1 / np.sinh(x), -gy * y / np.tanh(x)), POSITIVE),
    unary(dz.coth, lambda gy, x: (y := 1 / np.tanh(x), gy * (1 - y * y)), POSITIVE),
    unary(dz.arcsech, lambda gy, x: (np.arccosh(1 / x), -gy / (x * np.sqrt(1 - x * x))), uniform(0.1, 0.9)),
    unary(dz.arccsch, lambda gy, x: (np.arcsinh(1 / x), -gy / (np.abs(x) * np.sqrt(1 + x * x))), POSITIVE),
    unary(dz.arccoth, lambda gy, x: (np.arctanh(1 / x), gy / (1 - x * x)), OUTSIDE),
)
