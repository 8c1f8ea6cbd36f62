"""The square root and the exponential of a matrix: those of ``scipy.linalg``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, final

import numpy as np
from numpy.linalg import LinAlgError

from ..application import unary
from ..arrays import I, S, Array, as_array
from ..function import RESULT, Function
from ..functions.products import transposed
from ..linalg.solving import require_square
from ..variable import Variable
from .backend import matrix_function, of_stacks
from .signatures import applied_to_stacks
from .structured_systems import SolveSylvester

__all__ = ["expm", "sqrtm"]

scipy_expm: Callable[..., Any] = matrix_function("expm")
scipy_expm_frechet: Callable[..., Any] = matrix_function("expm_frechet")
scipy_sqrtm: Callable[..., Any] = matrix_function("sqrtm")


@final
class Sqrtm(Function[Array, Array], reads=((RESULT,),), fresh=True, holomorphic=True):
    """The differential of y @ y = x is Sylvester's equation with the root on either side (N. J. Higham, Functions of
    matrices, 2008, section 6.1)."""

    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return of_stacks(root, x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        back = transposed(self.result)
        gx: Array = applied_to_stacks(SolveSylvester(), back, back, gy)
        return (gx,)


def root(x: Array) -> Array:
    """Return the principal square root of one matrix, in its own kind of numbers."""
    y: Any = scipy_sqrtm(x)
    if not np.isfinite(y).all():
        raise LinAlgError("sqrtm: the matrix has no square root")
    if y.dtype.kind != "c" or x.dtype.kind == "c":
        return as_array(y)
    # SciPy goes through complex numbers in places, which leaves rounding errors where there are none.
    if np.abs(y.imag).max() > 100 * len(x) * np.finfo(x.dtype).eps * np.abs(y).max():
        raise ValueError("sqrtm: the root of this real matrix is complex; write x.astype(np.complex128)")
    return as_array(y.real)


@final
class Expm(Function[Array, Array], reads=((0,),), fresh=True, holomorphic=True):
    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return of_stacks(scipy_expm, x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        gx: Array = applied_to_stacks(ExpmFrechet(), transposed(x), gy)
        return (gx,)


@final
class ExpmFrechet(Function[Array, Array, Array], reads=((0, 1), (0,)), fresh=True, holomorphic=True):
    """The derivative of expm at x0 in the direction x1: A. H. Al-Mohy and N. J. Higham, Computing the Fréchet derivative of
    the matrix exponential, with an application to condition number estimation, 2009.

    Its own derivative along e is that of the matrix of blocks [[x0, x1], [0, x0]] along [[e, 0], [0, e]], in the upper right
    corner (N. J. Higham and S. D. Relton, Higher order Fréchet derivatives of matrix functions, 2014), and symmetric in
    x1 and e: a cyclic change of order in the trace makes a gradient of it.
    """

    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return of_stacks(frechet, x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        p0, _ = self.parents
        back = transposed(x0)
        g1: Array = applied_to_stacks(ExpmFrechet(), back, gy)
        if p0 is None:
            return g1, g1
        turned = transposed(x1)
        both: Array = applied_to_stacks(ExpmFrechet(), blocks(back, gy), blocks(turned, np.zeros_like(turned)))
        size = x0.shape[-1]
        return both[..., :size, size:], g1


def frechet(x: Array, direction: Array) -> Array:
    """Return the derivative of the exponential of one matrix."""
    y: Array = scipy_expm_frechet(x, direction, compute_expm=False, check_finite=False)
    return y


def blocks(x: Any, corner: Any) -> Any:
    """Return the matrices ``[[x, corner], [0, x]]``."""
    upper: Any = np.concatenate([x, corner], axis=-1)
    lower: Any = np.concatenate([np.zeros_like(x), x], axis=-1)
    return np.concatenate([upper, lower], axis=-2)


def sqrtm(A: Variable[I, S]) -> Variable[I, S]:
    """The principal square root: the y with ``y @ y == A`` whose eigenvalues have no negative real part.

    Shape (..., n, n) and dtype: those of `A`, a float or complex type. The gradient solves Sylvester's equation
    ``y.mT @ gA + gA @ y.mT == gy``. Raises `TypeError` for integers, `ValueError` for what is not square and for a real matrix
    whose root is complex, that is one with a negative eigenvalue; write ``A.astype(np.complex128)`` for it. Raises
    `LinAlgError` for a matrix that has no root, and in `backward` for a singular one, where the derivative is infinite.
    """
    return unary(Sqrtm(), require_square("sqrtm", A))


def expm(A: Variable[I, S]) -> Variable[I, S]:
    """The matrix exponential ``1 + A + A @ A / 2 + A @ A @ A / 6 + ...``.

    Shape (..., n, n) and dtype: those of `A`, a float or complex type. The gradient is the derivative at ``A.mT`` in the
    direction of the cotangent. Raises `TypeError` for integers and `ValueError` for what is not square.
    """
    return unary(Expm(), require_square("expm", A))
