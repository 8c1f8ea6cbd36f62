"""What the types promise of complex numbers."""

from __future__ import annotations

from typing import assert_type

import numpy as np

import dezero_typed as dz
from dezero_typed import Matrix, Scalar, Vector, variable
from tests.checks import check

v = variable([1.0, 2.0])
z = variable([1 + 2j, 3 - 1j])
z64 = variable([1 + 2j, 3 - 1j], np.complex64)
mz = variable([[1j, 2], [3, 4]], np.complex128)
one = variable(1j, np.complex128)


def test_variables() -> None:
    check(assert_type(z, Vector[np.complex128]), np.complex128, 1)
    check(assert_type(z64, Vector[np.complex64]), np.complex64, 1)
    check(assert_type(mz, Matrix[np.complex128]), np.complex128, 2)
    check(assert_type(one, Scalar[np.complex128]), np.complex128, 0)
    assert assert_type(one.item(), complex) == 1j


def test_operators() -> None:
    check(assert_type(z + 1j, Vector[np.complex128]), np.complex128, 1)
    check(assert_type(1j - z64, Vector[np.complex64]), np.complex64, 1)
    check(assert_type(z * z, Vector[np.complex128]), np.complex128, 1)
    check(assert_type(1 / z, Vector[np.complex128]), np.complex128, 1)
    check(assert_type(z / 2j, Vector[np.complex128]), np.complex128, 1)
    check(assert_type(z**2, Vector[np.complex128]), np.complex128, 1)
    check(assert_type(mz @ z, Vector[np.complex128]), np.complex128, 1)
    check(assert_type(abs(z), Vector[np.float64]), np.float64, 1)
    check(assert_type(abs(z64), Vector[np.float32]), np.float32, 1)
    check(assert_type(abs(v), Vector[np.float64]), np.float64, 1)
    check(assert_type(z.sum(), Scalar[np.complex128]), np.complex128, 0)
    check(assert_type(v.astype(np.complex128), Vector[np.complex128]), np.complex128, 1)


def test_parts() -> None:
    check(assert_type(dz.real(z), Vector[np.float64]), np.float64, 1)
    check(assert_type(dz.imag(z64), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.real(v), Vector[np.float64]), np.float64, 1)
    check(assert_type(dz.conj(mz), Matrix[np.complex128]), np.complex128, 2)
    check(assert_type(dz.abs(z), Vector[np.float64]), np.float64, 1)
    check(assert_type(dz.exp(z64), Vector[np.complex64]), np.complex64, 1)


def test_angles() -> None:
    check(assert_type(dz.angle(z), Vector[np.float64]), np.float64, 1)
    check(assert_type(dz.angle(z64, deg=True), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.angle(v), Vector), np.float64, 1)


def test_real_if_close() -> None:
    check(assert_type(dz.real_if_close(v), Vector), np.float64, 1)
    both = assert_type(dz.real_if_close(z), Vector | Vector[np.complex128])
    check(both, np.complex128, 1)
