"""Whole parts, remainders and quotients."""

from __future__ import annotations

import dezero_typed as dz

from ..subjects import POSITIVE, binary, np, unary

SUBJECTS = (
    unary(dz.floor, lambda gy, x: (np.floor(x), np.zeros_like(gy))),
    unary(dz.ceil, lambda gy, x: (np.ceil(x), np.zeros_like(gy))),
    unary(dz.trunc, lambda gy, x: (np.trunc(x), np.zeros_like(gy))),
    unary(dz.rint, lambda gy, x: (np.rint(x), np.zeros_like(gy))),
    unary(dz.round, lambda gy, x: (np.round(x, 2), np.zeros_like(gy)), call=lambda x: dz.round(x, 2)),
    binary(dz.remainder, lambda gy, a, b: (a % b, gy.copy(), -gy * (a // b)), b=POSITIVE),
    binary(dz.fmod, lambda gy, a, b: (np.fmod(a, b), gy.copy(), -gy * np.trunc(a / b)), b=POSITIVE),
    binary(dz.floor_divide, lambda gy, a, b: (a // b, np.zeros_like(gy), np.zeros_like(gy)), b=POSITIVE),
    binary(dz.divmod, lambda gy, a, b: (*(y := np.divmod(a, b)), gy[1].copy(), -gy[1] * y[0]), b=POSITIVE),
)
