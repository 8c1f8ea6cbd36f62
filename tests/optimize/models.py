"""Containers that the tests of this package move and minimise."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np

from dezero_typed import Matrix, Scalar, Variable, Vector, variable
from dezero_typed.arrays import Array
from dezero_typed.containers import found
from dezero_typed.variable import data_of


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer, with what is no leaf."""

    weight: Matrix
    bias: Vector
    name: str = "layer"


@dataclass(frozen=True)
class Model:
    """Layers in a list, a number in a dict, and a static field that would be a leaf."""

    layers: list[Layer]
    scales: dict[str, Scalar]
    depth: int = 2
    mask: Array = field(default_factory=lambda: np.ones(2), metadata={"static": True})


def model(seed: int = 0) -> Model:
    """Return a model of random numbers."""
    random = np.random.default_rng(seed)
    layers = [Layer(Variable(random.normal(size=(2, 3))), Variable(random.normal(size=3)), f"layer {i}") for i in range(2)]
    return Model(layers, {"scale": variable(float(random.normal()))})


def arrays(tree: object) -> list[Any]:
    """Return the arrays of the leaves of a container."""
    return [data_of(leaf) for leaf in found(tree)]


def assert_apart(*trees: object) -> None:
    """No two leaves of the containers share memory."""
    leaves = [array for tree in trees for array in arrays(tree)]
    assert len(leaves) > 1
    assert not any(np.shares_memory(a, b) for a, b in combinations(leaves, 2))
