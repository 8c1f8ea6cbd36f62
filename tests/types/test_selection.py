"""What the types promise of what lies between bounds."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Variable, Vector, variable
from tests.checks import check

v = variable([1.0, 2.0])
m = variable([[1.0, 2.0], [3.0, 4.0]])
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)


def test_clip() -> None:
    check(assert_type(dz.clip(m32, 0.0, 1.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.clip(v, 0, a_max=None), Vector), np.float64, 1)
    check(assert_type(dz.clip(v, a_max=v), Vector), np.float64, 1)
    check(assert_type(dz.clip(m, v, v.data), Variable), np.float64, 2)


def test_fmax_and_fmin() -> None:
    check(assert_type(dz.fmax(m32, 1.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.fmin(v, m), Matrix), np.float64, 2)
    check(assert_type(dz.fmin(v.data, v), Vector), np.float64, 1)


def test_bounds_by_their_other_names() -> None:
    m32 = variable([[0.5, 2.0]], np.float32)
    check(assert_type(dz.clip(m32, min=0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.clip(m32, max=m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.clip(m32, min=np.zeros((3, 1, 1), np.float32)), Variable[np.float32]), np.float32, 3)


def test_choice_between_ranks() -> None:
    s = variable(3.0)
    check(assert_type(dz.where(True, m, v), Matrix), np.float64, 2)
    check(assert_type(dz.where(m > 1, s, m), Matrix), np.float64, 2)
    check(assert_type(dz.where(v > 1, v, s), Vector), np.float64, 1)
    a: Variable = m
    check(assert_type(dz.where(True, a, s), Variable), np.float64, 2)
    check(assert_type(dz.where(True, s, a), Variable), np.float64, 2)
