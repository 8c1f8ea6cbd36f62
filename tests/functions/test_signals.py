from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable, variable
from dezero_typed.functions import signals
from tests.helpers import Call, array, assert_grads, named, raises, untyped
from tests.properties import ComplexProperties, OperandProperties, Properties, grad_of

Mode = Literal["full", "same", "valid"]

any_convolve, any_correlate, any_windows = untyped(dz.convolve), untyped(dz.correlate), untyped(dz.sliding_window_view)
numpys_windows = untyped(np.lib.stride_tricks.sliding_window_view)


class TestRows(Properties, ComplexProperties, OperandProperties):
    """What every row of the table has to show."""


class TestConvolutions:
    """Convolutions and correlations, of all lengths."""

    @pytest.mark.parametrize("mode", ["full", "same", "valid"])
    @pytest.mark.parametrize("first", range(1, 8))
    @pytest.mark.parametrize("second", range(1, 8))
    def test_gradients_are_the_transposes(self, first: int, second: int, mode: Mode) -> None:
        rng = np.random.default_rng(first + 8 * second)
        a, v = rng.normal(size=first), rng.normal(size=second)
        for ours, numpys in ((dz.convolve, np.convolve), (dz.correlate, np.correlate)):
            x, y = Variable(a), Variable(v)
            z = ours(x, y, mode)
            np.testing.assert_allclose(z.data, numpys(a, v, mode), rtol=1e-12, atol=1e-14)
            weights = rng.normal(size=z.size)
            z.backward(weights)
            by_a = np.array([numpys(unit, v, mode) @ weights for unit in np.eye(first)])
            by_v = np.array([numpys(a, unit, mode) @ weights for unit in np.eye(second)])
            np.testing.assert_allclose(grad_of(x), by_a, rtol=1e-11, atol=1e-13)
            np.testing.assert_allclose(grad_of(y), by_v, rtol=1e-11, atol=1e-13)

    @pytest.mark.parametrize("mode", ["full", "same", "valid"])
    def test_each_gradient_costs_at_most_twice_the_value(self, mode: Mode, monkeypatch: pytest.MonkeyPatch) -> None:
        products: list[int] = []
        numpys = np.convolve

        def counting(x: Any, y: Any, mode: Mode = "full") -> Any:
            z = numpys(x, y, mode)
            products.append(min(len(x), len(y)) * len(z))
            return z

        monkeypatch.setattr(np, "convolve", counting)
        for lengths in ((1000, 1000), (1000, 998), (7, 900), (900, 8)):
            for function in (any_convolve, any_correlate):
                products.clear()
                x, y = (Variable(np.ones(length)) for length in lengths)
                z = function(x, y, mode)
                z.backward()
                value, *gradients = products
                assert len(gradients) == 2
                assert max(gradients) <= 2 * value

    def test_correlation_conjugates_the_second_operand(self) -> None:
        a, v = variable([2.0, 1j], np.complex128), variable([1j], np.complex128)
        y = dz.correlate(a, v)
        y.backward(np.array([1, 1j]))
        assert a.grad is not None
        assert v.grad is not None
        assert (y.data.tolist(), a.grad.tolist(), v.grad.tolist()) == ([-2j, 1], [1j, -1], [3])

    def test_one_operand_may_be_constant_and_the_other_is_not_kept(self) -> None:
        for function in (any_convolve, any_correlate):
            y = function(variable([1.0, 2.0, 3.0]), array(1, 2))
            assert y._node.primals[0] is None

    def test_infinity_reaches_the_gradients_that_multiply_by_it(self) -> None:
        assert_grads(lambda v: any_convolve(v, array(np.inf, 1), "valid"), [array(1, 2, 3)], [[1, np.inf, np.inf]])

    @pytest.mark.parametrize(("message", "call"), named(
        ('convolve: mode must be "full", "same" or "valid", got \'reflect\'', lambda x: any_convolve(x, x, "reflect")),
        ('correlate: mode must be "full", "same" or "valid", got 1', lambda x: any_correlate(x, x, 1)),
        ("convolve: operand 0 is empty", lambda x: dz.convolve(x[:0], x)),
        ("convolve: operand 1 is empty", lambda x: dz.convolve(x, x[:0])),
        ("correlate: operand 1 is empty", lambda x: dz.correlate(x, np.zeros(0))),
        ("convolve: expected vectors, got shapes (1, 2) and (2,)", lambda x: any_convolve(x[None], x)),
        ("correlate: expected vectors, got shapes (2,) and (2, 1)", lambda x: any_correlate(x, x[:, None])),
        ("correlate: expected vectors, got shapes () and (2,)", lambda x: any_correlate(x[0], x)),
    ))  # fmt: skip
    def test_operands_that_do_not_fit(self, message: str, call: Call) -> None:
        x = variable([1.0, 2.0])
        with raises(ValueError, message, x):
            call(x)

    def test_constants_alone_are_refused(self) -> None:
        with raises(TypeError, "convolve takes a Variable, got an ndarray of shape (1,); write Variable(...) around it"):
            any_convolve(array(1), array(1))


