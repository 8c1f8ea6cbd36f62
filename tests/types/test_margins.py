"""What the types promise of losses with a margin."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Scalar, Variable, Vector, nn, variable
from tests.checks import check

v = variable([0.25, 0.5])
m32 = variable([[0.25, 0.5], [0.75, 0.5]], np.float32)
a: Variable = v
labels = np.array([0, 1])


def test_margin_ranking() -> None:
    check(assert_type(nn.margin_ranking(v, v, 1.0), Scalar), np.float64, 0)
    check(assert_type(nn.margin_ranking(v.data, v, v.data, margin=0.5), Scalar), np.float64, 0)
    check(assert_type(nn.margin_ranking(v, v.data, -1.0, reduction="none"), Vector), np.float64, 1)
    check(assert_type(nn.margin_ranking(a, a, 1, reduction="none"), Variable), np.float64, 1)
    check(assert_type(nn.margin_ranking(m32, m32, 1, reduction="sum"), Scalar[np.float32]), np.float32, 0)


def test_multiclass_hinge() -> None:
    check(assert_type(nn.multiclass_hinge(m32, labels), Scalar[np.float32]), np.float32, 0)
    check(assert_type(nn.multiclass_hinge(m32, labels, margin=2.0, reduction="none"), Vector[np.float32]), np.float32, 1)
