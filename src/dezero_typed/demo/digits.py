"""A small neural network learns to read handwritten digits.

The whole of it is here: a model, its loss, a step of gradient descent with momentum, and a look
at one gradient with and without automatic differentiation.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import perf_counter
from typing import final

import numpy as np

from .. import Matrix, Scalar, Variable, Vector, gradients, matmul, no_grad
from ..nn import relu, cross_entropy
from .extra import Digits, Images, load_digits, progress_bar

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

HIDDEN = 128
BATCH = 32
RATE = 0.2
MOMENTUM = 0.9


@final
@dataclass(frozen=True, slots=True)
class Model:
    """Two layers: 64 pixels to `HIDDEN` units to 10 classes."""

    w0: Matrix
    b0: Vector
    w1: Matrix
    b1: Vector

    def __call__(self, images: Images) -> Matrix:
        """Return the logits, one row for each image."""
        hidden = relu(matmul(images, self.w0) + self.b0)
        return hidden @ self.w1 + self.b1

    def parameters(self) -> tuple[Variable, ...]:
        """Return all that is learnt."""
        return self.w0, self.b0, self.w1, self.b1


def new_model(rng: np.random.Generator) -> Model:
    """Return a model with random weights that keep the size of a signal, and no biases."""
    return Model(
        w0=Variable(rng.normal(0.0, 64**-0.5, (64, HIDDEN)), name="w0"),
        b0=Variable(np.zeros(HIDDEN), name="b0"),
        w1=Variable(rng.normal(0.0, HIDDEN**-0.5, (HIDDEN, 10)), name="w1"),
        b1=Variable(np.zeros(10), name="b1"),
    )


def loss(model: Model, digits: Digits) -> Scalar:
    """Return the mean cross entropy of what `model` says about `digits`."""
    return cross_entropy(model(digits.images), digits.labels)


@no_grad()
def accuracy(model: Model, digits: Digits) -> float:
    """Return the share of `digits` that `model` reads correctly."""
    answers = np.argmax(model(digits.images).data, axis=1)
    return np.count_nonzero(answers == digits.labels) / len(digits)


def train_epoch(model: Model, velocities: list[Array], digits: Digits, rng: np.random.Generator) -> float:
    """Go through `digits` once, in random order; return the mean loss of the mini-batches."""
    order = rng.permutation(len(digits))
    losses: list[float] = []
    for start in range(0, len(order), BATCH):
        y = loss(model, digits.take(order[start : start + BATCH]))
        y.backward()
        for parameter, velocity in zip(model.parameters(), velocities, strict=True):
            assert parameter.grad is not None  # every parameter takes part in the loss
            velocity *= MOMENTUM
            velocity -= RATE * parameter.grad
            parameter.data = parameter.data + velocity
            parameter.cleargrad()
        losses.append(y.item())
    return float(np.mean(losses))


def train(model: Model, digits: Digits, epochs: int, rng: np.random.Generator) -> None:
    """Train `model` for some `epochs`, and show how it goes."""
    velocities = [np.zeros_like(parameter.data) for parameter in model.parameters()]
    progress = progress_bar(epochs, "epoch") if sys.stdout.isatty() else Lines(epochs)
    for _ in progress:
        mean_loss = train_epoch(model, velocities, digits, rng)
        progress.set_postfix_str(f"loss {mean_loss:.4f}")


@final
class Lines:
    """Progress where there is no terminal: some ten lines of text."""

    def __init__(self, epochs: int) -> None:
        self.epochs = epochs
        self.epoch: int = 0

    def __iter__(self) -> Iterator[int]:
        for epoch in range(1, self.epochs + 1):
            self.epoch = epoch
            yield epoch

    def set_postfix_str(self, s: str) -> None:
        """Print `s` after the number of the epoch, for every epoch or for one in several."""
        if self.epoch % max(1, self.epochs // 10) == 0 or self.epoch == self.epochs:
            print(f"epoch {self.epoch:3} of {self.epochs}: {s}", flush=True)


def central_differences(model: Model, digits: Digits, eps: float = 1e-6) -> Array:
    """Return the gradient of the loss with respect to ``b0``, without any differentiation."""
    bias = model.b0.data
    slopes = np.zeros_like(bias)
    for i, step in enumerate(eps * np.eye(len(bias))):
        upper = loss(replace(model, b0=Variable(bias + step)), digits)
        lower = loss(replace(model, b0=Variable(bias - step)), digits)
        slopes[i] = (upper.item() - lower.item()) / (2.0 * eps)
    return slopes


def run(seed: int = 0, epochs: int = 30) -> None:
    """Train on two thirds of the digits, and report on the third that was held out.

    Raises `MissingExtraError` where scikit-learn, or for a terminal tqdm, is not installed.
    """
    rng = np.random.default_rng(seed)
    digits = load_digits()
    order = rng.permutation(len(digits))
    third = len(digits) // 3
    test, training = digits.take(order[:third]), digits.take(order[third:])
    model = new_model(rng)
    size = sum(parameter.size for parameter in model.parameters())
    print(f"{len(training):,} handwritten digits to learn from, {len(test)} held out; {size:,} parameters, seed {seed}")

    start = perf_counter()
    train(model, training, epochs, rng)
    seconds = perf_counter() - start
    print(f"training loss  {loss(model, training).item():.4f}")
    print(f"test loss      {loss(model, test).item():.4f}")
    print(f"test accuracy  {accuracy(model, test):.4f}")
    print(f"time           {seconds:.1f} s for {epochs} epochs")

    # Few digits and a small step, since differences go wrong where a unit is switched on or off between.
    few = test.take(np.arange(BATCH))
    (gradient,) = gradients(loss(model, few), (model.b0,))
    differences = central_differences(model, few)
    i = int(np.argmax(np.abs(gradient.data)))
    apart = float(np.max(np.abs(gradient.data - differences)))
    print(f"one gradient   d loss / d b0[{i}] = {gradient.data[i]:+.9f}, by central differences {differences[i]:+.9f}")
    print(f"               all {len(differences)} in b0 are within {apart:.0e} of theirs")
