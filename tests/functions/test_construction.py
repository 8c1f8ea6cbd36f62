from __future__ import annotations

import math

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable, variable
from tests.helpers import Call, array, assert_grads, named, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, OperandProperties, ComplexProperties):
    """What every row of the table has to show."""


class TestPoints:
    """Points between two operands, one of which may be a number."""

    def test_gradients_are_the_parts_of_the_way(self) -> None:
        weights = array(1, 2, 3, 4, 5)
        assert_grads(lambda x, y: dz.linspace(x, y, 5) * weights, [np.array(0.0), np.array(1.0)], [5, 10])
        assert_grads(lambda x: dz.linspace(x, 1.0, 2, endpoint=False) * array(2, 4), [np.array(0.0)], [4])
        assert_grads(lambda x: untyped(dz.linspace)(array(0, 0), x, 3), [np.array(1.0)], [3])

    def test_numbers_take_the_type_of_the_variable(self) -> None:
        x = variable(2.0, np.float32)
        for y in (dz.linspace(x, 3.0, 4), dz.linspace(0, x, 4), dz.geomspace(1.0, x, 4), dz.logspace(x, 0.5, 4)):
            assert y.dtype == np.float32

    @pytest.mark.parametrize("endpoint", [True, False])
    @pytest.mark.parametrize("num", [1, 2, 5])
    def test_step_is_that_of_numpy(self, num: int, endpoint: bool) -> None:
        x, y = variable(1.0), variable(4.0)
        expected = np.linspace(1.0, 4.0, num, endpoint, retstep=True)[1]
        step = dz.linspace(x, y, num, endpoint, retstep=True)[1]
        np.testing.assert_allclose(step.data, expected)
        if not math.isnan(float(expected)):
            (gradient,) = dz.gradients(step, (x,))
            np.testing.assert_allclose(gradient.data, -1 / (num - endpoint))

    def test_geomspace_of_negative_numbers(self) -> None:
        np.testing.assert_allclose(dz.geomspace(variable(-1.0), -8.0, 4).data, [-1, -2, -4, -8])
        dz.check_gradients(lambda x, y: dz.geomspace(x, y, 4), variable(-1.0), variable(-8.0))

    @pytest.mark.parametrize(("message", "call"), named(
        ("linspace: num must not be negative, got -1", lambda x: dz.linspace(x, 1.0, -1)),
        ("linspace: axis 1 is out of range for an array of 1 axes", lambda x: dz.linspace(x, 1.0, 2, axis=1)),
        ("logspace: base must be a positive number, got -2.0", lambda x: dz.logspace(x, 1.0, base=-2.0)),
        ("linspace: stop of shape (3,) does not fit start of shape (2,)", lambda _: untyped(dz.linspace)(variable([1.0, 2.0]), array(1, 2, 3))),
        ("geomspace: start and stop must have the same sign, and must not be zero", lambda x: dz.geomspace(x, -1.0)),
        ("geomspace: start and stop must have the same sign, and must not be zero", lambda x: dz.geomspace(0.0, x)),
    ))  # fmt: skip
    def test_arguments_that_do_not_fit(self, message: str, call: Call) -> None:
        x = variable(2.0)
        with raises(ValueError, message, x):
            call(x)

    def test_arguments_of_another_kind(self) -> None:
        with raises(TypeError, "linspace: num must be an integer, got 2.5"):
            untyped(dz.linspace)(variable(1.0), 2.0, 2.5)
        with pytest.raises(TypeError, match="takes a Variable, got float"):
            untyped(dz.linspace)(1.0, 2.0)


class TestFull:
    """One Variable in many places."""

    def test_gradients_add_up(self) -> None:
        assert_grads(lambda x: dz.full((2, 3), x) * np.arange(6.0).reshape(2, 3), [np.array(1.0)], [15])
        with raises(ValueError, "full: fill_value of shape (2,) does not broadcast to (2, 3)"):
            dz.full((2, 3), variable([1.0, 2.0]))
        with raises(TypeError, "full takes a Variable, got float; write variable(...)"):
            untyped(dz.full)(2, 1.0)

    def test_full_like_keeps_the_graph(self) -> None:
        x, like = variable(2.0), variable([[1.0, 2.0]], np.float32)
        y = untyped(np.full_like)(like, x)
        assert y.dtype == np.float32
        y.backward()
        assert x.grad == 2
        assert like.grad is None
        with raises(TypeError, "a Variable in np.full_like is not supported for a Variable; write dezero_typed.full(x.shape, y)", x):
            untyped(np.full_like)(like, x, np.float64)


class TestMeshgrid:
    """Grids as NumPy's."""

    @pytest.mark.parametrize("indexing", ["xy", "ij"])
    @pytest.mark.parametrize("sparse", [True, False])
    def test_grid_is_that_of_numpy(self, indexing: str, sparse: bool) -> None:
        operands = [array(1, 2), array(3, 4, 5), np.array(6.0), np.arange(4.0).reshape(2, 2)]
        for number in range(1, 5):
            xs = [Variable(x) for x in operands[:number]]
            expected = untyped(np.meshgrid)(*operands[:number], indexing=indexing, sparse=sparse)
            found = untyped(dz.meshgrid)(*xs, indexing=indexing, sparse=sparse)
            for y, value in zip(found, expected, strict=True):
                np.testing.assert_array_equal(y.data, value, strict=True)

    def test_arguments_that_do_not_fit(self) -> None:
        x = variable([1.0])
        with raises(ValueError, "meshgrid: indexing must be 'xy' or 'ij', got 'yx'", x):
            untyped(dz.meshgrid)(x, indexing="yx")
        with raises(TypeError, "meshgrid takes a Variable, got an ndarray of shape (1,); write Variable(...) around it"):
            dz.meshgrid(array(1))
