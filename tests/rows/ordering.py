"""The rows of ``ordering``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, DOT, EMPTY, ROW, Row, X, case


def torch_sort(torch: Any, x: Any, axis: int | None = -1, **options: Any) -> Any:
    return torch.sort(x.flatten() if axis is None else x, dim=-1 if axis is None else axis)[0]


ROWS = (
    Row(
        dz.sort, np.sort, [case(X), case(CUBE, axis=0), case(CUBE, axis=1, kind="stable"), case(X, axis=None, stable=True), case(DOT, axis=None), case(ROW[:1]), case(EMPTY), case(EMPTY, axis=0)],
        complex="kept", scalar=False, torch=torch_sort,
        formula='the elements in ascending order', gradient='gy, where the elements came from', odd='equal elements share evenly',
    ),
    Row(  # with kth for which the order is determined
        dz.partition, np.partition, [case(X, after=(1,)), case(CUBE, after=(-1,), axis=0), case(CUBE, after=((0, 2),), axis=1), case(X, after=(range(6),), axis=None), case(DOT, after=(0,), axis=None), case(ROW[:1], after=(0,)), case(EMPTY, after=(1,))],
        complex="kept", scalar=False,
        formula='the elements in an order in which those at kth stand as in a sorted array', gradient='gy, where the elements came from', odd='what equals an element at kth shares evenly',
    ),
)  # fmt: skip
