"""What a line of a family's derivative table is: a function, where it is measured, and the same by hand.

By hand means the value and the gradients of all operands in plain NumPy, as one writes them who needs both: what
serves twice is computed once, and nothing is written in place. Its gradients are of the same worth as ours: each in
memory of its own, so that gy itself, or a view of it, is copied before it becomes one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, final

import numpy

from dezero_typed import Function, Variable
from dezero_typed.application import nary
from dezero_typed.arrays import AnyArray, Array
from dezero_typed.function import operation
from dezero_typed.variable import AnyVariable, is_variable

from .contest import Contest, Workload

np: Any = numpy
"""NumPy as the code by hand calls it, without types: they do not say much of operands of any type."""

Shaped: TypeAlias = Callable[[int], tuple[int, ...]]
"""The shape of an operand, by the size at which a function is measured."""

Maker: TypeAlias = Callable[[int, int], Any]
"""Makes an operand of a size; the second number tells the operands of one function apart."""


@dataclass(frozen=True)
class Scale:
    """The sizes at which functions are measured."""

    sizes: tuple[int, ...]
    unit: str
    """What the sizes are numbers of."""
    tiny: int
    """A size for tests and smoke runs."""


ELEMENTS = Scale((4, 1_000, 1_000_000), "elements", 4)
MATRICES = Scale((100, 500), "rows and columns", 4)


def flat(n: int) -> tuple[int, ...]:
    return (n,)


def square(n: int) -> tuple[int, ...]:
    return (n, n)


def rows(n: int) -> tuple[int, ...]:
    """As many elements, in a matrix of up to a thousand columns, for functions along an axis."""
    columns = min(n // 2, 1_000)
    return (n // columns, columns)


def uniform(low: float = -2.0, high: float = 2.0, shape: Shaped = flat) -> Maker:
    """Return what makes random numbers between `low` and `high`."""

    def make(size: int, seed: int) -> AnyArray:
        return numpy.asarray(numpy.random.default_rng(seed).uniform(low, high, shape(size)))

    return make


def complexes(shape: Shaped = flat) -> Maker:
    """Return what makes random complex numbers."""

    def make(size: int, seed: int) -> AnyArray:
        parts = numpy.random.default_rng(seed).uniform(-2, 2, (2, *shape(size)))
        return numpy.asarray(parts[0] + 1j * parts[1])

    return make


def chances(shape: Shaped = flat) -> Maker:
    """Return what makes conditions, of which half hold."""

    def make(size: int, seed: int) -> AnyArray:
        return numpy.asarray(numpy.random.default_rng(seed).random(shape(size)) < 0.5)

    return make


ANY = uniform()
POSITIVE = uniform(0.5, 2.0)
INSIDE = uniform(-0.9, 0.9)
MATRIX = uniform(shape=square)
COMPLEX = complexes()


@dataclass(frozen=True)
class Subject:
    """A function of the package, and the same by hand."""

    function: Callable[..., Any]
    hand: Callable[..., tuple[Any, ...]]
    """``hand(gy, *operands, *constants)`` returns the value, or the values, and the gradients of the operands.

    Where there are several values, `gy` is the tuple of their cotangents.
    """
    operands: tuple[Maker, ...]
    """What is differentiated."""
    constants: tuple[Maker, ...] = ()
    """What follows the operands and is not."""
    call: Callable[..., Any] | None = None
    """Applies the function to the operands and the constants, where there is more to say than that.

    It returns the Variable that `function` made, or several in a tuple or list.
    """
    scale: Scale = ELEMENTS

    @property
    def name(self) -> str:
        """How users write the function after ``dezero_typed.``."""
        package = self.function.__module__.split(".")[1]
        return self.function.__name__ if package == "functions" else f"{package}.{self.function.__name__}"

    @property
    def family(self) -> str:
        """The module of the function."""
        return self.function.__module__.rpartition(".")[2]

    def workload(self, size: int) -> Workload:
        """Return what is timed at `size`."""
        return Workload(self.name, self.contest, size=size, tiny=self.scale.tiny, rows=())

    def contest(self, size: int) -> Contest:
        """Return both computations, of the same operands and with the same cotangents."""
        makers = (*self.operands, *self.constants)
        made = [make(size, seed) for seed, make in enumerate(makers)]
        number = len(self.operands)
        leaves: list[AnyVariable] = [Variable(x) for x in made[:number]]
        inputs: list[Any] = [*leaves, *made[number:]]
        hand, call = self.hand, self.call or self.function
        y = call(*inputs)
        if is_variable(y):
            gy = cotangent(y, len(makers))
            return Contest(lambda: hand(gy, *made), lambda: of_one(call, inputs, leaves, gy))
        gys = tuple(cotangent(part, len(makers) + index) for index, part in enumerate(y))
        return Contest(lambda: hand(gys, *made), lambda: of_several(call, inputs, leaves, gys))


def unary(
    function: Callable[..., Any], hand: Callable[[Any, Any], tuple[Any, ...]], x: Maker = ANY, *,
    call: Callable[[Any], Any] | None = None, scale: Scale = ELEMENTS,
) -> Subject:  # fmt: skip
    """Return the subject of a function of one operand."""
    return Subject(function, hand, (x,), call=call, scale=scale)


def binary(
    function: Callable[..., Any], hand: Callable[[Any, Any, Any], tuple[Any, ...]], a: Maker = ANY, b: Maker = ANY, *,
    call: Callable[[Any, Any], Any] | None = None, scale: Scale = ELEMENTS,
) -> Subject:  # fmt: skip
    """Return the subject of a function of two operands."""
    return Subject(function, hand, (a, b), call=call, scale=scale)


def cotangent(y: AnyVariable, seed: int) -> AnyArray:
    """Return random numbers of the shape and dtype of `y`."""
    make = complexes if y.dtype.kind == "c" else uniform
    return numpy.asarray(make(shape=lambda _: y.shape)(0, seed), y.dtype)


def of_one(call: Callable[..., Any], inputs: list[Any], leaves: list[AnyVariable], gy: AnyArray) -> Sequence[AnyArray]:
    """Run a function with one result forward and backward."""
    for leaf in leaves:
        leaf.cleargrad()
    y: AnyVariable = call(*inputs)
    y.backward(gy)
    return (y.data, *gradients_of(leaves))


def of_several(
    call: Callable[..., Any], inputs: list[Any], leaves: list[AnyVariable], gys: tuple[AnyArray, ...]
) -> Sequence[AnyArray]:
    """Run a function with several results forward, and backward from all of them at once."""
    for leaf in leaves:
        leaf.cleargrad()
    ys: Sequence[AnyVariable] = call(*inputs)
    nary(Given(gys), ys).backward()
    return (*[y.data for y in ys], *gradients_of(leaves))


def gradients_of(leaves: list[AnyVariable]) -> list[Any]:
    """Return what `backward` has left at the leaves."""
    return [leaf.grad for leaf in leaves]


@final
@operation
class Given(Function[Array, *tuple[Array, ...]], reads=(), complex=True):
    """0, of any number of arrays, to which it gives the cotangents `gys`: where a pass from several results begins."""

    gys: tuple[Array, ...]

    def forward(self, *ys: Array) -> Array:
        return numpy.zeros(())

    def backward(self, gy: Array, /) -> tuple[Array, ...]:
        return self.gys
