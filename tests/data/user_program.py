"""What a user might write: it has to pass `mypy --strict` against the installed wheel, and to run."""

from dataclasses import dataclass
from typing import assert_type

import numpy as np

from dezero_typed import Matrix, Scalar, Variable, Vector, tanh, value_and_grad, variable
from dezero_typed.optimize import adam


@dataclass(frozen=True)
class Layer:
    weights: Matrix
    bias: Vector
    name: str = "layer"


def loss(layer: Layer, x: Vector) -> Scalar:
    return (tanh(layer.weights @ x + layer.bias) ** 2).mean()


if __name__ == "__main__":
    layer, x = Layer(Variable(np.ones((2, 3)) / 4), Variable(np.zeros(2))), variable([1.0, 2.0, 3.0])
    y = loss(layer, x)
    y.backward()
    assert layer.weights.grad is not None and layer.weights.grad.shape == (2, 3)
    print(f"loss {y.item():.6f}, gradient {layer.weights.grad[0].round(6).tolist()}")
    step = adam(0.1)
    state = step.init(layer)
    while state.step < 20:
        y, gradient = value_and_grad(loss)(layer, x)
        assert_type(gradient, Layer)
        state, layer = step(state, layer, gradient)
    print(f"after {state.step} steps {y.item():.6f}")
