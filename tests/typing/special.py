"""Mistakes with special functions and functions of matrices."""

from __future__ import annotations

import numpy as np

from dezero_typed import Matrix, Vector, special


def elements(i: Vector[np.int64], z: Vector[np.complex128], v: Vector) -> None:
    special.erf(i)  # mypy: type-var  pyright: reportArgumentType
    special.erf(z)  # mypy: type-var  pyright: reportArgumentType
    special.gammaln(v.data)  # mypy: arg-type  pyright: reportArgumentType
    special.polygamma(1.5, v)  # mypy: arg-type  pyright: reportArgumentType
    special.jn(v, v)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    special.betainc(1.0, v, v)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    special.xlogy(i, i)  # mypy: arg-type, type-var  pyright: reportArgumentType, reportCallIssue


def matrices(m: Matrix, i: Matrix[np.int64], f: Matrix[np.float32]) -> None:
    special.expm(i)  # mypy: type-var  pyright: reportArgumentType
    special.sqrtm(m.data)  # mypy: arg-type  pyright: reportArgumentType
    special.solve_triangular(m, f)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
    special.solve_triangular(m, m, "H")  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    special.solve_triangular(m, m, overwrite_b=True)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    special.solve_banded(1, m, m)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    special.solve_sylvester(m, m.data, f)  # mypy: arg-type, misc  pyright: reportArgumentType, reportCallIssue
