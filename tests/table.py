"""One row per differentiable function: what it computes, where it is tried, and how NumPy calls it.

The tests of the functions, those of NumPy on Variables and `docs/functions.md` all follow this table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

import dezero_typed as dz
from dezero_typed.arrays import AnyArray
from dezero_typed.variable import AnyVariable


@dataclass(frozen=True)
class Case:
    """The arguments of a call: `xs` are differentiated, what stands before and after them is constant."""

    xs: tuple[AnyArray, ...]
    before: tuple[Any, ...] = ()
    after: tuple[Any, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class Row:
    """A function, NumPy's function of the same arguments (None if there is none), and calls to try."""

    family: str
    function: Callable[..., AnyVariable]
    numpy: Callable[..., Any] | None
    cases: Sequence[Case]
    reference: Callable[..., Any] | None = None
    """What computes the same value in NumPy, where no single function of NumPy's does."""
    integers: Literal["kept", "refused", "depends"] = "refused"
    """Whether integers give integers, raise `TypeError`, or have tests of their own."""
    numbers: bool = False
    """Whether a Python number may stand in the place of an operand."""
    sequence: bool = False
    """Whether the arrays come in one list."""
    order: int = 2
    """Up to which order derivatives are compared with central differences."""

    @property
    def name(self) -> str:
        return self.function.__name__


@dataclass(frozen=True)
class Sample:
    """One row with one of its cases."""

    row: Row
    case: Case

    def variables(self, dtype: type[np.generic] = np.float64) -> list[AnyVariable]:
        """Return fresh Variables of the inputs."""
        arrays: list[AnyArray] = [np.array(x, dtype) for x in self.case.xs]
        return [dz.Variable(x) for x in arrays]

    def call(self, function: Callable[..., Any], xs: Sequence[Any]) -> Any:
        """Return `function` of `xs` and of the constants of the case."""
        operands = (list(xs),) if self.row.sequence else xs
        return function(*self.case.before, *operands, *self.case.after, **self.case.options)

    def ours(self, *xs: Any) -> AnyVariable:
        """Apply the function of the row."""
        y: AnyVariable = self.call(self.row.function, xs)
        return y

    def dtype(self, dtype: type[np.generic]) -> type[np.generic]:
        """Return the dtype of the result for inputs of `dtype`."""
        asked: type[np.generic] = self.case.after[0] if self.row.function is dz.astype else dtype
        return asked

    def reference(self, *xs: AnyArray) -> AnyArray:
        """Compute the same value with NumPy."""
        function = self.row.reference or self.row.numpy
        assert function is not None
        with np.errstate(divide="ignore"):
            return np.asarray(self.call(function, xs))


def case(*xs: AnyArray, before: tuple[Any, ...] = (), after: tuple[Any, ...] = (), **options: Any) -> Case:
    return Case(xs, before, after, options)


def values(*shape: int, low: float = -2.0, high: float = 2.0, seed: int = 0) -> AnyArray:
    """Return numbers of a fixed sequence between `low` and `high`."""
    return np.asarray(np.random.default_rng(seed).uniform(low, high, shape))


def elementwise(x: AnyArray) -> list[Case]:
    """Return cases of one input: `x` of shape (2, 3), one row, shape (), size 1, empty."""
    return [case(x), case(x[0]), case(x[0, 0, ...]), case(x[:1, 0]), case(x[:1, :1]), case(x[:0]), case(x[0, :0])]


def broadcasting(x: AnyArray, y: AnyArray) -> list[Case]:
    """Return cases of two inputs of shape (2, 3): equal shapes, broadcast on either side, shape (), empty."""
    scalar_x, scalar_y = x[0, 0, ...], y[1, 1, ...]
    return [
        case(x, y), case(x, y[0]), case(x[0], y), case(x[:, :1], y[:1]), case(x[:, None], y),
        case(x, scalar_y), case(scalar_x, y), case(scalar_x, scalar_y), case(x[:1, 0], y[:1, 0]), case(x[:1, :1], y),
        case(x[:0], y[:0]), case(x[:0], y[0]), case(x[:1], y[:0]), case(scalar_x, y[:0]),
    ]  # fmt: skip


