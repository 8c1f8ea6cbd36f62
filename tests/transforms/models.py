"""A small network as a dataclass, which several tests differentiate."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from dezero_typed import Matrix, Scalar, Vector, tanh, variable


@dataclass(frozen=True)
class Layer:
    weight: Matrix
    bias: Vector


@dataclass(frozen=True)
class Model:
    layers: list[Layer]
    scale: Scalar
    name: str = "network"
    classes: Vector = field(default_factory=lambda: variable([0.0, 1.0]), metadata={"static": True})


def model(seed: int = 0) -> Model:
    rng = np.random.default_rng(seed)
    shapes = [(3, 4), (4, 2)]
    layers = [Layer(variable(rng.normal(size=shape)), variable(rng.normal(size=shape[1]))) for shape in shapes]
    return Model(layers, variable(0.5))


def inputs() -> Matrix:
    return variable([[1.0, 2.0, 3.0], [-1.0, 0.5, 0.0]])


def predict(model: Model, x: Matrix) -> Matrix:
    for layer in model.layers:
        x = tanh(x @ layer.weight + layer.bias)
    return x * model.scale


def loss(model: Model, x: Matrix, *, power: float = 2.0) -> Scalar:
    return ((predict(model, x) - 0.1) ** power).sum()
