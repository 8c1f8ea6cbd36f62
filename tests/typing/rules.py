"""Mistakes in subclasses of `Function`, and in calls of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import numpy as np

from dezero_typed import Function, Matrix, Scalar, Variable, Vector

Vec = np.ndarray[tuple[int], np.dtype[np.float64]]
Mat = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Vec32 = np.ndarray[tuple[int], np.dtype[np.float32]]


@final
class Mul(Function[Vec, Vec, Vec]):
    """What the mistakes below are held against: a rule without one."""

    def forward(self, x0: Vec, x1: Vec) -> Vec:
        return x0 * x1

    def backward(self, gy: Vec) -> tuple[Vec, Vec]:
        x0, x1 = self.primals
        return gy * x1, gy * x0


@final
@dataclass
class Scale(Function[Vec, Vec]):
    """A rule with a static parameter."""

    factor: float

    def forward(self, x: Vec) -> Vec:
        return x * self.factor

    def backward(self, gy: Vec) -> tuple[Vec]:
        return (gy * self.factor,)


@final
class Halves(Function[tuple[Vec, Vec], Vec]):
    """A rule with two outputs."""

    def forward(self, x: Vec) -> tuple[Vec, Vec]:
        return x * 0.5, x * 0.5

    def backward(self, gy: tuple[Vec, Vec]) -> tuple[Vec]:
        g0, g1 = gy
        return ((g0 + g1) * 0.5,)


@final
class OneGradientTooFew(Function[Vec, Vec, Vec]):
    def forward(self, x0: Vec, x1: Vec) -> Vec:
        return x0 + x1

    def backward(self, gy: Vec) -> tuple[Vec]:  # mypy: override  pyright: reportIncompatibleMethodOverride
        return (gy,)


@final
class OneGradientTooMany(Function[Vec, Vec]):
    def forward(self, x: Vec) -> Vec:
        return x * 2.0

    def backward(self, gy: Vec) -> tuple[Vec, Vec]:  # mypy: override  pyright: reportIncompatibleMethodOverride
        return gy, gy


@final
class ReturnsTooFew(Function[Vec, Vec, Vec]):
    def forward(self, x0: Vec, x1: Vec) -> Vec:
        return x0 + x1

    def backward(self, gy: Vec) -> tuple[Vec, Vec]:
        return (gy,)  # mypy: return-value  pyright: reportReturnType


@final
class BareGradient(Function[Vec, Vec]):
    def forward(self, x: Vec) -> Vec:
        return x * 2.0

    def backward(self, gy: Vec) -> Vec:  # mypy: override  pyright: reportIncompatibleMethodOverride
        return gy * 2.0


@final
class ForgottenComma(Function[Vec, Vec]):
    def forward(self, x: Vec) -> Vec:
        return x * 2.0

    def backward(self, gy: Vec) -> tuple[Vec]:
        return (gy * 2.0)  # mypy: return-value  pyright: reportReturnType


@final
class ListOfGradients(Function[Vec, Vec, Vec]):
    def forward(self, x0: Vec, x1: Vec) -> Vec:
        return x0 + x1

    def backward(self, gy: Vec) -> tuple[Vec, Vec]:
        return [gy, gy]  # mypy: return-value  pyright: reportReturnType


@final
class NoneForAGradient(Function[Vec, Vec, Vec]):
    def forward(self, x0: Vec, x1: Vec) -> Vec:
        return x0 * 1.0

    def backward(self, gy: Vec) -> tuple[Vec, Vec]:
        return gy, None  # mypy: return-value  pyright: reportReturnType


@final
class ForwardOfOneInput(Function[Vec, Vec, Vec]):
    def forward(self, x0: Vec) -> Vec:  # mypy: override  pyright: reportIncompatibleMethodOverride
        return x0 * 2.0

    def backward(self, gy: Vec) -> tuple[Vec, Vec]:
        return gy, gy


@final
class ForwardOfThreeInputs(Function[Vec, Vec, Vec]):
    def forward(self, x0: Vec, x1: Vec, x2: Vec) -> Vec:  # mypy: override  pyright: reportIncompatibleMethodOverride
        return x0 + x1 + x2

    def backward(self, gy: Vec) -> tuple[Vec, Vec]:
        return gy, gy


@final
class ForwardOfAnotherDtype(Function[Vec, Vec]):
    def forward(self, x: Vec32) -> Vec:  # mypy: override  pyright: reportIncompatibleMethodOverride
        return x.astype(np.float64)

    def backward(self, gy: Vec) -> tuple[Vec]:
        return (gy,)


@final
class ForwardOfAnotherRank(Function[Vec, Mat]):
    def forward(self, x: Mat) -> Vec:
        return x  # mypy: return-value  pyright: reportReturnType

    def backward(self, gy: Vec) -> tuple[Mat]:
        return (gy.reshape(1, -1),)


@final
class ForwardMakesAVariable(Function[Vec, Vec]):
    def forward(self, x: Vec) -> Vec:
        return Variable(x)  # mypy: return-value  pyright: reportReturnType

    def backward(self, gy: Vec) -> tuple[Vec]:
        return (gy,)


@final
class ForgottenReturn(Function[Vec, Vec]):
    def forward(self, x: Vec) -> Vec:  # mypy: return  pyright: reportReturnType
        print(x * 2.0)

    def backward(self, gy: Vec) -> tuple[Vec]:
        return (gy,)


@final
class GradientOfAnotherDtype(Function[Vec, Vec]):
    def forward(self, x: Vec) -> Vec:
        return x * 2.0

    def backward(self, gy: Vec) -> tuple[Vec]:
        single = gy.astype(np.float32)
        return (single,)  # mypy: return-value  pyright: reportReturnType


@final
class GradientOfAnotherRank(Function[Vec, Mat]):
    def forward(self, x: Mat) -> Vec:
        return x.reshape(-1)

    def backward(self, gy: Vec) -> tuple[Mat]:
        return (gy,)  # mypy: return-value  pyright: reportReturnType


@final
class GradientsSwapped(Function[Vec, Mat, Vec]):
    def forward(self, x0: Mat, x1: Vec) -> Vec:
        return x0.reshape(-1) + x1

    def backward(self, gy: Vec) -> tuple[Vec, Mat]:  # mypy: override  pyright: reportIncompatibleMethodOverride
        return gy, gy.reshape(1, -1)


@final
class CotangentOfAnotherRank(Function[Vec, Mat]):
    def forward(self, x: Mat) -> Vec:
        return x.reshape(-1)

    def backward(self, gy: Mat) -> tuple[Mat]:  # mypy: override  pyright: reportIncompatibleMethodOverride
        return (gy,)


@final
class BackwardWithTheInput(Function[Vec, Vec]):
    def forward(self, x: Vec) -> Vec:
        return x * 2.0

    def backward(self, gy: Vec, x: Vec) -> tuple[Vec]:  # mypy: override  pyright: reportIncompatibleMethodOverride
        return (gy * x,)


@final
class PrimalsUnpackedWrongly(Function[Vec, Vec, Vec]):
    def forward(self, x0: Vec, x1: Vec) -> Vec:
        return x0 * x1

    def backward(self, gy: Vec) -> tuple[Vec, Vec]:
        (x0,) = self.primals  # mypy: misc  pyright: reportAssignmentType
        return gy * x0, gy * x0


@final
class PrimalsMisspelt(Function[Vec, Vec]):
    def forward(self, x: Vec) -> Vec:
        return x * x

    def backward(self, gy: Vec) -> tuple[Vec]:
        return (gy * 2.0 * self.primal[0],)  # mypy: attr-defined  pyright: reportAttributeAccessIssue


@final
class PrimalsUsedWhole(Function[Vec, Vec]):
    def forward(self, x: Vec) -> Vec:
        return x * x

    def backward(self, gy: Vec) -> tuple[Vec]:
        return (gy * self.primals.T,)  # mypy: attr-defined  pyright: reportAttributeAccessIssue


@final
class WritesOnlyForward(Function[Vec, Vec]):  # mypy: misc  pyright: reportGeneralTypeIssues
    def forward(self, x: Vec) -> Vec:
        return x * 2.0


class Unfinished(Function[Vec, Vec]):
    """A class that may stay abstract, since it is not final."""

    def backward(self, gy: Vec) -> tuple[Vec]:
        return (gy,)


@final
class BackwardMisspelt(Function[Vec, Vec]):  # mypy: misc  pyright: reportGeneralTypeIssues
    def forward(self, x: Vec) -> Vec:
        return x * 2.0

    def backwards(self, gy: Vec) -> tuple[Vec]:
        return (gy,)


class MyMul(Mul):  # mypy: misc  pyright: reportGeneralTypeIssues
    """A refinement of a rule, which is final."""


def calls(x: Vector, y: Vector, m: Matrix, x32: Vector[np.float32], data: Vec) -> None:
    Unfinished()  # mypy: abstract  pyright: reportAbstractUsage
    Mul()(x)  # mypy: call-arg  pyright: reportCallIssue
    Mul()(x, y, x)  # mypy: call-arg  pyright: reportCallIssue
    Mul()(x, 2.0)  # mypy: arg-type  pyright: reportArgumentType
    Mul()(x, data)  # mypy: arg-type  pyright: reportArgumentType
    Mul()(x, m)  # mypy: arg-type  pyright: reportArgumentType
    Mul()(x, x32)  # mypy: arg-type  pyright: reportArgumentType
    Mul()([x, y])  # mypy: arg-type, call-arg  pyright: reportCallIssue
    Mul(x, y)  # mypy: call-arg  pyright: reportCallIssue
    Mul(x)(y)  # mypy: call-arg  pyright: reportCallIssue
    Scale()(x)  # mypy: call-arg  pyright: reportCallIssue
    Scale("2")(x)  # mypy: arg-type  pyright: reportArgumentType
    Scale(scale=2.0)(x)  # mypy: call-arg  pyright: reportCallIssue
    Scale(2.0)(x, x)  # mypy: call-arg  pyright: reportCallIssue
    Scale(2.0)(m)  # mypy: arg-type  pyright: reportArgumentType
    Scale(2.0).factors  # mypy: attr-defined  pyright: reportAttributeAccessIssue
    Scale(2.0).forward(x)  # mypy: arg-type  pyright: reportArgumentType


def results(x: Vector, y: Vector) -> None:
    matrix: Matrix = Mul()(x, y)  # mypy: assignment  pyright: reportAssignmentType
    scalar: Scalar = Scale(2.0)(x)  # mypy: assignment  pyright: reportAssignmentType
    single: Vector[np.float32] = Scale(2.0)(x)  # mypy: assignment  pyright: reportAssignmentType
    array: Vec = Mul()(x, y)  # mypy: assignment  pyright: reportAssignmentType
    one: Vector = Halves()(x)  # mypy: assignment  pyright: reportAssignmentType
    a, b, c = Halves()(x)  # mypy: misc  pyright: reportAssignmentType
    Halves()(x).backward()  # mypy: attr-defined  pyright: reportAttributeAccessIssue
