"""What the types promise of activations."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Matrix, Variable, Vector, nn, variable
from tests.checks import check

v = variable([1.0, 2.0])
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)
a: Variable = v


def test_gates() -> None:
    check(assert_type(nn.leaky_relu(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(nn.elu(v, 0.5), Vector), np.float64, 1)
    check(assert_type(nn.selu(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(nn.silu(a), Variable), np.float64, 1)
    check(assert_type(nn.gelu(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(nn.hardtanh(v), Vector), np.float64, 1)
    check(assert_type(nn.softsign(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(nn.glu(v), Vector), np.float64, 1)
