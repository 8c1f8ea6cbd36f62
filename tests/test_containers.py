"""What counts as a container, what comes back in its place, and where an error says that two differ."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
import pytest

from dezero_typed import Function, Matrix, Scalar, Vector, grad, variable, vjp
from dezero_typed.arrays import AnyArray, is_array
from dezero_typed.containers import aligned, filled, found, kind_of, like, mapped, steps, walk
from dezero_typed.variable import AnyVariable, data_of, is_variable
from tests.helpers import raises, untyped

T = TypeVar("T")


@dataclass
class Plain:
    weight: Matrix
    bias: Vector
    name: str = "plain"


@dataclass(frozen=True)
class Frozen:
    weight: Vector


@dataclass(frozen=True, slots=True)
class Slotted:
    weight: Vector
    width: int = 2


@dataclass(frozen=True)
class Inherited(Frozen):
    scale: Scalar


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    left: T
    right: T


@dataclass
class Derived:
    """Its ``__init__`` takes less than it has, and counts."""

    weight: Vector
    doubled: Vector = field(init=False)
    unset: Vector = field(init=False)

    def __post_init__(self) -> None:
        made.append(self)
        self.doubled = 2.0 * self.weight


@dataclass(frozen=True)
class Marked:
    weight: Vector
    data: Vector = field(metadata={"static": True})
    count: int = field(default=3, metadata={"static": True})
    other: Vector = field(default_factory=lambda: variable([0.5]), metadata={"static": False})


class Point(NamedTuple):
    x: Scalar
    label: str
    y: Scalar


class Layers(list[Vector]):
    """A list of a class of its own."""


made: list[Derived] = []
"""The objects of `Derived` that went through ``__init__``."""


def scalar() -> Scalar:
    return variable(1.5)


def vector() -> Vector:
    return variable([1.0, -2.0])


def matrix() -> Matrix:
    return variable([[1.0, 2.0], [3.0, 4.0]])


def defaults() -> defaultdict[str, Vector]:
    return defaultdict(vector, first=vector(), second=vector())


def nested() -> dict[str, object]:
    empty: list[object] = []
    return {"layers": [Plain(matrix(), vector()), (Point(scalar(), "q", scalar()), empty)], "empty": {"more": empty}}


CONTAINERS: dict[str, Callable[[], object]] = {
    "Variable": vector,
    "array": lambda: np.array([1.0, 2.0]),
    "dataclass": lambda: Plain(matrix(), vector()),
    "frozen": lambda: Frozen(vector()),
    "slotted": lambda: Slotted(vector()),
    "inherited": lambda: Inherited(vector(), scalar()),
    "generic": lambda: Pair(vector(), vector()),
    "generic of dataclasses": lambda: Pair(Frozen(vector()), Inherited(vector(), scalar())),
    "without init": lambda: Derived(vector()),
    "static": lambda: Marked(vector(), vector()),
    "NamedTuple": lambda: Point(scalar(), "p", scalar()),
    "tuple": lambda: (vector(), matrix()),
    "list": lambda: [vector(), matrix()],
    "list of a class": lambda: Layers([vector(), vector()]),
    "dict": lambda: {"w": vector(), 1: matrix()},
    "defaultdict": defaults,
    "OrderedDict": lambda: OrderedDict([("b", vector()), ("a", scalar())]),
    "nested": nested,
    "arrays": lambda: [np.ones(2), np.array(2.0), vector()],
    "other things": lambda: [vector(), 1, 2.0, True, None, "text", b"bytes", len, np.float64(2.0), Counter(a=3), {1, 2}],
    "integers": lambda: (vector(), np.array([1, 2]), variable([1, 2], np.int64), np.array([True])),
    "dtypes": lambda: [variable([1.0], np.float32), variable([1.0], np.float16), variable([1j]), variable([1j], np.complex64)],
    "shapes": lambda: [variable(2.0), variable(np.zeros(0)), variable(np.zeros((0, 3))), variable(np.ones((1, 2, 3)))],
}


@pytest.fixture(params=list(CONTAINERS))
def container(request: pytest.FixtureRequest) -> object:
    name: str = request.param
    return CONTAINERS[name]()


def structure(value: Any) -> object:
    """Return what a container is, with shapes and dtypes in the place of its leaves, and identities of the rest."""
    kind = kind_of(value)
    if is_variable(value) or is_array(value):
        return kind, value.shape, value.dtype, id(value) if value.dtype.kind not in "fc" else None
    below = [(step, structure(child)) for step, child in steps(value)]
    return (kind, below) if below else (kind, value)


def test_container_in_is_container_out(container: Any) -> None:
    """Also of the same keys in the same order, with the same things that are no leaves."""
    arrays: list[AnyArray] = []

    def leaf(x: Any) -> Any:
        arrays.append(data_of(x))
        return like(x, np.asarray(data_of(x) + 1.0))

    copied = mapped(container, leaf)
    assert structure(copied) == structure(container)
    assert [id(x) for x in arrays] == [id(data_of(x)) for x in found(container)]
    for before, after in zip(arrays, found(copied), strict=True):
        np.testing.assert_array_equal(data_of(after), before + 1.0)


def test_walk_and_found_and_filled_go_the_same_way(container: Any) -> None:
    leaves = found(container)
    assert [id(leaf) for _, leaf in walk(container, "")] == [id(leaf) for leaf in leaves]
    assert [id(leaf) for leaf in found(filled(container, leaves))] == [id(leaf) for leaf in leaves]
    assert [id(ours) for _, ours, _ in aligned("test", "", container, container)] == [id(leaf) for leaf in leaves]


def test_the_container_itself_is_new(container: Any) -> None:
    if steps(container):
        assert filled(container, found(container)) is not container


def test_places() -> None:
    container = {"layers": [Plain(matrix(), vector()), Point(scalar(), "q", scalar())]}
    assert [place for place, _ in walk(container, "Model")] == [
        "Model['layers'][0].weight", "Model['layers'][0].bias", "Model['layers'][1].x", "Model['layers'][1].y",
    ]  # fmt: skip


def test_a_dataclass_is_made_without_its_init() -> None:
    start = Derived(vector())
    before = len(made)
    copied: Derived = filled(start, [variable([3.0, 4.0]), variable([5.0, 6.0])])
    assert len(made) == before
    assert copied.doubled.data.tolist() == [5.0, 6.0]
    assert not hasattr(copied, "unset")


def test_static_fields_are_the_same_objects_and_no_leaves() -> None:
    start = Marked(vector(), vector())
    copied: Marked = filled(start, [variable([7.0, 8.0]), variable([9.0])])
    assert copied.data is start.data
    assert copied.count == 3
    assert [copied.weight.data.tolist(), copied.other.data.tolist()] == [[7.0, 8.0], [9.0]]


def test_what_comes_back_is_as_frozen_and_as_slotted() -> None:
    copied: Slotted = filled(Slotted(vector()), [vector()])
    with pytest.raises(FrozenInstanceError):
        setattr(copied, "width", 3)
    assert not hasattr(copied, "__dict__")


def test_a_defaultdict_keeps_its_default() -> None:
    copied: defaultdict[str, Vector] = filled(defaults(), [vector(), vector()])
    assert copied["third"].shape == (2,)


def test_a_counter_does_not_count_its_items() -> None:
    assert filled({"w": vector(), "seen": Counter(a=3)}, [vector()])["seen"] == Counter(a=3)


def test_what_is_no_field_is_not_carried_over() -> None:
    start = Plain(matrix(), vector())
    setattr(start, "cache", 3)
    assert not hasattr(filled(start, found(start)), "cache")


class Double(Function[Any, Any]):
    """A Function, which is a dataclass too."""

    def forward(self, x: Any) -> Any:
        return 2.0 * x

    def backward(self, gy: Any, /) -> tuple[Any]:
        return (2.0 * gy,)


def total(x: Vector) -> Scalar:
    return x.sum()


CLOSED: list[object] = [Plain, Double(), 3, "text", None, len, range(10**12), grad(total), vjp(total, vector())[1]]


@pytest.mark.parametrize("value", CLOSED, ids=repr)
def test_what_is_no_container(value: object) -> None:
    assert steps(value) == []
    assert mapped(value, lambda leaf: leaf) is value


HIDDEN: dict[str, Callable[[AnyVariable], object]] = {
    "set": lambda x: {x},
    "frozenset": lambda x: frozenset({x}),
    "deque": lambda x: deque([x]),
    "mappingproxy": lambda x: MappingProxyType({"x": x}),
}


@pytest.mark.parametrize("kind", HIDDEN)
def test_variables_in_another_collection_are_refused(kind: str) -> None:
    """Their gradients would be lost without a word."""
    text = f"a {kind} of Variables is no container to differentiate; write a list, a tuple or a dict"
    with raises(TypeError, text):
        found([vector(), HIDDEN[kind](vector())])


DIFFERING: list[tuple[object, object, str]] = [
    (Frozen(vector()), Plain(matrix(), vector()), "Frozen: expected Frozen, got Plain"),
    (Frozen(vector()), Inherited(vector(), scalar()), "Frozen: expected Frozen, got Inherited"),
    (Frozen(vector()), Frozen(variable([1.0])), "Frozen.weight: expected float64 of shape (2,), got float64 of shape (1,)"),
    ([vector()], [variable([1.0, 2.0], np.float32)], "list[0]: expected float64 of shape (2,), got float32 of shape (2,)"),
    ([vector()], [3.0], "list[0]: expected an array of shape (2,), got float"),
    ([3.0], [vector()], "list[0]: expected float, which has no leaves, got Variable"),
    ([None], [[]], "list[0]: expected NoneType, which has no leaves, got list"),
    ([vector()], (vector(),), "list: expected list, got tuple"),
    ([vector()], [vector()] * 9, "list[1]: expected no such item, got one"),
    ([vector()] * 9, [vector()], "list[1]: expected an item, got none"),
    ({"a": vector(), "b": 1}, {"a": vector()}, "dict['b']: expected an item, got none"),
    ({"a": vector()}, {"a": vector(), "z": 1, "y": 2, "x": 3}, "dict['z']: expected no such item, got one"),
    (
        {"layers": [1, 2, Plain(matrix(), vector())]},
        {"layers": [1, 2, Plain(matrix(), variable([1.0]))]},
        "dict['layers'][2].bias: expected float64 of shape (2,), got float64 of shape (1,)",
    ),
]


@pytest.mark.parametrize(("ours", "theirs", "text"), DIFFERING, ids=[text for *_, text in DIFFERING])
def test_the_first_difference_is_named(ours: object, theirs: object, text: str) -> None:
    with raises(ValueError, f"axpy: the containers differ at {text}"):
        aligned("axpy", type(ours).__name__, ours, theirs)


def test_dicts_are_aligned_by_their_keys() -> None:
    a, b = vector(), vector()
    pairs = aligned("test", "", {"x": a, "n": 1, "y": b}, {"y": b, "x": a, "n": 2})
    assert [place for place, _, _ in pairs] == ["['x']", "['y']"]
    assert all(ours is theirs for _, ours, theirs in pairs)


def test_a_container_of_any_kind_is_differentiated(container: Any) -> None:
    """The gradient has the container's type, and in each place what belongs there."""

    def energy(tree: Any) -> Any:
        leaves = found(tree)
        parts = [weight * (abs(x) ** 3).sum().astype(np.float64) for weight, x in enumerate(leaves, start=1)]
        return untyped(sum)(parts, variable(0.0))

    gradient = untyped(grad)(energy)(container)
    assert structure(gradient) == structure(container)
    for weight, (x, gx) in enumerate(zip(found(container), found(gradient), strict=True), start=1):
        data = data_of(x)
        rtol = 2e-3 if data.dtype == np.float16 else 1e-6
        np.testing.assert_allclose(data_of(gx), 3 * weight * np.abs(data) * data, rtol=rtol)
