"""Densities and distribution functions of the normal distribution, of x, its mean and its scale."""

from __future__ import annotations

from math import log, pi, sqrt
from typing import Any

import dezero_typed as dz
from dezero_typed.special.backend import scipy_special as sp

from ..subjects import ANY, POSITIVE, Subject, np

ROOT = sqrt(2 * pi)


def moved(part: Any, z: Any, s: Any) -> tuple[Any, ...]:
    """Return what z = (x - m) / s hands back of `part` to x, m and s."""
    gx = part / s
    return gx, -gx, -gx * z


def pdf(gy: Any, x: Any, m: Any, s: Any) -> tuple[Any, ...]:
    z = (x - m) / s
    y = np.exp(-z * z / 2) / (ROOT * s)
    part = gy * y / s
    gx = -part * z
    return y, gx, -gx, part * (z * z - 1)


def logpdf(gy: Any, x: Any, m: Any, s: Any) -> tuple[Any, ...]:
    z = (x - m) / s
    square, part = z * z, gy / s
    gx = -part * z
    return -square / 2 - np.log(s) - log(ROOT), gx, -gx, part * (square - 1)


def cdf(gy: Any, x: Any, m: Any, s: Any) -> tuple[Any, ...]:
    z = (x - m) / s
    return sp.ndtr(z), *moved(gy * np.exp(-z * z / 2) / ROOT, z, s)


def sf(gy: Any, x: Any, m: Any, s: Any) -> tuple[Any, ...]:
    z = (x - m) / s
    return sp.ndtr(-z), *moved(-gy * np.exp(-z * z / 2) / ROOT, z, s)


def logcdf(gy: Any, x: Any, m: Any, s: Any) -> tuple[Any, ...]:
    z = (x - m) / s
    y = sp.log_ndtr(z)
    return y, *moved(gy * np.exp(-z * z / 2 - y) / ROOT, z, s)


def logsf(gy: Any, x: Any, m: Any, s: Any) -> tuple[Any, ...]:
    z = (x - m) / s
    y = sp.log_ndtr(-z)
    return y, *moved(-gy * np.exp(-z * z / 2 - y) / ROOT, z, s)


SUBJECTS = (
    Subject(dz.stats.norm_pdf, pdf, (ANY, ANY, POSITIVE)),
    Subject(dz.stats.norm_logpdf, logpdf, (ANY, ANY, POSITIVE)),
    Subject(dz.stats.norm_cdf, cdf, (ANY, ANY, POSITIVE)),
    Subject(dz.stats.norm_sf, sf, (ANY, ANY, POSITIVE)),
    Subject(dz.stats.norm_logcdf, logcdf, (ANY, ANY, POSITIVE)),
    Subject(dz.stats.norm_logsf, logsf, (ANY, ANY, POSITIVE)),
)
