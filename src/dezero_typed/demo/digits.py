"""A small neural network learns to read handwritten digits.

The whole of it is here: layers in dataclasses, the loss of a model, a step with its gradient, and a look at one gradient
with and without automatic differentiation.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import perf_counter
from typing import final

import numpy as np

from .. import Matrix, Scalar, Variable, Vector, grad, matmul, no_grad, tree, value_and_grad
from ..nn import cross_entropy, relu
from ..optimize import adam, cosine_decay
from .extra import Digits, Images, load_digits, progress_bar

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

HIDDEN = 128
BATCH = 32
RATE = 0.02


@final
@dataclass(frozen=True, slots=True)
class Layer:
    """An affine map of rows."""

    weights: Matrix
    bias: Vector

    def __call__(self, x: Matrix | Images) -> Matrix:
        return matmul(x, self.weights) + self.bias


@final
@dataclass(frozen=True, slots=True)
class Model:
    """Two layers: 64 pixels to `HIDDEN` units to 10 classes."""

    hidden: Layer
    output: Layer

    def __call__(self, images: Images) -> Matrix:
        """Return the logits, one row for each image."""
        return self.output(relu(self.hidden(images)))


def new_layer(name: str, inputs: int, outputs: int, rng: np.random.Generator) -> Layer:
    """Return a layer with random weights that keep the size of a signal, and no biases."""
    weights: Matrix = Variable(rng.normal(0.0, inputs**-0.5, (inputs, outputs)), name=f"{name}.weights")
    return Layer(weights, Variable(np.zeros(outputs), name=f"{name}.bias"))


def new_model(rng: np.random.Generator) -> Model:
    """Return a model that knows nothing."""
    return Model(new_layer("hidden", 64, HIDDEN, rng), new_layer("output", HIDDEN, 10, rng))


def loss(model: Model, digits: Digits) -> Scalar:
    """Return the mean cross entropy of what `model` says about `digits`."""
    return cross_entropy(model(digits.images), digits.labels)


@no_grad()
def accuracy(model: Model, digits: Digits) -> float:
    """Return the share of `digits` that `model` reads correctly."""
    answers = np.argmax(model(digits.images).data, axis=1)
    return np.count_nonzero(answers == digits.labels) / len(digits)


def train(model: Model, digits: Digits, epochs: int, rng: np.random.Generator) -> Model:
    """Return what `model` becomes in some `epochs` of training, and show how it goes."""
    step = adam(cosine_decay(RATE, steps=epochs * -(-len(digits) // BATCH)))
    state = step.init(model)
    progress = progress_bar(epochs, "epoch") if sys.stdout.isatty() else Lines(epochs)
    for _ in progress:
        losses: list[float] = []
        for batch in digits.batches(BATCH, rng):
            value, gradient = value_and_grad(loss)(model, batch)
            state, model = step(state, model, gradient)
            losses.append(value.item())
        progress.set_postfix_str(f"loss {np.mean(losses):.4f}")
    return model


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
    """Return the gradient of the loss with respect to the biases of the hidden layer, without any differentiation."""
    bias = model.hidden.bias.data
    slopes = np.zeros_like(bias)
    for i, step in enumerate(eps * np.eye(len(bias))):
        upper = loss(replace(model, hidden=replace(model.hidden, bias=Variable(bias + step))), digits)
        lower = loss(replace(model, hidden=replace(model.hidden, bias=Variable(bias - step))), digits)
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
    size = sum(leaf.size for leaf in tree.leaves(model))
    print(f"{len(training):,} handwritten digits to learn from, {len(test)} held out; {size:,} parameters, seed {seed}")

    start = perf_counter()
    model = train(model, training, epochs, rng)
    seconds = perf_counter() - start
    print(f"training loss  {loss(model, training).item():.4f}")
    print(f"test loss      {loss(model, test).item():.4f}")
    print(f"test accuracy  {accuracy(model, test):.4f}")
    print(f"time           {seconds:.1f} s for {epochs} epochs")

    # Few digits and a small step, since differences go wrong where a unit is switched on or off between.
    few = test.take(np.arange(BATCH))
    slopes = grad(loss)(model, few).hidden.bias.data
    differences = central_differences(model, few)
    i = int(np.argmax(np.abs(slopes)))
    apart = float(np.max(np.abs(slopes - differences)))
    print(f"one gradient   d loss / d bias[{i}] = {slopes[i]:+.9f}, by central differences {differences[i]:+.9f}")
    print(f"               all {len(differences)} of that bias are within {apart:.0e} of theirs")
