"""The rows of ``gathering``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, DOT, EMPTY, ROW, Row, X, Y, case

ORDER = np.array([[2, 0], [1, 1]])
NUMBERS = np.array([[0, 1, 1], [1, 0, 1]])


def torch_take_along_axis(torch: Any, x: Any, indices: Any, axis: int | None = -1) -> Any:
    return torch.take_along_dim(x, torch.tensor(indices), axis)


ROWS = (
    Row(
        dz.take, np.take, [
            case(X, after=(4,)), case(X, after=([0, 0, -1],)), case(CUBE, after=(ORDER, 1)), case(CUBE, after=(np.array([1, 0, 1]),), axis=0), case(CUBE, after=(-1,), axis=2),
            case(X, after=(np.array([5, -7]), 1), mode="wrap"), case(X, after=(np.array([5, -7]), 1), mode="clip"), case(DOT, after=([0, 0],)), case(ROW[:1], after=(0,)), case(EMPTY, after=([1, 1], 1)), case(X, after=(np.empty(0, int),)),
        ], integers="kept", complex="kept", formula="the elements of x at some places", gradient="gy, added up at the places it was taken from",
    ),
    Row(
        dz.take_along_axis, np.take_along_axis, [
            case(X, after=(ORDER,)), case(X, after=(np.array([[0, 1, 1]]), 0)), case(X, after=(np.array([5, 0, 0]),), axis=None), case(CUBE, after=(np.array([[[1], [0], [0]]]),), axis=2), case(ROW[:1], after=(np.array([0, 0]), 0)),
            case(EMPTY, after=(np.empty((0, 2), int), 1)),
        ], integers="kept", complex="kept", scalar=False, formula="x[i, indices[i, j]], along any axis", gradient="gy, added up at the places it was taken from", torch=torch_take_along_axis,
    ),
    Row(
        dz.compress, np.compress, [
            case(X, before=([True, False, True, True],)), case(X, before=([False, True],), axis=1), case(CUBE, before=(np.array([True, True, False]),), after=(1,)), case(DOT, before=([True],)), case(ROW[:1], before=([True],)), case(EMPTY, before=([True, False],), axis=1),
        ], integers="kept", complex="kept", formula="the elements of x where a condition holds", gradient="gy there, 0 elsewhere",
    ),
    Row(
        dz.choose, np.choose, [
            case(X, Y, before=(NUMBERS,)), case(X, Y, before=(NUMBERS * 3,), mode="wrap"), case(X, Y, before=(NUMBERS * 9 - 4,), mode="clip"), case(X, Y[0], before=(NUMBERS[0],)), case(X[:, :1], Y[0], before=(np.array(1),)),
            case(DOT, DOT, before=(np.array(0),)), case(ROW[:1], ROW[1:2], before=(np.array([1]),)), case(EMPTY, EMPTY, before=(NUMBERS[:0],)), case(X, before=(NUMBERS * 0,)), case(X, Y, before=(NUMBERS > 0,)), case(ROW, ROW[::-1], before=([1, 0, 1],)),
        ], integers="kept", complex="kept", sequence=True, formula="the element of the array whose number is given", gradient="gy for the one chosen, 0 for the others",
    ),
)  # fmt: skip
