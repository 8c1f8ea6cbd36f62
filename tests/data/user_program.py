"""What a user might write: it has to pass `mypy --strict` against the installed wheel, and to run."""

import numpy as np

from dezero_typed import Matrix, Scalar, Variable, Vector, tanh, variable


def loss(weights: Matrix, bias: Vector, x: Vector) -> Scalar:
    return (tanh(weights @ x + bias) ** 2).mean()


if __name__ == "__main__":
    w, b, x = Variable(np.ones((2, 3)) / 4), Variable(np.zeros(2)), variable([1.0, 2.0, 3.0])
    y = loss(w, b, x)
    y.backward()
    assert w.grad is not None and w.grad.shape == (2, 3)
    print(f"loss {y.item():.6f}, gradient {w.grad[0].round(6).tolist()}")
