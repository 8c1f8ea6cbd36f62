"""Determinants."""

from __future__ import annotations

from typing import Any, Generic, NamedTuple, TypeVar, final, overload

import numpy as np

from ..application import nary, unary
from ..arrays import F, I, S, AnyArray, Array, Unranked, as_array
from ..function import RESULT, Function
from ..functions.products import transposed
from ..variable import AnyVariable, Matrix, Scalar, Variable, data_of, is_variable
from .solving import lapack, require_square

__all__ = ["det", "slogdet"]

Sign = TypeVar("Sign")
Logarithm = TypeVar("Logarithm")


class SlogdetResult(NamedTuple, Generic[Sign, Logarithm]):
    """The sign of the determinant, and the logarithm of its absolute value."""

    sign: Sign
    logabsdet: Logarithm


@final
class Det(Function[Array, Array], reads=((0, RESULT),), fresh=True, holomorphic=True):
    """M. B. Giles, Collected matrix derivative results for forward and reverse mode, 2008, section 2.2.4."""

    __slots__ = ()

    def forward(self, x: Array) -> Array:
        return as_array(lapack.det(x))

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        det: Any = self.result
        zero: AnyArray = np.equal(data_of(det), 0)
        inverse: Any = None if zero.any() else lapack.inv(x)
        dropped = deficiencies(x, zero, inverse)
        if inverse is None or dropped.any():
            return (gy[..., None, None] * transposed(adjugate(x, dropped)),)
        return ((gy * det)[..., None, None] * transposed(inverse),)


def deficiencies(x: Any, zero: AnyArray, inverse: Any) -> AnyArray:
    """Return how many singular values of each matrix of `x` are too small for derivatives by the `inverse`.

    `zero` tells which determinants are zero; the inverse is None if any is. A first derivative needs no more: det times
    inverse, of one and the same factorisation, is the adjugate to full precision up to there (G. W. Stewart, On the adjugate
    matrix, 1998). A further derivative takes differences of such products, which lose what the condition number says.
    """
    matrices: AnyArray = data_of(x)
    suspect = zero
    if is_variable(x) and matrices.size:
        condition = lapack.cond(matrices, 1) if inverse is None else length(matrices) * length(inverse.data)
        suspect = zero | (condition > np.finfo(matrices.dtype).eps ** -0.5)
    if not suspect.any():
        return suspect
    suspect = suspect & np.isfinite(matrices).all((-2, -1))
    s: AnyArray = lapack.svdvals(np.where(suspect[..., None, None], matrices, 0))
    small = np.count_nonzero(s <= s[..., :1] * np.finfo(s.dtype).eps ** 0.5, axis=-1)
    return np.asarray(np.where(suspect, np.maximum(small, 1), 0))


def length(x: AnyArray) -> AnyArray:
    """Return the norms of order 1 of matrices."""
    lengths: AnyArray = np.abs(x).sum(axis=-2).max(axis=-1)
    return lengths


def adjugate(x: Any, dropped: AnyArray) -> Any:
    """Return the adjugate of the matrices of `x`, polynomials of their elements, singular ones among them.

    It is det(x) times the inverse where there is one. `dropped` are the deficiencies of the matrices: those of one
    deficiency are computed together.
    """
    size = x.shape[-1]
    stack: Any = np.reshape(x, (-1, size, size))
    numbers = dropped.reshape(-1)
    places = [np.flatnonzero(numbers == number) for number in np.unique(numbers)]
    parts: list[Any] = [deficient_adjugate(stack[place], int(numbers[place[0]])) for place in places]
    return np.reshape(np.concatenate(parts)[np.argsort(np.concatenate(places))], x.shape)


def deficient_adjugate(x: Any, number: int) -> Any:
    """Return the adjugate of the matrices of `x` that have `number` small singular values.

    In the bases of their singular vectors, which are constants here, the matrix is nearly diagonal and has the blocks

        a  b        det = det(a) det(e), where e = d - c a⁻¹ b is Schur's complement,
        c  d

    and its adjugate follows from the inverse of `a`, which is regular, and from the adjugate of the small `e`.
    """
    if number == 0:
        return lapack.det(x)[..., None, None] * lapack.inv(x)
    u, _, v = lapack.svd(data_of(x))
    back_u, back_v = (transposed(each.conj()) for each in (u, v))
    turned: Any = back_u @ x @ back_v
    size = x.shape[-1] - number
    a, b, c, d = (turned[..., rows, columns] for rows in (slice(size), slice(size, None)) for columns in (slice(size), slice(size, None)))
    inverse: Any = lapack.inv(a)
    left, right = c @ inverse, inverse @ b
    e: Any = d - left @ b
    inner, det = polynomial_adjugate(e)
    lower: Any = np.concatenate([-inner @ left, inner], axis=-1)
    upper: Any = np.concatenate([det[..., None, None] * inverse + right @ inner @ left, -right @ inner], axis=-1)
    scale: Any = lapack.det(u) * lapack.det(v) * lapack.det(a)
    return scale[..., None, None] * (back_v @ np.concatenate([upper, lower], axis=-2) @ back_u)


