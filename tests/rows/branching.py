"""The rows of ``branching``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from dezero_typed.arrays import AnyArray
from tests.cases import DOT, EMPTY, ROW, Case, Row, X, Y, case

MASK = np.array([[True, False, True], [False, False, True]])
OTHER = np.array([[True, True, False], [False, True, False]])


def doubled(x: Any) -> Any:
    return x * 2


def squared(x: Any) -> Any:
    return x * x


def selecting(x: AnyArray, y: AnyArray) -> list[Case]:
    """Return cases of `select`: places of one condition, of both, of none; broadcast; shape () and empty."""
    return [
        case(x, y, before=([MASK, OTHER],)), case(x, y, before=([MASK, OTHER],), default=2), case(x, y[0], before=([MASK[0], True],)),
        case(x[:, :1], y, before=([MASK[:, :1], OTHER],)), case(x, before=([MASK],)), case(x[0, 0, ...], y[0], before=([True, MASK[0]],)),
        case(x[:1, 0], y[:1, 0], before=([MASK[0, :1], True],)), case(x[:0], y[:0], before=([MASK[:0], OTHER[0]],)),
    ]  # fmt: skip


def torch_select(torch: Any, conditions: Any, choices: Any, default: Any = 0) -> Any:
    y = torch.as_tensor(default, dtype=choices[0].dtype)
    for condition, choice in reversed(list(zip(conditions, choices, strict=True))):
        y = torch.where(torch.tensor(condition), choice, y)
    return y


def by_two_functions(condition: Any, f: Any, g: Any, *xs: Any) -> Any:
    """Compute `where_apply` with both functions everywhere."""
    values: list[Any] = [each(*xs) if callable(each) else each for each in (f, g)]
    where: Any = np.where
    return where(condition, *values)


ROWS = (
    Row(
        dz.select, np.select, selecting(X, Y), integers="kept", complex="kept", sequence=True,
        formula="the first of several operands whose condition holds", gradient="gy for the one chosen, 0 for the others",
        odd="NaN where one that was not chosen has an infinite derivative", torch=torch_select,
    ),
    Row(
        dz.piecewise, np.piecewise, [
            case(X, after=([MASK], [doubled])), case(X, after=([MASK, OTHER], [doubled, squared])),
            case(X, after=([MASK, OTHER], [doubled, 3, squared])), case(X, after=([MASK, ~MASK], [squared, doubled])),
            case(ROW, after=([MASK[0]], [squared, 1])), case(DOT, after=([np.True_], [squared])), case(ROW[:1], after=([MASK[0, :1]], [squared])),
            case(EMPTY, after=([MASK[:0]], [squared, doubled])),
        ], integers="kept", complex="kept", formula="each function at the elements of x where its condition holds",
        gradient="that of the function there", odd="0 where the value is 0 for want of a function",
    ),
    Row(
        dz.where_apply, None, [
            case(X, before=(MASK, doubled, squared)), case(X, before=(MASK[0], squared, 2)), case(X, Y, before=(OTHER, np.multiply, 0)),
            case(X, before=(True, squared, doubled)), case(ROW, before=(MASK[1], 1, squared)), case(DOT, before=(False, 1, squared)),
            case(ROW[:1], before=(True, squared, 1)), case(EMPTY, before=(MASK[:0], squared, doubled)),
        ], reference=by_two_functions, integers="kept", complex="kept", formula="f(x) where a condition holds, g(x) elsewhere",
        gradient="that of the function that was applied", odd="exact: where(x > 0, log(x), 0) has NaN at 0, this has 0",
    ),
)  # fmt: skip
