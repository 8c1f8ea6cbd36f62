"""One step of gradient descent for a network with tanh between its layers and cross entropy at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any, Generic, TypeAlias, final

import numpy as np

from dezero_typed import Matrix, Scalar, Variable, Vector, matmul, tanh, value_and_grad
from dezero_typed.arrays import F
from dezero_typed.nn import cross_entropy

from ..contest import AnyArray, Contest, Row, Workload
from ..peers import Peer
from ..timing import ratio

Array2: TypeAlias = np.ndarray[tuple[int, int], np.dtype[F]]
Labels: TypeAlias = np.ndarray[tuple[int], np.dtype[np.int64]]

RATE = 0.1
SMALL = (64, 128, 10)
LARGE = (784, 1024, 1024, 10)


def problem(batch: int, widths: Sequence[int], dtype: type[F]) -> tuple[list[Any], Array2[F], Labels]:
    """Return the parameters of a network of the `widths`, weights and biases in turn, and a batch of data."""
    generator = np.random.default_rng(0)
    x = generator.normal(size=(batch, widths[0])).astype(dtype)
    labels = generator.integers(0, widths[-1], batch)
    parameters: list[AnyArray] = []
    for rows, columns in pairwise(widths):
        parameters.append((generator.normal(size=(rows, columns)) / np.sqrt(rows)).astype(dtype))
        parameters.append(np.zeros(columns, dtype))
    return parameters, x, labels


def training(batch: int, *, widths: Sequence[int], dtype: type[Any]) -> Contest:
    """Forward, backward, and ``parameter -= RATE * gradient``, on one batch."""
    parameters, x, labels = problem(batch, widths, dtype)
    arrays = [parameter.copy() for parameter in parameters]
    weights: list[Matrix[Any]] = [Variable(parameter.copy()) for parameter in parameters[::2]]
    biases: list[Vector[Any]] = [Variable(parameter.copy()) for parameter in parameters[1::2]]

    def hand() -> Sequence[AnyArray]:
        step_by_hand(arrays, x, labels)
        return arrays

    def ours() -> Sequence[AnyArray]:
        h = matmul(x, weights[0]) + biases[0]
        for w, b in zip(weights[1:], biases[1:], strict=True):
            h = tanh(h) @ w + b
        cross_entropy(h, labels).backward()
        for w, b in zip(weights, biases, strict=True):
            assert w.grad is not None and b.grad is not None
            w.data -= RATE * w.grad
            b.data -= RATE * b.grad
            w.cleargrad()
            b.cleargrad()
        return [parameter.data for layer in zip(weights, biases, strict=True) for parameter in layer]

    return Contest(hand, ours, lambda peer: peer.descend(loss_of_peer, parameters, (x, labels), RATE, 1))


@final
@dataclass(frozen=True, slots=True)
class Network(Generic[F]):
    """Two layers, in the form that a user of `value_and_grad` has them in."""

    w0: Matrix[F]
    b0: Vector[F]
    w1: Matrix[F]
    b1: Vector[F]


def loss(network: Network[F], x: Array2[F], labels: Labels) -> Scalar[F]:
    """Return the mean cross entropy of a batch."""
    return cross_entropy(tanh(matmul(x, network.w0) + network.b0) @ network.w1 + network.b1, labels)


def value_and_gradient(batch: int, *, dtype: type[F]) -> Contest:
    """The loss and its gradient, with no step after it."""
    arrays, x, labels = problem(batch, SMALL, dtype)
    both = value_and_grad(loss)
    network = Network(*(Variable(array) for array in arrays))

    def hand() -> Sequence[AnyArray]:
        value, gradients = gradient_by_hand(arrays, x, labels)
        return value, *gradients

    def ours() -> Sequence[AnyArray]:
        y, gradient = both(network, x, labels)
        return y.data, gradient.w0.data, gradient.b0.data, gradient.w1.data, gradient.b1.data

    return Contest(hand, ours, lambda peer: peer.differentiate(loss_of_peer, arrays, (x, labels)))


def step_by_hand(parameters: Sequence[AnyArray], x: AnyArray, labels: AnyArray) -> AnyArray:
    """Change `parameters` in place, and return the loss before."""
    loss, gradients = gradient_by_hand(parameters, x, labels)
    for parameter, gradient in zip(parameters, gradients, strict=True):
        parameter -= RATE * gradient
    return loss


def gradient_by_hand(
    parameters: Sequence[AnyArray], x: AnyArray, labels: AnyArray
) -> tuple[AnyArray, Sequence[AnyArray]]:
    """Return the loss and its gradient."""
    weights, biases = parameters[::2], parameters[1::2]
    h = x
    inputs = [x]
    for w, b in zip(weights[:-1], biases[:-1], strict=True):
        h = np.tanh(h @ w + b)
        inputs.append(h)
    logits = h @ weights[-1] + biases[-1]
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(x))
    loss = np.asarray(-log_p[rows, labels].mean())
    g = np.exp(log_p)
    g[rows, labels] -= 1.0
    g /= len(x)
    gradients: list[AnyArray] = []
    for layer in range(len(weights) - 1, -1, -1):
        h = inputs[layer]
        gradients += [g.sum(axis=0), h.T @ g]
        if layer:
            g = g @ weights[layer].T * (1.0 - h * h)
    return loss, gradients[::-1]


def loss_of_peer(peer: Peer, leaves: Sequence[Any], constants: Sequence[Any]) -> Any:
    """Return the same loss, as a peer computes it."""
    x, labels = constants
    h = x @ leaves[0] + leaves[1]
    for w, b in zip(leaves[2::2], leaves[3::2], strict=True):
        h = peer.np.tanh(h) @ w + b
    return peer.cross_entropy(h, labels)


def network(name: str, title: str, target: float, batch: int, widths: Sequence[int], dtype: type[Any]) -> Workload:
    """Return the workload of one network and dtype, whose size is the batch."""
    contest = partial(training, widths=widths, dtype=dtype)
    return Workload(name, contest, size=batch, tiny=3, rows=(Row(title, "", target, ratio),))


NETWORKS = (
    network("network-small-64", "a step of a small network (32 x 64-128-10), float64", 1.15, 32, SMALL, np.float64),
    network("network-small-32", "a step of a small network, float32", 1.2, 32, SMALL, np.float32),
    network("network-large-64", "a step of a large one (256 x 784-2x1024-10), float64", 1.05, 256, LARGE, np.float64),
    network("network-large-32", "a step of a large one, float32", 1.05, 256, LARGE, np.float32),
)

GRADIENTS = tuple(
    Workload(
        name, partial(value_and_gradient, dtype=dtype), size=32, tiny=3, rows=(Row(title, "", 1.25, ratio),)
    )
    for name, title, dtype in (
        ("value-and-grad-64", "value and gradient of the small network by value_and_grad, float64", np.float64),
        ("value-and-grad-32", "the same, float32", np.float32),
    )
)
