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


ROWS = (
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
