"""The rows of ``shapes``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from dezero_typed.arrays import AnyArray
from tests.cases import CUBE, DOT, EMPTY, ROW, Row, X, case, values

def sum_to(x: AnyArray, shape: tuple[int, ...]) -> AnyArray:
    x = x.sum(tuple(range(x.ndim - len(shape))))
    return np.asarray(x.sum(tuple(axis for axis, length in enumerate(shape) if length == 1), keepdims=True))


def torch_reshape(_torch: Any, x: Any, shape: Any, order: str = "C") -> Any:
    return x.reshape(shape) if order == "C" else torch_transpose(None, torch_transpose(None, x).reshape(tuple(shape)[::-1]))


def torch_transpose(_torch: Any, x: Any, axes: Any = None) -> Any:
    return x.permute(axes or tuple(range(x.ndim))[::-1])


def torch_broadcast_to(torch: Any, x: Any, shape: Any) -> Any:
    return torch.broadcast_to(x, shape)


ROWS = (
    Row(
        dz.reshape, np.reshape,
        [case(X, shape=shape) for shape in ((3, 2), (6,), 6, -1, (2, -1), (1, 2, 3, 1), (2, 3))]
        + [case(DOT, shape=(1,)), case(DOT, shape=()), case(X[:1, :1], shape=()), case(EMPTY, shape=(3, 0))]
        + [case(X, shape=(3, -1), order="F"), case(CUBE, shape=(3, 4), order="F"), case(X, after=((6,), "F"))],
        integers="kept", complex="kept",
        formula='the same elements in another shape', gradient='gy in the old shape',
        torch=torch_reshape,
    ),
    Row(
        dz.ravel, np.ravel,
        [case(CUBE), case(CUBE, order="F"), case(X, after=("F",)), case(X, order="C"), case(ROW), case(DOT), case(values(1, 1)), case(EMPTY)],
        integers="kept", complex="kept",
        formula="the elements in one row", gradient="gy in the old shape",
    ),
    Row(
        dz.squeeze, np.squeeze,
        [case(values(1, 3, 1)), *(case(values(1, 3, 1), axis=axis) for axis in (0, -1, (0, 2), ()))]
        + [case(X), case(DOT), case(values(1)), case(values(1, 1)), case(values(1, 0))],
        integers="kept", complex="kept",
        formula='without axes of length one', gradient='gy in the old shape',
    ),
    Row(
        dz.transpose, np.transpose,
        [case(CUBE), *(case(CUBE, axes=axes) for axes in ((1, 2, 0), (2, 0, 1), (0, 2, 1), (-1, 0, 1), (0, 1, 2)))]
        + [case(X), case(ROW), case(DOT), case(values(1, 1)), case(EMPTY)],
        integers="kept", complex="kept",
        formula='the axes in another order', gradient='gy with the axes back in order',
        torch=torch_transpose,
    ),
    Row(
        dz.broadcast_to, np.broadcast_to,
        [case(ROW, shape=(2, 3)), case(DOT, shape=(2, 3)), case(X[:, :1], shape=(2, 3)),
         case(X[:, :1], shape=(2, 2, 3)), case(X, shape=(2, 3)), case(DOT, shape=()), case(values(1), shape=(1,)),
         case(values(1), shape=(0,)),
         case(EMPTY, shape=(2, 0, 3))],
        integers="kept", complex="kept",
        formula='x repeated up to a shape', gradient='gy summed to the old shape', odd='zeros where x is repeated no times',
        torch=torch_broadcast_to,
    ),
    Row(
        dz.broadcast_arrays, np.broadcast_arrays,
        [case(X, ROW), case(X[:, :1], ROW, DOT), case(X, X), case(X), case(DOT), case(values(1), X), case(EMPTY, ROW)],
        integers="kept", complex="kept",
        formula="each broadcast to the shape of all", gradient="gy of each summed to its shape", torch="broadcast_tensors",
    ),
    Row(
        dz.sum_to, None,
        [*(case(X, shape=shape) for shape in ((3,), (1, 3), (2, 1), (1, 1), (1,), (), (2, 3))),
         case(CUBE, shape=(3, 1)), case(DOT, shape=()), case(values(1), shape=()), case(EMPTY, shape=(3,)),
         case(EMPTY, shape=(0, 1)), case(EMPTY, shape=())],
        sum_to, integers="kept", complex="kept",
        formula='x summed down to a shape, the transpose of `broadcast_to`', gradient='gy repeated up to the old shape',
    ),
    Row(
        dz.astype, np.astype,
        [case(x, after=(np.float64,)) for x in (X, DOT, values(1), EMPTY)],
        integers="depends", complex="depends",
        formula='x in another float type', gradient='gy in the old type', odd='of integers: a leaf, with no gradient behind it',
    ),
)  # fmt: skip