def reducing(x: AnyArray) -> list[Case]:
    """Return cases of a reduction of `x`, of shape (2, 3, 2): each kind of axis, shape (), size 1, empty."""
    return [
        case(x), case(x, axis=0), case(x, axis=-1), case(x, axis=(0, 2)), case(x, axis=(-1, 1)), case(x, axis=()),
        case(x, keepdims=True), case(x, axis=1, keepdims=True), case(x, axis=(0, 1), keepdims=True),
        case(x[0, 0, 0, ...]), case(x[0, 0, 0, ...], keepdims=True), case(x[:1, 0, 0]), case(x[:1, :1], axis=1),
        case(x[:0], axis=1), case(x[:0], axis=(1, 2), keepdims=True),
    ]  # fmt: skip


def normalising(x: AnyArray) -> list[Case]:
    """Return cases of a function along one axis of `x`, of shape (2, 3, 2)."""
    return [
        case(x[0]), case(x), case(x, axis=0), case(x, axis=1), case(x, axis=-3), case(x[0, 0]), case(x[:1, 0, 0]),
        case(x[:0]), case(x[:, :0], axis=1),
    ]  # fmt: skip


def choosing(x: AnyArray, y: AnyArray) -> list[Case]:
    """Return cases of `where`: the condition as large as the operands, larger, smaller, a single truth."""
    return [
        *(case(a, b, before=(np.broadcast_to(MASK, np.broadcast(a, b).shape),))
          for a, b in ((x, y), (x, y[0]), (x[:, :1], y[:1]), (x, y[1, 1, ...]), (x[0, 0, ...], y))),
        *(case(x, y, before=(condition,)) for condition in (MASK[0], MASK[:, :1], True, np.False_, MASK.tolist())),
        case(x[0, 0, ...], y[0, 0, ...], before=(MASK,)), case(x[0, 0, ...], y[0, 0, ...], before=(True,)),
        case(x[0], y[:, :1], before=(True,)), case(x[:1, 0], y[:1, 0], before=(MASK[0, :1],)),
        case(x[:0], y[:0], before=(MASK[:0],)), case(x[:0], y[0], before=(True,)),
    ]  # fmt: skip


def sigmoid(x: AnyArray) -> AnyArray:
    return np.asarray(1 / (1 + np.exp(-x)))


def relu(x: AnyArray) -> AnyArray:
    return np.asarray(np.where(x > 0, x, 0))


def taken(x: AnyArray, index: Any) -> AnyArray:
    return np.asarray(x[index])


def softmax(x: AnyArray, axis: int = -1) -> AnyArray:
    return np.asarray(np.exp(x) / np.exp(x).sum(axis, keepdims=True))


def log_softmax(x: AnyArray, axis: int = -1) -> AnyArray:
    return np.asarray(x - np.log(np.exp(x).sum(axis, keepdims=True)))


def cross_entropy(x: AnyArray, labels: AnyArray) -> AnyArray:
    return np.asarray(-log_softmax(x)[np.arange(len(labels)), labels].mean())


def logsumexp(x: AnyArray, axis: Any = None, keepdims: bool = False) -> AnyArray:
    e: Any = np.exp(x)
    return np.asarray(np.log(e.sum(axis, keepdims=keepdims)))


def sum_to(x: AnyArray, shape: tuple[int, ...]) -> AnyArray:
    x = x.sum(tuple(range(x.ndim - len(shape))))
    return np.asarray(x.sum(tuple(axis for axis, length in enumerate(shape) if length == 1), keepdims=True))


MASK = np.array([[True, False, True], [False, False, True]])
X = values(2, 3)
Y = values(2, 3, seed=1)
POSITIVE = values(2, 3, low=0.5)
CUBE = values(2, 3, 2)
ROW = values(3)
DOT = values(1)[0, ...]
EMPTY = values(0, 3)
LABELS = np.array([2, 0])