def polynomial_adjugate(x: Any) -> tuple[Any, Any]:
    """Return adjugate and determinant of the matrices of `x` without a division by their elements.

    The algorithm of Faddeev and LeVerrier, D. K. Faddeev and V. N. Faddeeva, Computational methods of linear algebra, 1963,
    section 47.
    """
    size = x.shape[-1]
    unit = np.eye(size, dtype=x.dtype)
    part: Any = np.broadcast_to(unit, x.shape)
    for step in range(1, size):
        product: Any = x @ part
        part = product - (np.trace(product, axis1=-2, axis2=-1) / step)[..., None, None] * unit
    sign = -1 if size % 2 == 0 else 1
    det: Any = np.trace(x @ part, axis1=-2, axis2=-1) * (sign / size)
    return sign * part, det


@final
class Slogdet(Function[tuple[Array, Array], Array], reads=((0, RESULT),), fresh=True, complex=True):
    """The logarithm of |det|, whose gradient is the inverse, and the sign, which turns only over complex numbers."""

    __slots__ = ()

    def forward(self, x: Array) -> tuple[Array, Array]:
        sign, log = lapack.slogdet(x)
        return as_array(sign), as_array(log)

    def backward(self, gy: tuple[Array, Array], /) -> tuple[Array]:
        (x,), (sign, _) = self.primals, self.result
        turned, length = gy
        part: Any = length
        if x.dtype.kind == "c":
            # The phase turns along i * sign: what of the cotangent lies there turns with the matrix.
            part = part + 1j * np.imag(np.conj(sign) * turned)
        return (part[..., None, None] * transposed(np.conj(lapack.inv(x))),)


@overload
def det(x: Variable[I, Unranked]) -> Variable[I]: ...
@overload
def det(x: Matrix[I]) -> Scalar[I]: ...
@overload
def det(x: Variable[I, S]) -> Variable[I]: ...
def det(x: AnyVariable) -> AnyVariable:
    """The determinants of the matrices of `x`. Shape: (..., n, n) to (...). Dtype: a float or complex type.

    The gradient is the transposed adjugate, ``det(x) * inv(x).T`` where there is an inverse. It and all further
    derivatives are polynomials of the elements, and exact for singular matrices of every rank (see `deficient_adjugate`).
    M. B. Giles, Collected matrix derivative results for forward and reverse mode, 2008, section 2.2.4.
    Raises `TypeError` for integers and `ValueError` for what is not square.
    """
    return unary(Det(), require_square("det", x))


@overload
def slogdet(x: Variable[F, Unranked]) -> SlogdetResult[Variable[F], Variable[F]]: ...
@overload
def slogdet(x: Matrix[F]) -> SlogdetResult[Scalar[F], Scalar[F]]: ...
@overload
def slogdet(x: Variable[F, S]) -> SlogdetResult[Variable[F], Variable[F]]: ...
@overload
def slogdet(x: Variable[np.complex128, S]) -> SlogdetResult[Variable[np.complex128], Variable[np.float64]]: ...  # type: ignore[overload-overlap]
@overload
def slogdet(x: Variable[np.complex64, S]) -> SlogdetResult[Variable[np.complex64], Variable[np.float32]]: ...
def slogdet(x: AnyVariable) -> SlogdetResult[AnyVariable, AnyVariable]:
    """The signs of the determinants, and the logarithms of their absolute values. Shape: (..., n, n) to (...) twice.

    Dtype: that of `x`, a float or complex type, for the sign, its real type for the logarithm. The gradient of the
    logarithm is ``inv(x).T``; that of the sign is 0, except over complex numbers, where it turns.
    Raises `TypeError` for integers, `ValueError` for what is not square, `LinAlgError` in `backward` for a singular matrix.
    """
    sign, log = nary(Slogdet(), [require_square("slogdet", x)])
    return SlogdetResult(sign, log)
