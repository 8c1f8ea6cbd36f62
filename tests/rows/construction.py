"""The rows of ``construction``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from dezero_typed.arrays import AnyArray
from tests.cases import DOT, EMPTY, POSITIVE, ROW, Row, X, Y, case, values

ONE, TWO = values(1)[0, ...], values(1, seed=3)[0, ...]
THREE = np.array(3.0)


def filled(shape: Any, x: AnyArray) -> AnyArray:
    return np.full(shape, x, x.dtype)


def torch_meshgrid(torch: Any, *xs: Any, sparse: bool = False, indexing: str = "xy") -> Any:
    flat = [x.reshape(-1) for x in xs]
    return flat if sparse else torch.meshgrid(*flat, indexing=indexing)


ROWS = (
    Row(
        dz.linspace, np.linspace,
        [case(ONE, TWO, num=4), case(ONE, TWO, after=(3, False)), case(ROW, TWO, num=2, axis=1), case(ROW, X, num=3, axis=-1), case(X, Y, after=(2,)),
         case(ONE, TWO, num=1), case(ONE, TWO, num=0), case(values(1), values(1, seed=1), num=2), case(EMPTY, ONE, num=2), case(ONE, TWO, num=3, retstep=True)],
        complex="kept",
        formula="(1 - t) x0 + t x1", gradient="Σ gy (1 - t), Σ gy t",
        rtol=1e-12,
    ),
    Row(
        dz.logspace, np.logspace,
        [case(ONE, TWO, num=3), case(ONE, TWO, after=(3, False, 2.0)), case(ROW, TWO, num=2, axis=1, base=0.5), case(values(1), TWO, num=1), case(ONE, TWO, num=0),
         case(EMPTY, ONE, num=2)],
        complex="kept",
        formula="base^((1 - t) x0 + t x1)", gradient="Σ gy y log(base) (1 - t), Σ gy y log(base) t",
        rtol=1e-12,
    ),
    Row(
        dz.geomspace, np.geomspace,
        [case(THREE, POSITIVE[0, 0, ...], num=3), case(np.array(-3.0), -POSITIVE[0], after=(3, False)), case(POSITIVE, THREE, num=3, axis=1), case(POSITIVE[:1, 0], THREE, num=1),
         case(THREE, THREE, num=0), case(EMPTY, THREE, num=2)],
        formula="x0^(1 - t) x1^t", gradient="Σ gy y (1 - t) / x0, Σ gy y t / x1",
        rtol=1e-12,
    ),
    Row(
        dz.full, np.full,
        [case(ONE, before=((2, 3),)), case(ROW, before=((2, 3),)), case(ONE, before=(4,)), case(ONE, before=((),)), case(values(1), before=((2, 2),)), case(ONE, before=(0,)), case(EMPTY, before=((2, 0, 3),))],
        reference=filled, integers="kept", complex="kept", dispatched=False,
        formula="x repeated up to a shape", gradient="gy summed to the shape of x",
    ),
    Row(
        dz.meshgrid, np.meshgrid,
        [case(ROW, values(2)), case(ROW, values(2), indexing="ij"), case(ROW, values(2), values(2, seed=4)), case(ROW, values(2), sparse=True), case(ROW),
         case(ROW, DOT), case(values(1), ROW), case(EMPTY[:, 0], ROW)],
        integers="kept", complex="kept",
        formula="each repeated along the axes of the others", gradient="gy of each summed over those axes",
        torch=torch_meshgrid,
    ),
)  # fmt: skip