TABLE = (
    Row("arithmetic", dz.add, np.add, broadcasting(X, Y), integers="kept", numbers=True),
    Row("arithmetic", dz.subtract, np.subtract, broadcasting(X, Y), integers="kept", numbers=True),
    Row("arithmetic", dz.multiply, np.multiply, broadcasting(X, Y), integers="kept", numbers=True, order=3),
    Row("arithmetic", dz.divide, np.divide, broadcasting(X, Y + 3), numbers=True, order=3),
    Row("arithmetic", dz.remainder, np.remainder, broadcasting(X, Y + 3), numbers=True),
    Row(
        "arithmetic", dz.power, np.power,
        [*broadcasting(POSITIVE, Y), *(case(POSITIVE, after=(n,)) for n in (3, 2, 1, 0, -1, 2.0, 0.5, -1.5)),
         *(case(X, after=(n,)) for n in (3, 2, 1, 0, -1)), case(DOT, after=(3,)), case(EMPTY, after=(-1,)),
         case(Y, before=(2,)), case(Y, before=(1.5,))],
        integers="depends", numbers=True, order=3,
    ),
    Row("arithmetic", dz.negative, np.negative, elementwise(X), integers="kept"),
    Row("arithmetic", dz.square, np.square, elementwise(X), integers="kept", order=3),
    Row("arithmetic", dz.sqrt, np.sqrt, elementwise(POSITIVE), order=3),
    Row("arithmetic", dz.abs, np.abs, elementwise(X), integers="kept"),
    Row("arithmetic", dz.sign, np.sign, elementwise(X)),
    Row("exponential", dz.exp, np.exp, elementwise(X), order=3),
    Row("exponential", dz.expm1, np.expm1, elementwise(X), order=3),
    Row("exponential", dz.log, np.log, elementwise(POSITIVE), order=3),
    Row("exponential", dz.log1p, np.log1p, elementwise(POSITIVE - 1), order=3),
    Row("exponential", dz.logsumexp, None, [*reducing(CUBE), case(CUBE[0], axis=0)], logsumexp, order=3),
    Row("trigonometric", dz.sin, np.sin, elementwise(X), order=3),
    Row("trigonometric", dz.cos, np.cos, elementwise(X), order=3),
    Row("trigonometric", dz.tanh, np.tanh, elementwise(X), order=3),
    Row("selection", dz.maximum, np.maximum, broadcasting(X, Y), numbers=True),
    Row("selection", dz.minimum, np.minimum, broadcasting(X, Y), numbers=True),
    Row("selection", dz.where, np.where, choosing(X, Y), integers="kept", numbers=True),
    Row("reductions", dz.sum, np.sum, [*reducing(CUBE), case(EMPTY)], integers="kept"),
    Row("reductions", dz.mean, np.mean, reducing(CUBE)),
    Row("reductions", dz.max, np.max, reducing(CUBE)),
    Row("reductions", dz.min, np.min, reducing(CUBE)),
    Row(
        "linalg", dz.matmul, np.matmul,
        [case(values(*a), values(*b, seed=1)) for a, b in (
            ((2, 3), (3, 4)), ((3,), (3, 4)), ((2, 3), (3,)), ((3,), (3,)), ((1,), (1,)), ((1, 1), (1, 1)),
            ((5, 2, 3), (5, 3, 4)), ((5, 2, 3), (3, 4)), ((2, 3), (5, 3, 4)), ((5, 2, 3), (1, 3, 4)),
            ((5, 2, 3), (3,)), ((3,), (5, 3, 4)), ((2, 1, 2, 3), (4, 3, 2)), ((2, 4, 2, 3), (3,)), ((3,), (2, 4, 3, 1)),
            ((0, 3), (3, 4)), ((2, 3), (3, 0)), ((2, 0), (0, 4)), ((0,), (0,)), ((0, 2, 3), (3, 4)), ((0, 2, 3), (3,)),
        )],
        integers="kept", order=3,
    ),
    Row(
        "shapes", dz.reshape, np.reshape,
        [case(X, shape=shape) for shape in ((3, 2), (6,), 6, -1, (2, -1), (1, 2, 3, 1), (2, 3))]
        + [case(DOT, shape=(1,)), case(DOT, shape=()), case(X[:1, :1], shape=()), case(EMPTY, shape=(3, 0))],
        integers="kept",
    ),
    Row(
        "shapes", dz.squeeze, np.squeeze,
        [case(values(1, 3, 1)), *(case(values(1, 3, 1), axis=axis) for axis in (0, -1, (0, 2), ()))]
        + [case(X), case(DOT), case(values(1)), case(values(1, 1)), case(values(1, 0))],
        integers="kept",
    ),
    Row(
        "shapes", dz.transpose, np.transpose,
        [case(CUBE), *(case(CUBE, axes=axes) for axes in ((1, 2, 0), (2, 0, 1), (0, 2, 1), (-1, 0, 1), (0, 1, 2)))]
        + [case(X), case(ROW), case(DOT), case(values(1, 1)), case(EMPTY)],
        integers="kept",
    ),
    Row(
        "shapes", dz.broadcast_to, np.broadcast_to,
        [case(ROW, shape=(2, 3)), case(DOT, shape=(2, 3)), case(X[:, :1], shape=(2, 3)),
         case(X[:, :1], shape=(2, 2, 3)), case(X, shape=(2, 3)), case(DOT, shape=()), case(values(1), shape=(1,)),
         case(values(1), shape=(0,)),
         case(EMPTY, shape=(2, 0, 3))],
        integers="kept",
    ),
    Row(
        "shapes", dz.sum_to, None,
        [*(case(X, shape=shape) for shape in ((3,), (1, 3), (2, 1), (1, 1), (1,), (), (2, 3))),
         case(CUBE, shape=(3, 1)), case(DOT, shape=()), case(values(1), shape=()), case(EMPTY, shape=(3,)),
         case(EMPTY, shape=(0, 1)), case(EMPTY, shape=())],
        sum_to, integers="kept",
    ),
    Row(
        "shapes", dz.astype, np.astype,
        [case(x, after=(np.float64,)) for x in (X, DOT, values(1), EMPTY)],
        integers="depends",
    ),
    Row(
        "indexing", dz.getitem, None,
        [case(CUBE, after=(index,)) for index in (
            0, -1, np.int64(1), slice(None), slice(1, None), (0, 1), (0, 2, 1), (slice(None), slice(None, None, -2)),
            ..., (..., 0), None, (0, None, ..., 1), (), slice(0, 0), [0, 0, 1], [True, False], [],
            np.array([1, 1, 0]), np.array(1), np.array([[0, 1], [1, 1]]), (slice(None), [2, 0, 2]), (0, [1, 1], 0),
            ([0, 1], [2, 2], slice(None)), CUBE > 0, (CUBE > 0)[..., 0], CUBE > 9,
            (np.array([0, 0]), ..., np.array([1, 1])),
        )]
        + [case(DOT, after=(index,)) for index in ((), ..., None)]
        + [case(values(1), after=(0,)), case(EMPTY, after=((slice(None), 1),)), case(ROW, after=([0, 0, 2],))],
        taken, integers="kept",
    ),
    Row(
        "joining", dz.concatenate, np.concatenate,
        [case(X, Y), case(X, Y[:1]), case(X, Y[:, :2], axis=1), case(X, Y, X[:, :1], axis=-1),
         case(CUBE, CUBE[:, :1], axis=1), case(ROW, values(1)), case(values(1)), case(X, EMPTY),
         case(EMPTY, EMPTY), case(X, X[:, :0], axis=1)],
        integers="kept", sequence=True,
    ),
    Row(
        "joining", dz.stack, np.stack,
        [case(X, Y), *(case(X, Y, X, axis=axis) for axis in (1, 2, -1, -3)), case(DOT, DOT, DOT), case(ROW),
         case(values(1)), case(EMPTY, EMPTY, axis=1)],
        integers="kept", sequence=True,
    ),
    Row("nn", dz.sigmoid, None, elementwise(X), sigmoid, order=3),
    Row("nn", dz.relu, None, elementwise(X), relu),
    Row("nn", dz.softmax, None, normalising(CUBE), softmax, order=3),
    Row("nn", dz.log_softmax, None, normalising(CUBE), log_softmax, order=3),
    Row(
        "nn", dz.softmax_cross_entropy, None,
        [case(X, after=(LABELS,)), case(X, after=(LABELS.astype(np.uint8),)), case(X[:1], after=(LABELS[:1],)),
         case(values(1, 1), after=(np.array([0]),)), case(values(4, 2), after=(np.array([1, 1, 1, 0]),))],
        cross_entropy, order=3,
    ),
)  # fmt: skip

FAMILIES = tuple(dict.fromkeys(row.family for row in TABLE))
SAMPLES = tuple(Sample(row, case) for row in TABLE for case in row.cases)


def samples(family: str) -> list[Sample]:
    """Return the samples of one family."""
    return [sample for sample in SAMPLES if sample.row.family == family]


def label(sample: Sample) -> str:
    """Return the name of a sample in the name of a test: the function, the shapes, the arguments."""
    kept = sample.case.before, sample.case.after, sample.case.options
    shapes = "-".join("x".join(map(str, x.shape)) or "scalar" for x in sample.case.xs)
    extra = ",".join(str(part).replace("\n", "") for part in kept if part)
    return f"{sample.row.name}-{shapes}-{extra}".rstrip("-")
