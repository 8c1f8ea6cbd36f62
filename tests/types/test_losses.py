"""What the types promise of losses."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Matrix, Scalar, Variable, Vector, nn, variable
from tests.checks import check

v = variable([0.25, 0.5])
m32 = variable([[0.25, 0.5], [0.75, 0.5]], np.float32)
m = variable([[0.25, 0.5], [0.75, 0.5]])
a: Variable = v
labels = np.array([0, 1])


def test_losses_of_one_shape() -> None:
    check(assert_type(nn.mse(m32, m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(nn.mse(v, v.data, reduction="none"), Vector), np.float64, 1)
    check(assert_type(nn.bce(v, v), Scalar), np.float64, 0)
    check(assert_type(nn.bce_with_logits(a, a, reduction="none"), Variable), np.float64, 1)
    check(assert_type(nn.hinge(v, v.data), Scalar), np.float64, 0)
    check(assert_type(nn.huber(v, v, delta=2.0), Scalar), np.float64, 0)
    check(assert_type(nn.huber(v, v.data, reduction="none"), Vector), np.float64, 1)
    check(assert_type(nn.focal(m32, m32.data, gamma=1.0), Scalar[np.float32]), np.float32, 0)
    check(assert_type(nn.focal(v, v, reduction="none"), Vector), np.float64, 1)


def test_losses_of_labels() -> None:
    check(assert_type(nn.nll(m32, labels), Scalar[np.float32]), np.float32, 0)
    check(assert_type(nn.nll(m, labels, reduction="none"), Vector), np.float64, 1)
    check(assert_type(nn.nll(m, labels, weight=v.data), Scalar), np.float64, 0)
    check(assert_type(nn.cross_entropy(m32, labels), Scalar[np.float32]), np.float32, 0)
    check(assert_type(nn.cross_entropy(m, labels, label_smoothing=0.1, reduction="sum"), Scalar), np.float64, 0)
    check(assert_type(nn.cross_entropy(m, labels, weight=v.data, reduction="none"), Vector), np.float64, 1)


def test_activations_from_elsewhere() -> None:
    check(assert_type(nn.softplus(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(nn.log_sigmoid(v), Vector), np.float64, 1)
    check(assert_type(nn.tanh(v), Vector), np.float64, 1)
