"""The normal distribution of several variables."""

from __future__ import annotations

from math import log, pi
from typing import Any, Protocol, overload

import numpy as np
from numpy import ndarray

from ..application import require_float
from ..arrays import F, Shape
from ..functions.exponential import exp
from ..linalg.determinants import slogdet
from ..variable import AnyVariable, Matrix, Scalar, Variable, Vector, data_of, is_variable, require_variable
from .signatures import converted

__all__ = ["multivariate_normal_entropy", "multivariate_normal_logpdf", "multivariate_normal_pdf"]


class OfPoints(Protocol):
    """A density of points, a mean and a covariance."""

    __name__: str

    @overload
    def __call__(
        self, x: Vector[F] | ndarray[tuple[int], np.dtype[F]], mean: Vector[F] | ndarray[tuple[int], np.dtype[F]], cov: Matrix[F] | ndarray[tuple[int, int], np.dtype[F]]
    ) -> Scalar[F]: ...
    @overload
    def __call__(
        self, x: Matrix[F] | ndarray[tuple[int, int], np.dtype[F]], mean: Vector[F] | ndarray[tuple[int], np.dtype[F]], cov: Matrix[F] | ndarray[tuple[int, int], np.dtype[F]]
    ) -> Vector[F]: ...
    @overload
    def __call__(
        self, x: Variable[F] | ndarray[Shape, np.dtype[F]], mean: Vector[F] | ndarray[tuple[int], np.dtype[F]], cov: Matrix[F] | ndarray[tuple[int, int], np.dtype[F]]
    ) -> Variable[F]: ...


class _OfThree(Protocol):
    __name__: str

    def __call__(self, x: Any, mean: Any, cov: Any) -> AnyVariable: ...


def of_points(function: _OfThree) -> OfPoints:
    """Give `function` the type of `OfPoints`."""
    return function


@of_points
def multivariate_normal_pdf(x: Any, mean: Any, cov: Any) -> AnyVariable:
    """The exponential of `multivariate_normal_logpdf`. Shapes: (..., k), (k,) and (k, k) to (...). Dtype: a float type.

    Raises what that raises.
    """
    return exp(log_density("multivariate_normal_pdf", x, mean, cov))


@of_points
def multivariate_normal_logpdf(x: Any, mean: Any, cov: Any) -> AnyVariable:
    """``-(d @ inv(cov) @ d + log(det(cov)) + k * log(2 pi)) / 2`` of d = x - mean.

    Shapes: (..., k), (k,) and (k, k) to (...).

    Dtype: float32 or float64. One operand at least is a Variable. The gradient of `cov` takes its elements for
    independent ones: ``(v v^T - inv(cov)) / 2`` with ``v = inv(cov) @ d``, as in M. Giles, Matrix derivative results,
    2008. Raises `TypeError` for integers and complex numbers, `ValueError` for shapes that do not fit and a covariance
    that is not positive definite, singular ones among them.
    """
    return log_density("multivariate_normal_logpdf", x, mean, cov)


def log_density(label: str, x: Any, mean: Any, cov: Any) -> AnyVariable:
    """Return the logarithm of the density; raise about `label`."""
    shapes = [np.shape(data_of(each)) for each in (x, mean, cov)]
    k = shapes[1][:1]
    if len(k) == 0 or shapes[0][-1:] != k or shapes[1] != k or shapes[2] != k + k:
        raise ValueError(f"{label}: expected shapes (..., k), (k,) and (k, k), got {', '.join(map(str, shapes))}")
    require_definite(label, cov)
    x, mean, cov = converted(label, x, mean, cov)
    points: Any = (x - mean).reshape((-1, *k)).T
    loose: Any = np.linalg
    squares: Any = (points * loose.solve(cov, points)).sum(axis=0)
    logarithms: AnyVariable = (squares + (loose.slogdet(cov)[1] + k[0] * log(2 * pi))) / -2
    y: AnyVariable = logarithms.reshape(shapes[0][:-1])
    return y


def require_definite(label: str, cov: Any) -> None:
    """Raise where the covariance is not positive definite."""
    try:
        np.linalg.cholesky(data_of(cov))
    except np.linalg.LinAlgError as error:
        raise ValueError(f"{label}: cov must be positive definite") from error


def multivariate_normal_entropy(mean: ndarray[tuple[int], np.dtype[F]] | None, cov: Matrix[F]) -> Scalar[F]:
    """``log(det(2 pi e cov)) / 2``, in nats. Shapes: (k,) and (k, k) to (). Dtype: that of `cov`, float32 or float64.

    The entropy does not depend on the mean, which is a constant or None. Raises `TypeError` for a mean that is a
    Variable, integers and complex numbers, `ValueError` for shapes that do not fit and a covariance that is not
    positive definite.
    """
    label = "multivariate_normal_entropy"
    require_float(label, require_variable(label, cov))
    given: object = mean
    if is_variable(given):
        raise TypeError(f"{label} has no gradient with respect to mean, which must be a constant; write mean.data")
    shapes = cov.shape[:1] if mean is None else np.shape(data_of(given)), cov.shape
    if len(shapes[0]) != 1 or shapes[1] != shapes[0] * 2:
        raise ValueError(f"{label}: expected shapes (k,) and (k, k), got {shapes[0]} and {shapes[1]}")
    require_definite(label, cov)
    any_slogdet: Any = slogdet
    y: Scalar[F] = any_slogdet(cov)[1] / 2 + cov.shape[0] * (1 + log(2 * pi)) / 2
    return y
