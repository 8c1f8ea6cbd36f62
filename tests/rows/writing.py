"""The rows of ``writing``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from dezero_typed.arrays import AnyArray
from tests.cases import CUBE, DOT, EMPTY, ROW, Row, X, case, values

VALUE = values(2, seed=5)


def with_value(x: AnyArray, index: Any, value: AnyArray) -> AnyArray:
    y = np.array(x, np.result_type(x, value))
    y[index] = value
    return y


def with_sum(x: AnyArray, index: Any, value: AnyArray) -> AnyArray:
    y = np.array(x, np.result_type(x, value))
    np.add.at(y, index, value)
    return y


WRITTEN = [
    case(X, VALUE[0, ...], between=((0, 1),)), case(X, VALUE, between=((slice(None), 2),)), case(X, VALUE, between=((..., [0, 2]),)), case(CUBE, VALUE, between=(1,)), case(CUBE, VALUE[1, ...], between=(CUBE > 0,)),
    case(X, VALUE, between=((np.array([0, 1]), np.array([2, 1])),)), case(X, VALUE, between=(([1, 1], [0, 0]),)), case(CUBE, values(2, 2, 3, 2), between=([[0, 1], [1, 1]],)), case(DOT, VALUE[0, ...], between=((),)), case(ROW[:1], VALUE[:1], between=(slice(None),)),
    case(EMPTY, VALUE[:1], between=((slice(None), 0),)), case(X, VALUE[:0], between=((0, []),)),
]  # fmt: skip

ROWS = (
    Row(
        dz.set_at, None, [*WRITTEN, case(X, VALUE[None, None], between=((slice(None), 1),)), case(X, values(1, 2, 3), between=([1, 0],))], with_value, integers="kept", complex="kept",
        formula="x with v in the place of x[index]", gradient="gy, 0 at the index; gy[index]", odd="of several values for one place the last has the gradient",
    ),
    Row(
        dz.add_at, None, WRITTEN, with_sum, integers="kept", complex="kept",
        formula="x with v added to x[index]", gradient="gy; gy[index]",
    ),
    Row(
        dz.delete, np.delete, [
            case(X, after=(1,)), case(X, after=([0, 0, 3],)), case(X, after=([],)), case(X, after=([],), axis=1), case(X, after=((0, 1), 1)), case(CUBE, after=(slice(None, None, 2), 1)), case(X, after=(np.array([True, False, True]),), axis=1), case(CUBE, after=(-1,), axis=-1), case(ROW[:1], after=(0,)), case(EMPTY, after=(1, 1)),
        ], integers="kept", complex="kept", scalar=False, formula="x without some places", gradient="gy, 0 at the places left out",
    ),
    Row(
        dz.insert, np.insert, [
            case(X, VALUE[0, ...], between=(1,)), case(X, VALUE, between=(2,)), case(X, VALUE, between=([0, 4],)), case(X, VALUE, between=(1,), axis=1), case(X, ROW, between=(-1,), axis=0), case(X, values(2, 2), between=([3, 1],), axis=1), case(X, values(2, 1), between=([0, 0],), axis=1),
            case(CUBE, VALUE, between=(slice(0, 3, 2),), axis=1), case(ROW, VALUE[0, ...], between=(np.array([True, False, True]),)), case(ROW[:1], VALUE[:1], between=(1,)), case(EMPTY, VALUE[0, ...], between=(0,), axis=1), case(X, X, between=(1,), axis=0),
            case(X, values(4), between=([1],)), case(X, values(2, 2), between=(np.array([2]),), axis=1), case(X, ROW, between=(slice(1, 2),), axis=0), case(X, values(1, 2, 2), between=([0, 1],), axis=1), case(ROW, values(0), between=([],)), case(DOT, VALUE, between=(1,)), case(ROW, values(2), between=(np.array([True, False, True]),)),
        ], integers="kept", complex="kept", scalar=False, formula="x with v in front of some places", gradient="gy where each stands",
    ),
)  # fmt: skip
