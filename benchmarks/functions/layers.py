"""Layers: functions of an input and of parameters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy

import dezero_typed as dz

from ..subjects import ANY, MATRICES, MATRIX, ROWS, Subject, np, numbers, rows, uniform


def columns(n: int) -> tuple[int, ...]:
    """An element for each column of `rows`."""
    return rows(n)[1:]


@dataclass(frozen=True)
class Drawn:
    """Random numbers that are there already: their generator is not what is measured."""

    drawn: Any

    def random(self, size: tuple[int, ...], /) -> Any:
        return self.drawn


def linear(gy: Any, x: Any, weight: Any, bias: Any) -> tuple[Any, ...]:
    return x @ weight + bias, gy @ weight.T, x.T @ gy, gy.sum(axis=0)


def embedding(gy: Any, weight: Any, indices: Any) -> tuple[Any, ...]:
    """Rows of the weight, to which what comes back is added."""
    gweight = np.zeros_like(weight)
    np.add.at(gweight, indices, gy)
    return weight[indices], gweight


def dropout(gy: Any, x: Any, drawn: Any) -> tuple[Any, ...]:
    weights = (drawn >= 0.25) / 0.75
    return x * weights, gy * weights


def normalized(axis: int, gy: Any, x: Any, weight: Any, bias: Any) -> tuple[Any, ...]:
    """A matrix with mean 0 and variance 1 along `axis`, and its columns stretched."""
    centred = x - x.mean(axis=axis, keepdims=True)
    scale = 1 / np.sqrt(np.mean(centred * centred, axis=axis, keepdims=True) + 1e-5)
    y = centred * scale
    inner = gy * weight
    across = inner - inner.mean(axis=axis, keepdims=True) - y * (inner * y).mean(axis=axis, keepdims=True)
    return y * weight + bias, across * scale, (gy * y).sum(axis=0), gy.sum(axis=0)


def rows_of(weight: dz.Matrix, indices: numpy.ndarray[tuple[int], numpy.dtype[numpy.int64]]) -> Any:
    return dz.nn.embedding(indices, weight)


def dropped(x: Any, drawn: Any) -> Any:
    return dz.nn.dropout(x, 0.25, rng=Drawn(drawn))


def normalized_rows(x: Any, weight: Any, bias: Any) -> Any:
    return dz.nn.layer_norm(x, -1, weight, bias)


STRETCHED = ROWS, uniform(0.5, 2.0, columns), uniform(shape=columns)
"""What is normalized, and the weight and the bias of its columns."""

PLACES = numbers(lambda n: rows(n)[0], lambda n: rows(n)[:1])
"""As many rows as there are, some of them several times."""

SUBJECTS = (
    Subject(dz.nn.linear, linear, (MATRIX, MATRIX, ANY), scale=MATRICES),
    Subject(dz.nn.embedding, embedding, (ROWS,), (PLACES,), call=rows_of),
    Subject(dz.nn.dropout, dropout, (ANY,), (uniform(0.0, 1.0),), call=dropped),
    Subject(dz.nn.layer_norm, partial(normalized, -1), STRETCHED, call=normalized_rows),
    Subject(dz.nn.batch_norm, partial(normalized, 0), STRETCHED),
)
