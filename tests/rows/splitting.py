"""The rows of ``splitting``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, EMPTY, ROW, Row, X, case, values

FIVE = values(5)


def torch_split(torch: Any, x: Any, indices_or_sections: Any, axis: Any = 0) -> Any:
    cuts: Any = indices_or_sections if np.ndim(indices_or_sections) == 0 else tuple(map(int, indices_or_sections))
    return torch.tensor_split(x, cuts, axis)


def torch_unstack(torch: Any, x: Any, axis: int = 0) -> Any:
    return torch.unbind(x, axis)


ROWS = (
    Row(
        dz.split, np.split,
        [case(X, after=(3, 1)), case(X, after=(2,)), case(FIVE, after=([1, 3],)), case(FIVE, after=((2, 2, -1),)), case(FIVE, after=(np.array([4, 9]),)),
         case(FIVE, after=([3, 2],)), case(CUBE, indices_or_sections=[1], axis=-2), case(values(1), after=(1,)), case(EMPTY, after=(3,), axis=1)],
        integers="kept", complex="kept", scalar=False,
        formula="the parts along an axis", gradient="the parts of gy, put together", torch=torch_split,
    ),
    Row(
        dz.array_split, np.array_split,
        [case(FIVE, after=(3,)), case(X, after=(2, 1)), case(ROW, after=(5,)), case(X, after=([1], 1)), case(values(1), after=(1,)), case(EMPTY, after=(2,))],
        integers="kept", complex="kept", scalar=False,
        formula="the parts along an axis, the first ones longer by one", gradient="the parts of gy, put together", torch=torch_split,
    ),
    Row(
        dz.vsplit, np.vsplit, [case(X, after=(2,)), case(CUBE, after=([1],)), case(values(1, 1), after=(1,)), case(EMPTY, after=(2,))],
        integers="kept", complex="kept", scalar=False,
        formula="the parts along axis 0", gradient="the parts of gy, put together",
    ),
    Row(
        dz.hsplit, np.hsplit, [case(X, after=(3,)), case(ROW, after=([1],)), case(CUBE, after=([1, 2],)), case(values(1), after=(1,)), case(EMPTY, after=(3,))],
        integers="kept", complex="kept", scalar=False,
        formula="the parts along axis 1, of a vector along axis 0", gradient="the parts of gy, put together",
    ),
    Row(
        dz.dsplit, np.dsplit, [case(CUBE, after=(2,)), case(CUBE, after=([1],)), case(values(1, 1, 1), after=(1,)), case(CUBE[:0], after=(2,))],
        integers="kept", complex="kept", scalar=False,
        formula="the parts along axis 2", gradient="the parts of gy, put together",
    ),
    Row(
        dz.unstack, np.unstack, [case(X), case(X, axis=1), case(CUBE, axis=-1), case(ROW), case(values(1)), case(EMPTY, axis=1)],
        integers="kept", complex="kept", scalar=False,
        formula="the parts at each place of an axis", gradient="the parts of gy, stacked", torch=torch_unstack,
    ),
)  # fmt: skip
