"""The rows of ``selection``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from dezero_typed.arrays import AnyArray
from tests.cases import Case, Row, X, Y, broadcasting, case

MASK = np.array([[True, False, True], [False, False, True]])


def choosing(x: AnyArray, y: AnyArray) -> list[Case]:
    """Return cases of `where`: the condition as large as the operands, larger, smaller, a single truth."""
    return [
        *(case(a, b, before=(np.broadcast_to(MASK, np.broadcast(a, b).shape),))
          for a, b in ((x, y), (x, y[0]), (x[:, :1], y[:1]), (x, y[1, 1, ...]), (x[0, 0, ...], y))),
        *(case(x, y, before=(condition,)) for condition in (MASK[0], MASK[:, :1], True, np.False_, MASK.tolist())),
        case(x[0, 0, ...], y[0, 0, ...], before=(MASK,)), case(x[0, 0, ...], y[0, 0, ...], before=(True,)),
        case(x[0], y[:, :1], before=(True,)), case(x[:1, 0], y[:1, 0], before=(MASK[0, :1],)),
        case(x[:0], y[:0], before=(MASK[:0],)), case(x[:0], y[0], before=(True,)),
    ]  # fmt: skip


def torch_where(torch: Any, condition: Any, x: Any, y: Any) -> Any:
    return torch.where(torch.tensor(condition), x, y)


def torch_clip(torch: Any, x: Any, a_min: Any = None, a_max: Any = None) -> Any:
    # PyTorch takes bounds that are both numbers or both tensors.
    low, high = (None if bound is None else torch.as_tensor(bound, dtype=x.dtype) for bound in (a_min, a_max))
    return torch.clip(x, low, high)


ROWS = (
    Row(
        dz.clip, np.clip, [
            *(case(x, after=(-0.5, 1.0)) for x in (X, X[0], X[0, 0, ...], X[:1, 0], X[:0])), case(X, a_min=-0.5, a_max=None), case(X, after=(None, 0.25)),
            case(X, after=(1.0, -1.0)), case(X, Y, after=(None,)), case(X, Y - 1, Y + 0.5), case(X, Y[0] - 1, Y[:, :1] + 0.5),
        ], numbers=False, formula="x, not below one bound nor above the other", gradient="gy between the bounds, 0 for x elsewhere; there the bound has it",
        odd="0 for x at a bound", torch=torch_clip,
    ),
    Row(
        dz.fmax, np.fmax, broadcasting(X, Y), numbers=True,
        formula="the larger of x and y; of a number and NaN the number", gradient="gy for the one chosen, 0 for the other", odd="half each where they are equal", torch="fmax",
    ),
    Row(
        dz.fmin, np.fmin, broadcasting(X, Y), numbers=True,
        formula="the smaller of x and y; of a number and NaN the number", gradient="gy for the one chosen, 0 for the other", odd="half each where they are equal", torch="fmin",
    ),
    Row(
        dz.maximum, np.maximum, broadcasting(X, Y), numbers=True,
        formula='the larger of x and y', gradient='gy for the larger, 0 for the other', odd='half each where they are equal', torch="maximum",
    ),
    Row(
        dz.minimum, np.minimum, broadcasting(X, Y), numbers=True,
        formula='the smaller of x and y', gradient='gy for the smaller, 0 for the other', odd='half each where they are equal', torch="minimum",
    ),
    Row(
        dz.where, np.where, choosing(X, Y), integers="kept", numbers=True, complex="kept",
        formula='x where a condition holds, y elsewhere', gradient='gy where chosen, 0 elsewhere', odd='NaN where the operand not chosen has an infinite derivative: 0 · inf',
        torch=torch_where,
    ),
)  # fmt: skip
