"""What the types promise of containers and of the helpers for them; `check` looks at the leaves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar, assert_type

import numpy as np

from dezero_typed import Matrix, Scalar, Variable, Vector, exp, tanh, tree, variable
from dezero_typed.arrays import I
from tests.checks import check

T = TypeVar("T")


@dataclass(frozen=True)
class Model:
    weight: Matrix
    bias: Vector


@dataclass(frozen=True)
class Box(Generic[T]):
    inside: T


class Pair(NamedTuple):
    left: Vector
    right: Scalar


v, m = variable([1.0, 2.0]), variable([[1.0, 2.0], [3.0, 4.0]])
v32 = variable([1.0, 2.0], np.float32)
model = Model(m, v)


def checked(made: Model) -> None:
    check(made.weight, np.float64, 2)
    check(made.bias, np.float64, 1)


def halved(x: Variable[I]) -> Variable[I]:
    return x * 0.5


def midway(x: Variable[I], y: Variable[I]) -> Variable[I]:
    return (x + y) * 0.5


def a_leaf() -> tree.Leaf:
    return v32


def of_one() -> tree.OfLeaf:
    return halved


def of_two() -> tree.OfTwoLeaves:
    return midway


def of_three() -> tree.OfThreeLeaves:
    return lambda x, y, z: x + y + z


def test_leaves() -> None:
    found = assert_type(tree.leaves(model), list[tree.Leaf])
    assert [leaf.shape for leaf in found] == [(2, 2), (2,)]
    assert assert_type(a_leaf(), tree.Leaf) is v32


def test_map_leaves_of_one() -> None:
    checked(assert_type(tree.map_leaves(lambda x: x * 2.0, model), Model))
    checked(assert_type(tree.map_leaves(tanh, model), Model))
    checked(assert_type(tree.map_leaves(halved, model), Model))
    checked(assert_type(tree.map_leaves(assert_type(of_one(), tree.OfLeaf), model), Model))
    check(assert_type(tree.map_leaves(exp, v), Vector), np.float64, 1)
    check(assert_type(tree.map_leaves(lambda x: -x, [v32]), list[Vector[np.float32]])[0], np.float32, 1)


def test_map_leaves_of_two() -> None:
    checked(assert_type(tree.map_leaves(lambda x, y: x - 0.1 * y, model, model), Model))
    checked(assert_type(tree.map_leaves(assert_type(of_two(), tree.OfTwoLeaves), model, model), Model))
    boxed = assert_type(tree.map_leaves(midway, Box(v32), Box(v32)), Box[Vector[np.float32]])
    check(boxed.inside, np.float32, 1)


def test_map_leaves_of_three() -> None:
    made = tree.map_leaves(lambda x, y, z: x + 0.5 * y * z, model, model, tree.zeros_like(model))
    checked(assert_type(made, Model))
    checked(assert_type(tree.map_leaves(assert_type(of_three(), tree.OfThreeLeaves), model, model, model), Model))


def test_zeros_like() -> None:
    checked(assert_type(tree.zeros_like(model), Model))
    pair = assert_type(tree.zeros_like(Pair(v, variable(1.0))), Pair)
    check(pair.left, np.float64, 1)
    check(pair.right, np.float64, 0)
    check(assert_type(tree.zeros_like({"w": m}), dict[str, Matrix])["w"], np.float64, 2)


def test_axpy() -> None:
    step = assert_type(tree.axpy(-0.1, model), tree.Axpy[Model])
    checked(assert_type(step(model), Model))
    check(assert_type(tree.axpy(2, v32)(v32), Vector[np.float32]), np.float32, 1)
    nested = assert_type(tree.axpy(0.5, (v, [m]))((v, [m])), tuple[Vector, list[Matrix]])
    check(nested[1][0], np.float64, 2)


def test_ravel() -> None:
    flat, unravel = assert_type(tree.ravel(model), tuple[Vector, tree.Unravel[Model]])
    check(assert_type(flat, Vector), np.float64, 1)
    checked(assert_type(unravel(flat), Model))
    flat32, back = assert_type(tree.ravel(model, np.float32), tuple[Vector[np.float32], tree.Unravel[Model]])
    check(assert_type(flat32, Vector[np.float32]), np.float32, 1)
    checked(assert_type(back(flat32), Model))
    numbers = assert_type(tree.ravel(model, dtype=np.complex128)[0], Vector[np.complex128])
    check(numbers, np.complex128, 1)


def test_every_public_name_is_covered() -> None:
    """Each name of the module is in an ``assert_type`` above."""
    text = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in tree.__all__ if f"tree.{name}" not in text] == []
