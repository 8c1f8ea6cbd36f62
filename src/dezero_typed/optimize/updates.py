"""What the steps share: one formula for each leaf, on arrays, or on Variables where a transform may differentiate it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np

from ..arrays import is_array
from ..containers import (
    aligned, as_variable, children, filled, is_container, is_dict, is_leaf, kind_of, like, path_of,
)  # fmt: skip
from ..recording import TRACING
from ..variable import data_of, is_variable


def updated(label: str, formula: Callable[..., tuple[Any, ...]], params: Any, **others: Any) -> list[Any]:
    """Return the containers that `formula` makes of the leaves of `params` and of `others`, which are like it.

    The formula takes a leaf of each and returns as many new ones. Outside of every transform nothing has a history, and
    then it is given arrays, which are several times as fast as Variables.
    """
    trees = (params, *others.values())
    rows: list[tuple[Any, ...]] = []
    if not gather(trees, rows):
        columns = [aligned(f"{label}, {name}", path_of(params), params, other) for name, other in others.items()]
        rows = [(row[0][1], *(other for _, _, other in row)) for row in zip(*columns, strict=True)]
    results = [tracked(formula, row) if TRACING.get() else plain(formula, row) for row in rows]
    made = zip(*results, strict=True) if rows else [()] * len(others)
    return [filled(params, column) for column in made]


def gather(trees: Sequence[Any], rows: list[tuple[Any, ...]]) -> bool:
    """Collect the leaves of containers side by side; tell whether they are alike, item by item and in the same order.

    `aligned` does it for dicts in another order too, and says where containers differ, but takes several times as long.
    """
    first, *others = trees
    if is_leaf(first):
        rows.append((first, *others))
        return all(is_leaf(other) and other.shape == first.shape and other.dtype == first.dtype for other in others)
    if not is_container(first):
        return not any(is_leaf(other) or is_container(other) for other in others)
    if any(kind_of(other) is not kind_of(first) for other in others):
        return False
    if is_dict(first) and any(list(other) != list(first) for other in others):
        return False
    levels = [children(tree) for tree in trees]
    return all(len(level) == len(levels[0]) for level in levels) and all(
        gather(row, rows) for row in zip(*levels, strict=True)
    )


def plain(formula: Callable[..., tuple[Any, ...]], row: tuple[Any, ...]) -> list[Any]:
    """Return what a formula makes of arrays, as leaves: what each is depends on the leaf of the parameters."""
    return [like(row[0], np.asarray(made)) for made in formula(*map(data_of, row))]


def tracked(formula: Callable[..., tuple[Any, ...]], row: tuple[Any, ...]) -> list[Any]:
    """Return what a formula makes of Variables; of arrays alone, which are constants, it makes arrays."""
    made = formula(*map(as_variable, row))
    return list(made) if any(map(is_variable, row)) else list(map(data_of, made))


def squared(g: Any) -> Any:
    """Return ``|g|**2`` in the dtype of `g`."""
    return (g.real * g.real + g.imag * g.imag).astype(g.dtype) if g.dtype.kind == "c" else g * g


def root(v: Any) -> Any:
    """Return the square root of a mean of squares, which is real.

    Zero counts as the smallest number there is: the slope of the root is infinite at zero, and infinity times the slope
    of a square at zero is NaN; and where `eps` is zero, or rounded to it, 0 / 0 would be NaN too.
    """
    real = v.real if v.dtype.kind == "c" else v
    return np.sqrt(np.maximum(real, least(real.dtype)))


@cache
def least(dtype: Any) -> Any:
    """Return the smallest number above zero."""
    return np.finfo(dtype).smallest_subnormal


def require_state(label: str, state: object, kind: type) -> None:
    """Raise unless `state` is of the kind that the step makes."""
    if not isinstance(state, kind):
        got = "an array" if is_array(state) else f"a {type(state).__name__}"
        raise TypeError(f"{label}: expected the {kind.__name__} that {label}(...).init(params) makes, got {got}")
