"""Mistakes with special functions."""

from __future__ import annotations

import numpy as np

from dezero_typed import Vector, special


def elements(i: Vector[np.int64], z: Vector[np.complex128], v: Vector) -> None:
    special.erf(i)  # mypy: type-var  pyright: reportArgumentType
    special.erf(z)  # mypy: type-var  pyright: reportArgumentType
    special.gammaln(v.data)  # mypy: arg-type  pyright: reportArgumentType
    special.polygamma(1.5, v)  # mypy: arg-type  pyright: reportArgumentType
    special.jn(v, v)  # mypy: arg-type  pyright: reportArgumentType
    special.betainc(1.0, v, v)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    special.xlogy(i, i)  # mypy: arg-type, type-var  pyright: reportArgumentType, reportCallIssue
