"""What the types promise of functions of matrices."""

from __future__ import annotations

from typing import assert_type

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import Matrix, Variable, special, variable  # noqa: E402
from tests.checks import check  # noqa: E402

m32 = variable([[2.0, 1.0], [0.0, 1.0]], np.float32)
mz = variable([[2.0, 1j], [0.0, 1.0]], np.complex64)
a: Variable = variable([[2.0, 1.0], [0.0, 1.0]])


def test_functions_of_matrices() -> None:
    check(assert_type(special.sqrtm(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(special.sqrtm(mz), Matrix[np.complex64]), np.complex64, 2)
    check(assert_type(special.sqrtm(a), Variable), np.float64, 2)
    check(assert_type(special.expm(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(special.expm(mz), Matrix[np.complex64]), np.complex64, 2)
    check(assert_type(special.expm(a), Variable), np.float64, 2)
