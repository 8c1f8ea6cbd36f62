"""Mistakes with special functions, functions of matrices, densities and differential equations."""

from __future__ import annotations

import numpy as np

from dezero_typed import Matrix, Scalar, Vector, integrate, special, stats

Vec = np.ndarray[tuple[int], np.dtype[np.float64]]


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


def densities(i: Vector[np.int64], x32: Vector[np.float32], v: Vector) -> None:
    stats.norm_pdf(i)  # mypy: type-var  pyright: reportArgumentType, reportCallIssue
    stats.norm_pdf(v, x32)  # mypy: misc  pyright: reportArgumentType, reportCallIssue
    stats.t_cdf(v, v)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    stats.gamma_cdf(v, v)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue
    stats.poisson_pmf(v, v)  # mypy: call-overload  pyright: reportArgumentType, reportCallIssue


def rate(y: Vector, t: Scalar, a: Scalar) -> Vector:
    return -a * y * t


def equations(y: Vector, m: Matrix, t: Vec) -> None:
    integrate.odeint(rate, y, t)  # mypy: arg-type  pyright: reportArgumentType
    integrate.odeint(rate, y, t, (y,))  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
    integrate.odeint(rate, m, t, (y.sum(),))  # mypy: arg-type  pyright: reportArgumentType, reportCallIssue
