"""What a line of a family's derivative table is: a function, where it is measured, and the same by hand.

By hand means the value and the gradients of all operands in plain NumPy, as one writes them who needs both: what
serves twice is computed once, and nothing is written in place but temporaries that the code itself made. Its gradients
are of the same worth as ours: each in memory of its own, so that gy itself, or a view of it, is copied before it
becomes one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, final

import numpy

from dezero_typed import Function, Variable
from dezero_typed.arrays import AnyArray, Array
from dezero_typed.function import operation
from dezero_typed.variable import AnyVariable, is_variable, made_by

from .contest import Contest

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
    calls: tuple[int, ...] = ()
    """How many calls share a pass, for each of the first sizes; one for the others."""

    @property
    def loads(self) -> tuple[Load, ...]:
        """What is measured: each size, and of those with shared passes the first alone as well."""
        calls = (*self.calls, *(1,) * (len(self.sizes) - len(self.calls)))
        alone = (Load(self.sizes[0], 1, alone=True),) if self.calls else ()
        return (*alone, *map(Load, self.sizes, calls))


@dataclass(frozen=True)
class Load:
    """How much one run computes."""

    size: int
    calls: int
    alone: bool = False
    """Whether the call has a pass of its own."""


CALLS = 50
"""So many share the fixed cost of a pass where arrays are small, as they do in a program."""

ELEMENTS = Scale((4, 1_000, 1_000_000), "elements", 4, calls=(CALLS, CALLS))
MATRICES = Scale((100, 500), "rows and columns", 4)


def flat(n: int) -> tuple[int, ...]:
    return (n,)


def square(n: int) -> tuple[int, ...]:
    return (n, n)


def rows(n: int) -> tuple[int, ...]:
    """As many elements, in a matrix of up to a thousand columns, for functions along an axis."""
    columns = min(n // 2, 1_000)
    return (n // columns, columns)


def box(axes: int) -> Shaped:
    """Return what gives about as many elements so many axes of one length, which is at least two."""
    return lambda n: (max(2, round(n ** (1 / axes))),) * axes


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


def numbers(below: Callable[[int], int], shape: Shaped = flat) -> Maker:
    """Return what makes random integers from 0 on, `below` a limit: places, many of which occur more than once."""

    def make(size: int, seed: int) -> AnyArray:
        return numpy.asarray(numpy.random.default_rng(seed).integers(0, below(size), shape(size)))

    return make


ANY = uniform()
POSITIVE = uniform(0.5, 2.0)
INSIDE = uniform(-0.9, 0.9)
MATRIX = uniform(shape=square)
ROWS = uniform(shape=rows)
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

    def alone(self, size: int) -> Contest:
        """Return one call with a pass of its own, ``y.backward(gy)``, and the same by hand."""
        both = self.prepared(size, 0)
        return Contest(lambda: both.by_hand(), lambda: both.by_a_pass()) if len(both.gys) == 1 else self.together(size, 1)

    def together(self, size: int, calls: int, *, compared: bool = True) -> Contest:
        """Return so many calls that share a pass, in the middle of a graph that has their cotangents ready.

        The results are not read where they are not `compared`, since reading fifty takes its time, too.
        """
        every = [self.prepared(size, number) for number in range(calls)]
        gys = tuple(gy for each in every for gy in each.gys)

        def ours() -> Sequence[AnyArray]:
            made = [each.forward() for each in every]
            joined(gys, [y for ys in made for y in ys]).backward()
            return [result for ys, each in zip(made, every, strict=True) for result in each.results(ys)] if compared else ()

        return Contest(lambda: [result for each in every for result in each.by_hand()], ours)

    def prepared(self, size: int, number: int) -> Prepared:
        """Return what both computations take; another `number` makes other operands."""
        makers = (*self.operands, *self.constants)
        first = 100 * number
        made = [make(size, first + seed) for seed, make in enumerate(makers)]
        leaves: list[AnyVariable] = [Variable(x) for x in made[: len(self.operands)]]
        call = self.call or self.function
        inputs = [*leaves, *made[len(self.operands) :]]
        y = call(*inputs)
        outputs = [y] if is_variable(y) else list(y)
        gys = tuple(cotangent(part, first + len(makers) + index) for index, part in enumerate(outputs))
        return Prepared(self.hand, call, made, inputs, leaves, gys, several=not is_variable(y))


@dataclass(frozen=True)
class Prepared:
    """A call, the operands for both computations, and the cotangents of its results."""

    hand: Callable[..., tuple[Any, ...]]
    call: Callable[..., Any]
    arrays: list[Any]
    inputs: list[Any]
    leaves: list[AnyVariable]
    gys: tuple[AnyArray, ...]
    several: bool

    def by_hand(self) -> Sequence[AnyArray]:
        """Return the values and the gradients, by hand."""
        return self.hand(self.gys if self.several else self.gys[0], *self.arrays)

    def forward(self) -> Sequence[AnyVariable]:
        """Return what the function makes, the leaves having no gradients."""
        for leaf in self.leaves:
            leaf.cleargrad()
        y = self.call(*self.inputs)
        return y if self.several else (y,)

    def by_a_pass(self) -> Sequence[AnyArray]:
        """Return the value and the gradients that a pass from it brings."""
        (y,) = self.forward()
        y.backward(self.gys[0])
        return self.results((y,))

    def results(self, ys: Sequence[AnyVariable]) -> Sequence[AnyArray]:
        """Return the values, and the gradients that a pass has left."""
        gradients: list[Any] = [leaf.grad for leaf in self.leaves]
        return (*[y.data for y in ys], *gradients)


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


def placed(
    function: Callable[..., Any], hand: Callable[[Any, Any, Any], tuple[Any, ...]], x: Maker, constant: Maker, *,
    call: Callable[[Any, Any], Any] | None = None,
) -> Subject:  # fmt: skip
    """Return the subject of a function of one operand and a constant: places, a shape or a condition."""
    return Subject(function, hand, (x,), (constant,), call=call)


def cotangent(y: AnyVariable, seed: int) -> AnyArray:
    """Return random numbers of the shape and dtype of `y`."""
    make = complexes if y.dtype.kind == "c" else uniform
    return numpy.asarray(make(shape=lambda _: y.shape)(0, seed), y.dtype)


@final
@operation
class Given(Function[Array, *tuple[Array, ...]], reads=()):
    """0, of any number of arrays, to which it gives the cotangents `gys`: what follows in a graph, at no cost."""

    gys: tuple[Array, ...]

    def forward(self, *ys: Array) -> Array:
        return numpy.zeros(())

    def backward(self, gy: Array, /) -> tuple[Array, ...]:
        return self.gys


def joined(gys: tuple[AnyArray, ...], ys: Sequence[AnyVariable]) -> AnyVariable:
    """Return what a pass starts from that brings each of `ys` its cotangent, put on the tape in the least of steps."""
    node = Given(gys)
    node.place(tuple(y._node for y in ys), None)
    return made_by(node, numpy.zeros(()))
