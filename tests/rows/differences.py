"""The rows of ``differences``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, EMPTY, ROW, Row, X, Y, case, values

PLACES = np.array([0.0, 0.5, 0.75, 2.0])
LONG = values(7)
GRID = values(3, 4)


def torch_trapezoid(torch: Any, y: Any, x: Any = None, dx: float = 1.0, axis: int = -1) -> Any:
    if y.shape[axis] < 2:  # PyTorch's area has no gradient then
        return y.sum(axis) * 0
    return torch.trapezoid(y, dx=dx, dim=axis) if x is None else torch.trapezoid(y, torch.as_tensor(x), dim=axis)


def torch_gradient(torch: Any, f: Any, *spacing: Any, axis: Any = None, edge_order: int = 1) -> Any:
    axes = list(range(f.ndim)) if axis is None else [axis] if isinstance(axis, int) else list(axis)
    steps = [torch.as_tensor(each, dtype=f.dtype) for each in spacing or (1.0,)]
    steps = steps * len(axes) if len(steps) == 1 else steps
    if all(step.ndim == 0 for step in steps):
        slopes = torch.gradient(f, spacing=[float(step) for step in steps], dim=axes, edge_order=edge_order)
        return slopes if len(slopes) > 1 else slopes[0]
    places = [step if step.ndim else torch.arange(f.shape[axis], dtype=f.dtype) * step for step, axis in zip(steps, axes, strict=True)]
    slopes = torch.gradient(f, spacing=places, dim=axes, edge_order=edge_order)
    return slopes if len(slopes) > 1 else slopes[0]


ROWS = (
    Row(
        dz.diff, np.diff, [case(X), case(X, axis=0), case(CUBE, axis=1, n=2), case(ROW, n=0), case(ROW, n=2), case(ROW[:1]), case(X[:1, :1]), case(EMPTY), case(EMPTY, axis=0)], integers="kept", complex="kept", scalar=False,
        formula='x[1:] − x[:−1]', gradient='−gy and gy, where they came from',
    ),
    Row(
        dz.ediff1d, np.ediff1d, [case(X), case(ROW, to_end=0, to_begin=2), case(ROW, after=(1,)), case(EMPTY), case(ROW[:1])],
        integers="kept", complex="kept", scalar=False, formula="the differences of neighbours, in one row", gradient="−gy and gy, where they came from",
    ),
    Row(
        dz.gradient, np.gradient, [
            case(ROW), case(ROW, after=(0.5,)), case(LONG), case(LONG, edge_order=2), case(ROW, edge_order=2), case(ROW[:2]), case(GRID), case(GRID, after=(2.0, PLACES)),
            case(GRID, after=(PLACES,), axis=1, edge_order=2), case(GRID, axis=(1, 0)), case(GRID, axis=-2), case(GRID[:, :0], axis=0),
        ], complex="kept", scalar=False, single=False, formula="central differences, one-sided at the edges", gradient="each slope handed back to the points that it was made of",
        torch=torch_gradient,
    ),
    Row(
        dz.trapezoid, np.trapezoid, [
            case(ROW), case(X), case(X, axis=0), case(X, dx=0.5), case(X, X + 2 * Y), case(X, ROW), case(CUBE, ROW, axis=1), case(CUBE, axis=1, dx=2.0), case(ROW[:1]), case(EMPTY), case(EMPTY, axis=0),
        ], complex="kept", scalar=False, formula="Σ (xᵢ₊₁ − xᵢ)(yᵢ + yᵢ₊₁)/2", gradient="half of the steps beside each point; the sums of neighbouring y", torch=torch_trapezoid,
    ),
)  # fmt: skip
