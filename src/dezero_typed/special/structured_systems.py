"""Systems of linear equations with a triangle, with bands, and with a matrix on either side: those of ``scipy.linalg``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeAlias, TypeVar, final, overload

import numpy as np
from numpy import ndarray
from numpy.linalg import LinAlgError

from ..application import applied, nary
from ..arrays import AnyArray, Array, I, S, S0, S1, Shape, Unranked
from ..function import RESULT, Function, operation
from ..functions.products import transposed
from ..functions.shapes import checked_integer
from ..functions.signals import SlidingWindowView
from ..linalg.decompositions import adjoint
from ..variable import AnyVariable, Matrix, Variable, Vector
from .backend import matrix_function, of_stacks
from .signatures import applied_to_stacks, operands_of, refuse_to_overwrite, require_finite

__all__ = ["solve_banded", "solve_sylvester", "solve_triangular"]

scipy_solve_triangular: Callable[..., Any] = matrix_function("solve_triangular")
scipy_solve_banded: Callable[..., Any] = matrix_function("solve_banded")
schur: Callable[..., Any] = matrix_function("schur")
lapack_functions: Callable[..., Any] = matrix_function("get_lapack_funcs")

S2 = TypeVar("S2", bound=Shape)

Trans: TypeAlias = Literal[0, 1, 2, "N", "T", "C"]
"""Which matrix of a triangular system: the triangle, transposed, or with conjugate elements besides."""


@final
@operation
class SolveTriangular(Function[Array, Array, Array], reads=((0, RESULT), (0,)), fresh=True, holomorphic=True):
    """As the solution of any system (M. B. Giles, Collected matrix derivative results for forward and reverse mode, 2008,
    section 2.3.1), and what is not read of the matrix has no gradient."""

    lower: bool
    unit_diagonal: bool

    def forward(self, x0: Array, x1: Array) -> Array:
        return of_stacks(self.solved, x0, x1)

    def solved(self, a: Array, b: Array) -> Array:
        """Solve one system."""
        y: Array = scipy_solve_triangular(a, b, lower=self.lower, unit_diagonal=self.unit_diagonal, check_finite=False)
        return y

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        a, _ = self.primals
        g1: Array = applied_to_stacks(SolveTriangular(not self.lower, self.unit_diagonal), transposed(a), gy)
        if self.parents[0] is None:
            return g1, g1
        turned = transposed(self.result)
        # NumPy multiplies a column and a row as matrices in twice the time and more.
        whole = -g1 * turned if g1.shape[-1] == 1 else -g1 @ turned
        above = int(self.unit_diagonal)
        return np.tril(whole, -above) if self.lower else np.triu(whole, above), g1


@final
@operation
class SolveBanded(Function[Array, Array, Array], reads=((0, RESULT), (0,)), fresh=True, holomorphic=True):
    """Likewise, of a matrix that is given by its diagonals."""

    lower: int
    upper: int

    def forward(self, x0: Array, x1: Array) -> Array:
        return of_stacks(self.solved, x0, x1)

    def solved(self, ab: Array, b: Array) -> Array:
        """Solve one system."""
        if ab.shape[-1] == 1:  # SciPy before 1.15 reads another row then: scipy/scipy#8906
            number: Array = scipy_solve_triangular(ab[self.upper : self.upper + 1], b, check_finite=False)
            return number
        y: Array = scipy_solve_banded((self.lower, self.upper), ab, b, check_finite=False)
        return y

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        ab, _ = self.primals
        back: Array = bands_transposed(ab, self.lower, self.upper)
        g1: Array = applied_to_stacks(SolveBanded(self.upper, self.lower), back, gy)
        if self.parents[0] is None:
            return g1, g1
        # Of the element in row k of the bands and column j the row is j + k - upper; beyond both ends there is nothing.
        wide: Any = np.concatenate([nothing(g1, self.upper), g1, nothing(g1, self.lower)], axis=-2)
        windows: Array = applied(SlidingWindowView((ab.shape[-1],), (g1.ndim - 2,)), -wide)
        return (windows * transposed(self.result)[..., None, :, :]).sum(axis=-2), g1


def nothing(x: Any, rows: int) -> AnyArray:
    """Return so many rows of zeros for the matrices of `x`."""
    return np.zeros((*x.shape[:-2], rows, x.shape[-1]), x.dtype)


def bands_transposed(ab: Any, lower: int, upper: int) -> Any:
    """Return the bands of the transposed matrix: the diagonals in reverse order, shifted."""
    rows, size = ab.shape[-2:]
    stack = ab.shape[:-2]
    # Rows of a length that ends one element earlier begin one later each: what leaves the matrix meets zeros.
    longer: Any = np.concatenate([ab, np.zeros((*stack, rows, rows), ab.dtype)], axis=-1)
    flat: Any = longer.reshape((*stack, rows * (size + rows)))[..., :-rows]
    return flat.reshape((*stack, rows, size + rows - 1))[..., ::-1, upper : upper + size]


@final
class SolveSylvester(
    Function[Array, Array, Array, Array], reads=((0, 1, RESULT), (0, 1, RESULT), (0, 1)), fresh=True, holomorphic=True
):
    """R. H. Bartels and G. W. Stewart, Solution of the matrix equation AX + XB = C, 1972. The gradient of C solves the
    equation with both matrices transposed."""

    __slots__ = ()

    def forward(self, x0: Array, x1: Array, x2: Array) -> Array:
        return of_stacks(sylvester, x0, x1, x2)

    def backward(self, gy: Array, /) -> tuple[Array, Array, Array]:
        a, b, _ = self.primals
        p0, p1, _ = self.parents
        g2: Array = applied_to_stacks(SolveSylvester(), transposed(a), transposed(b), gy)
        back = transposed(self.result)
        return -(g2 @ back) if p0 else g2, -(back @ g2) if p1 else g2, g2


def sylvester(a: Array, b: Array, q: Array) -> Array:
    """Solve one equation by the triangles of the Schur decompositions; raise where it has no single solution."""
    kind = "complex" if a.dtype.kind == "c" else "real"
    r, u = schur(a, output=kind)
    s, v = schur(adjoint(b), output=kind)
    (trsyl,) = lapack_functions(("trsyl",), (r, s, q))
    y, scale, info = trsyl(r, s, adjoint(u) @ q @ v, tranb="C")
    if info:
        raise LinAlgError("no single solution of Sylvester's equation: an eigenvalue of a is the negative of one of b")
    x: Array = u @ (y / scale) @ adjoint(v)
    return x


def solution(function: Function[Array, Array, Array], a: Any, b: Any) -> AnyVariable:
    """Return the solution for `b`, a vector, a matrix or a stack of matrices."""
    y: AnyVariable = nary(function, [a, b[..., None] if b.ndim == 1 else b], broadcast=True)
    return y[..., 0] if b.ndim == 1 else y


@overload
def solve_triangular(a: Variable[I, Unranked], b: Variable[I, S1] | ndarray[S1, np.dtype[I]], trans: Trans = 0, lower: bool = False, unit_diagonal: bool = False, overwrite_b: Literal[False] = False, check_finite: bool = True) -> Variable[I]: ...
@overload
def solve_triangular(a: Matrix[I], b: Vector[I] | ndarray[tuple[int], np.dtype[I]], trans: Trans = 0, lower: bool = False, unit_diagonal: bool = False, overwrite_b: Literal[False] = False, check_finite: bool = True) -> Vector[I]: ...
@overload
def solve_triangular(a: Matrix[I], b: Matrix[I] | ndarray[tuple[int, int], np.dtype[I]], trans: Trans = 0, lower: bool = False, unit_diagonal: bool = False, overwrite_b: Literal[False] = False, check_finite: bool = True) -> Matrix[I]: ...
@overload
def solve_triangular(a: ndarray[tuple[int, int], np.dtype[I]], b: Variable[I, S], trans: Trans = 0, lower: bool = False, unit_diagonal: bool = False, overwrite_b: Literal[False] = False, check_finite: bool = True) -> Variable[I, S]: ...
@overload
def solve_triangular(a: Variable[I, S0], b: Variable[I, S1] | ndarray[S1, np.dtype[I]], trans: Trans = 0, lower: bool = False, unit_diagonal: bool = False, overwrite_b: Literal[False] = False, check_finite: bool = True) -> Variable[I]: ...
@overload
def solve_triangular(a: ndarray[S0, np.dtype[I]], b: Variable[I, S1], trans: Trans = 0, lower: bool = False, unit_diagonal: bool = False, overwrite_b: Literal[False] = False, check_finite: bool = True) -> Variable[I]: ...
def solve_triangular(
    a: AnyVariable | AnyArray, b: AnyVariable | AnyArray, trans: Trans = 0, lower: bool = False,
    unit_diagonal: bool = False, overwrite_b: Literal[False] = False, check_finite: bool = True,
) -> AnyVariable:
    """The x for which ``a @ x`` is `b`, where of `a` its upper triangle is read, or the `lower` one.

    Shapes: (..., n, n) and (..., n, k) to (..., n, k), or (n,) for a vector `b`; the stacks in front broadcast. Dtype: that
    of the operands, a float or complex type. `trans` 1 or "T" stands for the transposed matrix, 2 or "C" for its
    conjugate; with `unit_diagonal` the diagonal is one and not read. What is not read has the gradient 0.
    Raises `TypeError` for integers, `ValueError` for shapes that do not fit, for elements that are not finite unless
    `check_finite` is False, and for `overwrite_b`; `LinAlgError` for a zero on the diagonal.
    """
    a, b = operands_of("solve_triangular", a, b)
    if a.ndim < 2 or a.shape[-1] != a.shape[-2] or b.ndim == 0 or b.shape[-1 if b.ndim == 1 else -2] != a.shape[-1]:
        raise ValueError(f"solve_triangular: expected shapes (..., n, n) and (..., n, k) or (n,), got {a.shape} and {b.shape}")
    if trans not in {0, 1, 2, "N", "T", "C"}:
        raise ValueError(f'solve_triangular: trans must be 0, 1, 2, "N", "T" or "C", got {trans!r}')
    refuse_to_overwrite("solve_triangular", overwrite_b=overwrite_b)
    if check_finite:
        require_finite("solve_triangular", a, b)
    if trans not in {0, "N"}:
        turned: Any = a
        a, lower = transposed(turned) if trans in {1, "T"} else adjoint(turned), not lower
    return solution(SolveTriangular(lower, unit_diagonal), a, b)


@overload
def solve_banded(l_and_u: tuple[int, int], ab: Variable[I, Unranked], b: Variable[I, S1] | ndarray[S1, np.dtype[I]], overwrite_ab: Literal[False] = False, overwrite_b: Literal[False] = False, check_finite: bool = True) -> Variable[I]: ...
@overload
def solve_banded(l_and_u: tuple[int, int], ab: Matrix[I], b: Vector[I] | ndarray[tuple[int], np.dtype[I]], overwrite_ab: Literal[False] = False, overwrite_b: Literal[False] = False, check_finite: bool = True) -> Vector[I]: ...
@overload
def solve_banded(l_and_u: tuple[int, int], ab: Matrix[I], b: Matrix[I] | ndarray[tuple[int, int], np.dtype[I]], overwrite_ab: Literal[False] = False, overwrite_b: Literal[False] = False, check_finite: bool = True) -> Matrix[I]: ...
@overload
def solve_banded(l_and_u: tuple[int, int], ab: ndarray[tuple[int, int], np.dtype[I]], b: Variable[I, S], overwrite_ab: Literal[False] = False, overwrite_b: Literal[False] = False, check_finite: bool = True) -> Variable[I, S]: ...
@overload
def solve_banded(l_and_u: tuple[int, int], ab: Variable[I, S0], b: Variable[I, S1] | ndarray[S1, np.dtype[I]], overwrite_ab: Literal[False] = False, overwrite_b: Literal[False] = False, check_finite: bool = True) -> Variable[I]: ...
@overload
def solve_banded(l_and_u: tuple[int, int], ab: ndarray[S0, np.dtype[I]], b: Variable[I, S1], overwrite_ab: Literal[False] = False, overwrite_b: Literal[False] = False, check_finite: bool = True) -> Variable[I]: ...
def solve_banded(
    l_and_u: tuple[int, int], ab: AnyVariable | AnyArray, b: AnyVariable | AnyArray,
    overwrite_ab: Literal[False] = False, overwrite_b: Literal[False] = False, check_finite: bool = True,
) -> AnyVariable:
    """The x for which ``a @ x`` is `b`, where `a` has l diagonals below the main one and u above it, the rows of `ab`.

    ``ab[u + i - j, j]`` is ``a[i, j]``. Shapes: (..., l + u + 1, n) and (..., n, k) to (..., n, k), or (n,) for a vector `b`;
    the stacks in front broadcast. Dtype: that of the operands, a float or complex type. The corners of `ab` that lie
    outside of the matrix are not read, and have the gradient 0.
    Raises `TypeError` for integers, `ValueError` for shapes that do not fit, for elements that are not finite unless
    `check_finite` is False, and for operands that are to be overwritten; `LinAlgError` for a singular matrix.
    """
    ab, b = operands_of("solve_banded", ab, b)
    lower, upper = (checked_integer("solve_banded", each, "l_and_u") for each in l_and_u)
    if min(lower, upper) < 0:
        raise ValueError(f"solve_banded: the numbers of diagonals must not be negative, got {l_and_u}")
    if ab.ndim < 2 or ab.shape[-2] != lower + upper + 1 or b.ndim == 0 or b.shape[-1 if b.ndim == 1 else -2] != ab.shape[-1]:
        raise ValueError(
            f"solve_banded: expected shapes (..., {lower + upper + 1}, n) and (..., n, k) or (n,), got {ab.shape} and {b.shape}"
        )
    refuse_to_overwrite("solve_banded", overwrite_ab=overwrite_ab, overwrite_b=overwrite_b)
    if check_finite:
        require_finite("solve_banded", ab, b)
    return solution(SolveBanded(lower, upper), ab, b)


@overload
def solve_sylvester(a: Variable[I, Unranked], b: Variable[I, S1] | ndarray[S1, np.dtype[I]], q: Variable[I, S2] | ndarray[S2, np.dtype[I]]) -> Variable[I]: ...
@overload
def solve_sylvester(a: Variable[I, S0] | ndarray[S0, np.dtype[I]], b: Variable[I, Unranked], q: Variable[I, S2] | ndarray[S2, np.dtype[I]]) -> Variable[I]: ...
@overload
def solve_sylvester(a: Variable[I, S0] | ndarray[S0, np.dtype[I]], b: Variable[I, S1] | ndarray[S1, np.dtype[I]], q: Variable[I, Unranked]) -> Variable[I]: ...
@overload
def solve_sylvester(a: Matrix[I], b: Matrix[I] | ndarray[tuple[int, int], np.dtype[I]], q: Matrix[I] | ndarray[tuple[int, int], np.dtype[I]]) -> Matrix[I]: ...
@overload
def solve_sylvester(a: ndarray[tuple[int, int], np.dtype[I]], b: Matrix[I], q: Matrix[I] | ndarray[tuple[int, int], np.dtype[I]]) -> Matrix[I]: ...
@overload
def solve_sylvester(a: ndarray[tuple[int, int], np.dtype[I]], b: ndarray[tuple[int, int], np.dtype[I]], q: Variable[I, S]) -> Variable[I, S]: ...
@overload
def solve_sylvester(a: Variable[I, S0], b: Variable[I, S1] | ndarray[S1, np.dtype[I]], q: Variable[I, S2] | ndarray[S2, np.dtype[I]]) -> Variable[I]: ...
@overload
def solve_sylvester(a: ndarray[S0, np.dtype[I]], b: Variable[I, S1], q: Variable[I, S2] | ndarray[S2, np.dtype[I]]) -> Variable[I]: ...
@overload
def solve_sylvester(a: ndarray[S0, np.dtype[I]], b: ndarray[S1, np.dtype[I]], q: Variable[I, S2]) -> Variable[I]: ...
def solve_sylvester(a: AnyVariable | AnyArray, b: AnyVariable | AnyArray, q: AnyVariable | AnyArray) -> AnyVariable:
    """The x for which ``a @ x + x @ b`` is `q`.

    Shapes: (..., m, m), (..., n, n) and (..., m, n) to (..., m, n); the stacks in front broadcast. Dtype: that of the
    operands, a float or complex type. The gradients are z for `q`, where ``a.mT @ z + z @ b.mT`` is the cotangent, ``-z @ x.mT``
    for `a` and ``-x.mT @ z`` for `b`. Raises `TypeError` for integers, `ValueError` for shapes that do not fit and elements of
    `a` and `b` that are not finite, `LinAlgError` where an eigenvalue of `a` is the negative of one of `b`.
    """
    operands = operands_of("solve_sylvester", a, b, q)
    shapes = [x.shape for x in operands]
    if any(len(shape) < 2 for shape in shapes) or shapes[2][-2:] != (shapes[0][-1], shapes[1][-1]) or any(m != n for *_, m, n in shapes[:2]):
        raise ValueError(
            f"solve_sylvester: expected shapes (..., m, m), (..., n, n) and (..., m, n), got {shapes[0]}, {shapes[1]} and {shapes[2]}"
        )
    y: AnyVariable = nary(SolveSylvester(), operands, broadcast=True)
    return y
