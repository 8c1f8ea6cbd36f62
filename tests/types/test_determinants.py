"""What the types promise of determinants."""

from __future__ import annotations

from typing import assert_type

import numpy as np

from dezero_typed import Scalar, Variable, linalg, variable
from dezero_typed.linalg.determinants import SlogdetResult
from tests.checks import check

m = variable([[2.0, 1.0], [0.0, 1.0]])
m32 = variable([[2.0, 1.0], [0.0, 1.0]], np.float32)
mz = variable([[2.0, 1j], [0.0, 1.0]], np.complex128)
a: Variable = m


def test_determinants() -> None:
    check(assert_type(linalg.det(m), Scalar), np.float64, 0)
    check(assert_type(linalg.det(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(linalg.det(a), Variable), np.float64, 0)


def test_signs_and_logarithms() -> None:
    pair = assert_type(linalg.slogdet(m32), SlogdetResult[Scalar[np.float32], Scalar[np.float32]])
    check(pair.sign, np.float32, 0)
    check(pair.logabsdet, np.float32, 0)
    sign, log = linalg.slogdet(a)
    check(assert_type(sign, Variable), np.float64, 0)
    check(assert_type(log, Variable), np.float64, 0)
    of_complex = assert_type(linalg.slogdet(mz), SlogdetResult[Variable[np.complex128], Variable])
    check(of_complex.sign, np.complex128, 0)
    check(of_complex.logabsdet, np.float64, 0)
