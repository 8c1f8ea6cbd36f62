"""Student's t distribution."""

from __future__ import annotations

from typing import Any, Protocol, final, overload

import numpy as np

from ..application import applied_to_both, binary
from ..arrays import Array, F, S
from ..function import Function
from ..functions.exponential import exp, log, log1p
from ..functions.selection import where
from ..special.backend import Elementwise, elementwise
from ..special.beta_functions import Betaln, scipy_betaln
from ..special.signatures import Constant, constant
from ..variable import AnyVariable, Variable
from .signatures import Parameter, positive, standard

__all__ = ["t_cdf", "t_logcdf", "t_logpdf", "t_pdf"]

scipy_stdtr: Elementwise = elementwise("stdtr")


class OfStudent(Protocol):
    """A density of an argument, the degrees of freedom, a place and a scale, which broadcast."""

    __name__: str

    @overload
    def __call__(self, x: Variable[F, S], df: float, loc: float = 0.0, scale: float = 1.0) -> Variable[F, S]: ...
    @overload
    def __call__(self, x: Parameter[F], df: Parameter[F], loc: Parameter[F] = 0.0, scale: Parameter[F] = 1.0) -> Variable[F]: ...


class OfConstantDf(Protocol):
    """The same where the degrees of freedom are constant."""

    __name__: str

    @overload
    def __call__(self, x: Variable[F, S], df: float, loc: float = 0.0, scale: float = 1.0) -> Variable[F, S]: ...
    @overload
    def __call__(self, x: Parameter[F], df: Constant, loc: Parameter[F] = 0.0, scale: Parameter[F] = 1.0) -> Variable[F]: ...


class _OfFour(Protocol):
    __name__: str

    def __call__(self, x: Any, df: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable: ...


def of_student(function: _OfFour) -> OfStudent:
    """Give `function` the type of `OfStudent`."""
    return function


def of_constant_df(function: _OfFour) -> OfConstantDf:
    """Give `function` the type of `OfConstantDf`."""
    return function


@final
class Stdtr(Function[Array, Array, Array], reads=((), (0, 1)), fresh=True):
    """The integral of the density up to x1, for x0 degrees of freedom, which are constant."""

    __slots__ = ()

    def forward(self, x0: Array, x1: Array) -> Array:
        return scipy_stdtr(x0, x1)

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        df, x = self.primals
        height = -scipy_betaln(df / 2, 0.5) - np.log(df) / 2
        return gy, gy * np.exp(height - (df + 1) / 2 * np.log1p(x * x / df))


@of_student
def t_pdf(x: Any, df: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """``(1 + z**2 / df) ** (-(df + 1) / 2) / (sqrt(df) * B(df / 2, 1 / 2) * scale)`` of z = (x - loc) / scale.

    Shapes: broadcast. Dtype: a float type. One operand at least is a Variable. A scale or `df` that is not positive
    gives NaN. Raises `TypeError` for integers and complex numbers, `ValueError` for shapes that do not broadcast.
    """
    return exp(logarithm("t_pdf", x, df, loc, scale))


@of_student
def t_logpdf(x: Any, df: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """The logarithm of `t_pdf`. Shapes: broadcast. Dtype: a float type.

    One operand at least is a Variable. A scale or `df` that is not positive gives NaN. Raises `TypeError` for integers
    and complex numbers, `ValueError` for shapes that do not broadcast.
    """
    return logarithm("t_logpdf", x, df, loc, scale)


def logarithm(label: str, x: Any, df: Any, loc: Any, scale: Any) -> AnyVariable:
    """Return the logarithm of the density; raise about `label`."""
    z, scale, df = standard(label, x, loc, scale, df)
    df = positive(df)
    height = applied_to_both(Betaln(), df / 2, np.asarray(0.5, df.dtype)) + np.log(df) / 2 + np.log(scale)
    y: AnyVariable = np.log1p(z * z / df) * ((df + 1) / -2) - height
    return y


@of_constant_df
def t_cdf(x: Any, df: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """The integral of `t_pdf` up to `x`, exact where it is small. Shapes: broadcast. Dtype: a float type.

    There is no closed form for the derivative with respect to `df`, which is a constant; of the others one at least is
    a Variable. A scale or `df` that is not positive gives NaN. Raises `TypeError` for a Variable as `df`, integers and
    complex numbers, `ValueError` for shapes that do not broadcast.
    """
    df, z = freedom("t_cdf", x, df, loc, scale)
    return binary(Stdtr(), df, z)


@of_constant_df
def t_logcdf(x: Any, df: Any, loc: Any = 0.0, scale: Any = 1.0) -> AnyVariable:
    """The logarithm of `t_cdf`, exact where that is close to 1 or 0. Shapes: broadcast. Dtype: a float type.

    The degrees of freedom are a constant; of the others one at least is a Variable. A scale or `df` that is not
    positive gives NaN. Raises `TypeError` for a Variable as `df`, integers and complex numbers, `ValueError` for shapes
    that do not broadcast.
    """
    df, z = freedom("t_logcdf", x, df, loc, scale)
    # The smaller of the two tails has all its digits.
    right = z.data > 0
    tail = binary(Stdtr(), df, where(right, -z, z))
    right = np.broadcast_to(right, tail.shape)
    return where(right, log1p(-where(right, tail, 0.0)), log(where(right, 1.0, tail)))


def freedom(label: str, x: Any, df: Any, loc: Any, scale: Any) -> tuple[Any, Any]:
    """Return the degrees of freedom, an array, and ``(x - loc) / scale``; raise about `label`."""
    z, _ = standard(label, x, loc, scale)
    return positive(constant(label, "df", df, z)), z