class TestWindows:
    """Windows of all lengths, and how they are added up."""

    @pytest.mark.parametrize(("length", "size"), [(30, 0), (30, 1), (30, 11), (30, 12), (30, 13), (30, 15), (30, 16), (30, 29), (30, 30), (100, 17), (1, 1)])
    def test_gradient_adds_up_over_windows(self, length: int, size: int) -> None:
        rng = np.random.default_rng(size)
        x = Variable(rng.normal(size=(2, length, 3)))
        y = dz.sliding_window_view(x, size, 1)
        weights = rng.normal(size=y.shape)
        y.backward(weights)
        expected = np.zeros((length, 2, 3))
        np.add.at(expected, numpys_windows(np.arange(length), size), np.moveaxis(weights, (1, 3), (0, 1)))
        np.testing.assert_allclose(grad_of(x), np.moveaxis(expected, 0, 1), rtol=1e-12, atol=1e-13)

    def test_long_windows_have_derivatives_to_second_order(self) -> None:
        x = Variable(np.random.default_rng(0).normal(size=(2, 16)))
        dz.check_gradients(lambda v: dz.sliding_window_view(v**2, signals.WIDE, 1) ** 2, x)

    def test_result_is_a_view_that_cannot_be_written_to(self) -> None:
        x = variable([1.0, 2.0, 3.0])
        y = dz.sliding_window_view(x, 2)
        assert np.shares_memory(y.data, x.data)
        assert not y.data.flags.writeable

    def test_moving_average(self) -> None:
        assert_grads(lambda x: any_windows(x, 3).mean(axis=-1), [array(1, 2, 4, 8)], [[1 / 3, 2 / 3, 2 / 3, 1 / 3]])

    def test_lists_stand_for_tuples(self) -> None:
        x = Variable(np.ones((3, 4)))
        assert any_windows(x, [2, 2]).shape == any_windows(x, np.array([2, 2]), [0, 1]).shape == (2, 3, 2, 2)

    @pytest.mark.parametrize(("message", "call"), named(
        ("sliding_window_view: a window of 4 does not fit into 3 elements along axis 1", lambda x: dz.sliding_window_view(x, 4, 1)),
        ("sliding_window_view: a window of 2 does not fit into 1 elements along axis 0", lambda x: dz.sliding_window_view(x, (2, 2), (0, 0))),
        ("sliding_window_view: a window of -1 does not fit into 2 elements along axis 0", lambda x: dz.sliding_window_view(x, -1, 0)),
        ("sliding_window_view: expected 2 lengths, one for each axis, got window_shape 2", lambda x: dz.sliding_window_view(x, 2)),
        ("sliding_window_view: expected 1 lengths, one for each axis, got window_shape (2, 2)", lambda x: dz.sliding_window_view(x, (2, 2), 0)),
        ("sliding_window_view: axis 2 is out of range for an array of 2 axes", lambda x: dz.sliding_window_view(x, 2, 2)),
    ))  # fmt: skip
    def test_windows_that_do_not_fit(self, message: str, call: Call) -> None:
        x = Variable(np.ones((2, 3)))
        with raises(ValueError, message, x):
            call(x)

    def test_arguments_of_another_kind(self) -> None:
        x = variable([1.0, 2.0])
        with raises(TypeError, "sliding_window_view: window_shape must be an integer, got 1.5", x):
            any_windows(x, 1.5)
        for name in ("subok", "writeable"):
            message = (
                f"{name} of np.lib.stride_tricks.sliding_window_view is not supported for a Variable; "
                "the arguments are x, window_shape, axis"
            )
            with raises(TypeError, message, x):
                numpys_windows(x, 2, **{name: True})
