"""What the types promise of triangular and banded systems, and of Sylvester's equation."""

from __future__ import annotations

from typing import assert_type

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import Matrix, Variable, Vector, special, variable  # noqa: E402
from tests.checks import check  # noqa: E402

m = variable([[2.0, 1.0], [0.5, 1.0]])
v = variable([1.0, 2.0])
m32 = variable([[2.0, 1.0], [0.5, 1.0]], np.float32)
v32 = variable([1.0, 2.0], np.float32)
mz = variable([[2.0, 1j], [0.0, 1.0]], np.complex128)
a: Variable = m


def test_triangles() -> None:
    check(assert_type(special.solve_triangular(m, v), Vector), np.float64, 1)
    check(assert_type(special.solve_triangular(m32, v32.data, "T"), Vector[np.float32]), np.float32, 1)
    check(assert_type(special.solve_triangular(m, m, lower=True), Matrix), np.float64, 2)
    check(assert_type(special.solve_triangular(m.data, v, 1), Vector), np.float64, 1)
    check(assert_type(special.solve_triangular(mz, mz.data, unit_diagonal=True), Matrix[np.complex128]), np.complex128, 2)
    check(assert_type(special.solve_triangular(a, v), Variable), np.float64, 1)


def test_bands() -> None:
    check(assert_type(special.solve_banded((1, 0), m, v), Vector), np.float64, 1)
    check(assert_type(special.solve_banded((0, 1), m32, m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(special.solve_banded((1, 0), m.data, m, check_finite=False), Matrix), np.float64, 2)
    check(assert_type(special.solve_banded((1, 0), a, v.data), Variable), np.float64, 1)


def test_equations_of_sylvester() -> None:
    check(assert_type(special.solve_sylvester(m, m, m), Matrix), np.float64, 2)
    check(assert_type(special.solve_sylvester(m32, m32.data, m32.data), Matrix[np.float32]), np.float32, 2)
    check(assert_type(special.solve_sylvester(m.data, m, m.data), Matrix), np.float64, 2)
    check(assert_type(special.solve_sylvester(mz.data, mz.data, mz), Matrix[np.complex128]), np.complex128, 2)
    check(assert_type(special.solve_sylvester(a, m, m), Variable), np.float64, 2)
    check(assert_type(special.solve_sylvester(m.data, a, m), Variable), np.float64, 2)
    check(assert_type(special.solve_sylvester(m, m.data, a), Variable), np.float64, 2)
