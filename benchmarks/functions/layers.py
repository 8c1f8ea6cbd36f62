"""Layers: functions of an input and of parameters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import dezero_typed as dz

from ..subjects import ANY, MATRICES, MATRIX, Subject, np, rows, uniform
from .activations import ROWS


def columns(n: int) -> tuple[int, ...]:
    """An element for each column of `rows`."""
    return rows(n)[1:]


def places(size: int, seed: int) -> Any:
    """As many rows as there are, some of them several times."""
    number = rows(size)[0]
    return np.random.default_rng(seed).integers(0, number, number)


@dataclass(frozen=True)
class Drawn:
    """Random numbers that are there already: their generator is not what is measured."""

    numbers: Any

    def random(self, size: tuple[int, ...], /) -> Any:
        return self.numbers


def linear(gy: Any, x: Any, weight: Any, bias: Any) -> tuple[Any, ...]:
    return x @ weight + bias, gy @ weight.T, x.T @ gy, gy.sum(axis=0)


def embedding(gy: Any, weight: Any, indices: Any) -> tuple[Any, ...]:
    """Rows of the weight, to which what comes back is added."""
    gweight = np.zeros_like(weight)
    np.add.at(gweight, indices, gy)
    return weight[indices], gweight


def dropout(gy: Any, x: Any, numbers: Any) -> tuple[Any, ...]:
    weights = (numbers >= 0.25) / 0.75
    return x * weights, gy * weights


def normalized(axis: int, gy: Any, x: Any, weight: Any, bias: Any) -> tuple[Any, ...]:
    """A matrix with mean 0 and variance 1 along `axis`, and its columns stretched."""
    centred = x - x.mean(axis=axis, keepdims=True)
    scale = 1 / np.sqrt(np.mean(centred * centred, axis=axis, keepdims=True) + 1e-5)
    y = centred * scale
    inner = gy * weight
    across = inner - inner.mean(axis=axis, keepdims=True) - y * (inner * y).mean(axis=axis, keepdims=True)
    return y * weight + bias, across * scale, (gy * y).sum(axis=0), gy.sum(axis=0)


def looked_up(weight: Any, indices: Any) -> Any:
    look_up: Any = dz.nn.embedding
    return look_up(indices, weight)


def dropped(x: Any, numbers: Any) -> Any:
    return dz.nn.dropout(x, 0.25, rng=Drawn(numbers))


def along_rows(x: Any, weight: Any, bias: Any) -> Any:
    return dz.nn.layer_norm(x, -1, weight, bias)


PARAMETERS = uniform(0.5, 2.0, columns), uniform(shape=columns)

SUBJECTS = (
    Subject(dz.nn.linear, linear, (MATRIX, MATRIX, ANY), scale=MATRICES),
    Subject(dz.nn.embedding, embedding, (ROWS,), (places,), call=looked_up),
    Subject(dz.nn.dropout, dropout, (ANY,), (uniform(0.0, 1.0),), call=dropped),
    Subject(dz.nn.layer_norm, partial(normalized, -1), (ROWS, *PARAMETERS), call=along_rows),
    Subject(dz.nn.batch_norm, partial(normalized, 0), (ROWS, *PARAMETERS)),
)
