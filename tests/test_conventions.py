"""What is right where mathematics leaves a choice, one test per point."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Scalar, Variable, Vector, guard_writes, variable
from dezero_typed.arrays import AnyArray
from dezero_typed.variable import AnyVariable
from tests.helpers import Call, array, assert_grads, calls, grads, untyped

INF, NAN = math.inf, math.nan


class TestOddPoints:
    """Gradients at ties, at zero, at infinity and on empty arrays."""

    def test_max_shares_a_tie_evenly(self) -> None:
        assert_grads(dz.max, [array(1, 3, 3)], [[0, 0.5, 0.5]])
        assert_grads(dz.min, [array(1, 1, 3)], [[0.5, 0.5, 0]])
        assert_grads(lambda x: dz.max(x, axis=1), [np.array([[2.0, 2.0], [1.0, 2.0]])], [[[0.5, 0.5], [0, 1]]])

    def test_maximum_shares_a_tie_evenly(self) -> None:
        assert_grads(dz.maximum, [array(3), array(3)], [[0.5], [0.5]])
        assert_grads(dz.minimum, [array(3), array(3)], [[0.5], [0.5]])
        assert_grads(dz.maximum, [array(INF), array(INF)], [[0.5], [0.5]])

    def test_maximum_of_a_variable_with_itself_has_gradient_1(self) -> None:
        assert_grads(lambda x: dz.maximum(x, x), [array(3)], [[1]])
        assert_grads(lambda x: dz.minimum(x, x), [array(3)], [[1]])

    def test_maximum_with_a_constant_at_a_tie_is_half(self) -> None:
        assert_grads(lambda x: dz.maximum(x, 0.0), [array(0)], [[0.5]])

    def test_abs_at_0_is_0(self) -> None:
        assert_grads(dz.abs, [array(0.0, -0.0)], [[0, 0]])

    def test_sign_at_0_is_0(self) -> None:
        assert_grads(dz.sign, [array(0.0)], [[0]])

    def test_relu_at_0_is_0(self) -> None:
        assert_grads(dz.nn.relu, [array(0.0, -0.0)], [[0, 0]])

    def test_clip_at_a_bound_is_0(self) -> None:
        for low, high in ((0.0, 1.0), (np.array(0.0), np.array(1.0))):
            assert_grads(lambda x: dz.clip(x, low, high), [array(0, 0.5, 1)], [[0, 1, 0]])  # noqa: B023

    def test_lengths_of_0_have_gradient_0(self) -> None:
        assert_grads(dz.hypot, [array(0), array(0)], [[0], [0]])
        assert_grads(dz.arctan2, [array(0), array(0)], [[0], [0]])
        assert_grads(dz.angle, [array(0, dtype=np.complex128)], [[0]])
        assert_grads(dz.linalg.norm, [array(0, 0)], [[0, 0]])
        assert_grads(dz.std, [array(2, 2, 2)], [[0, 0, 0]])
        assert_grads(dz.nanstd, [array(2, NAN, 2)], [[0, 0, 0]])

    def test_products_with_zeros_are_exact(self) -> None:
        assert_grads(dz.prod, [array(2, 0, 3)], [[0, 6, 0]])
        assert_grads(dz.prod, [array(2, 0, 0)], [[0, 0, 0]])
        assert_grads(dz.cumprod, [array(2, 0, 3)], [[1, 8, 0]])
        assert_grads(dz.cumprod, [array(2, 0, 3, 0)], [[1, 8, 0, 0]])

    def test_logarithms_of_large_exponentials_do_not_overflow(self) -> None:
        assert_grads(dz.softplus, [array(1000, -1000)], [[1, 0]])
        assert_grads(dz.log_sigmoid, [array(1000, -1000)], [[0, 1]])
        assert_grads(dz.logaddexp, [array(1000), array(0)], [[1], [0]])

    def test_where_apply_reads_each_branch_on_its_own_elements(self) -> None:
        assert_grads(lambda x: dz.where_apply(x.data > 0, dz.log, 0.0, x), [array(0, 2)], [[0, 0.5]])

    def test_determinant_of_a_singular_matrix_has_the_transposed_adjugate(self) -> None:
        np.testing.assert_allclose(grads(dz.linalg.det, np.array([[1.0, 2.0], [2.0, 4.0]])), [[[4, -2], [-2, 1]]], rtol=1e-12)

    def test_loss_of_equal_eigenvalues_alone_is_exact(self) -> None:
        found = grads(lambda x: (dz.linalg.eigh(x).eigenvalues ** 2).sum(), np.eye(3))
        np.testing.assert_allclose(found, [2 * np.eye(3)], rtol=1e-12, atol=1e-15)

    def test_einsum_in_every_form_is_exact(self) -> None:
        square, column = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0], [6.0]])
        assert_grads(lambda x: dz.einsum("ii", x), [square], [np.eye(2)])
        assert_grads(lambda x: dz.einsum("ii->i", x), [square], [np.eye(2)])
        assert_grads(lambda x: dz.einsum("ij,jk", x, x), [square], [[[7, 11], [9, 13]]])
        assert_grads(lambda x: dz.einsum("...j->...", x), [square], [np.ones((2, 2))])
        assert_grads(lambda x, y: dz.einsum("ij,ij->ij", x, y), [square, column], [[[5, 5], [6, 6]], [[3], [7]]])

    @pytest.mark.parametrize("shape", [(2, 3), (3, 2)])
    def test_diagonals_of_matrices_that_are_not_square_keep_their_shape(self, shape: tuple[int, int]) -> None:
        rows, columns = shape
        for function in (dz.trace, dz.diag, dz.diagonal):
            assert_grads(function, [np.ones(shape)], [np.eye(rows, columns)])
        assert_grads(dz.tril, [np.ones(shape)], [np.tri(rows, columns)])
        assert_grads(dz.triu, [np.ones(shape)], [np.tri(columns, rows).T])

    def test_sqrt_at_0_is_infinite(self) -> None:
        with np.errstate(divide="ignore"):
            assert_grads(dz.sqrt, [array(0)], [[INF]])

    def test_x_to_the_0_is_constant_at_0(self) -> None:
        for exponent in (0, 0.0, np.float64(0)):
            assert_grads(lambda x: x**exponent, [array(0, 2)], [[0, 0]])
        assert_grads(lambda x: x ** array(0), [array(0, 2)], [[0, 0]])

    def test_x_to_the_0_has_no_higher_derivative_at_0(self) -> None:
        x = Variable(array(0.0))
        (first,) = dz.gradients(x**0, (x,))
        (second,) = dz.gradients(first, (x,))
        assert second.data == 0

    def test_derivatives_of_a_square_at_0_are_0_2_and_0(self) -> None:
        x = Variable(array(0.0))
        for square in (x**2, x**2.0, dz.power(x, array(2.0)), dz.square(x), x * x):
            (first,) = dz.gradients(square, (x,))
            (second,) = dz.gradients(first, (x,))
            (third,) = dz.gradients(second, (x,))
            assert [float(first), float(second), float(third)] == [0, 2, 0]

    def test_power_at_0(self) -> None:
        assert_grads(dz.power, [array(0, 0, 0), array(0, 1, 2)], [[0, 1, 0], [0, 0, 0]])

    def test_power_at_0_with_a_constant_base_or_exponent(self) -> None:
        assert_grads(lambda x: dz.power(x, array(0, 1, 2)), [array(0, 0, 0)], [[0, 1, 0]])
        assert_grads(lambda y: dz.power(0.0, y), [array(0, 1, 2)], [[0, 0, 0]])

    def test_power_at_0_with_a_negative_exponent_is_infinite(self) -> None:
        with np.errstate(all="ignore"):
            assert_grads(dz.power, [array(0), array(-1)], [[-INF], [-INF]])

    def test_power_of_a_negative_number_has_no_derivative_in_the_exponent(self) -> None:
        with np.errstate(invalid="ignore"):
            assert_grads(dz.power, [array(-2), array(2)], [[-4], [NAN]])
        assert_grads(lambda x: x**2.0, [array(-2)], [[-4]])

    def test_power_of_an_infinite_or_missing_base(self) -> None:
        with np.errstate(all="ignore"):
            assert_grads(dz.power, [array(INF, NAN), array(-1, 0)], [[0, 0], [0, NAN]])

    def test_hypot_and_arctan2_of_extreme_numbers_are_exact(self) -> None:
        for size in (1e-200, 1e200, 1e-310):
            np.testing.assert_allclose(grads(dz.hypot, array(3 * size), array(4 * size)), [[0.6], [0.8]], rtol=1e-9)
        for size in (1e-200, 1e200):
            found = grads(dz.arctan2, array(3 * size), array(4 * size))
            np.testing.assert_allclose(found, [[0.16 / size], [-0.12 / size]], rtol=1e-12)
            (turned,) = grads(dz.angle, np.array([4 * size + 3j * size]))
            np.testing.assert_allclose(turned, np.array([(-0.12 + 0.16j) / size]), rtol=1e-12)

    def test_hypot_and_arctan2_at_infinity_have_the_limit(self) -> None:
        with np.errstate(invalid="ignore"):
            assert_grads(dz.hypot, [array(-INF, 1, INF), array(1, INF, INF)], [[-1, 0, NAN], [0, 1, NAN]])
            assert_grads(dz.arctan2, [array(-INF, 1, INF), array(1, INF, INF)], [[0, 0, NAN], [0, 0, NAN]])

    def test_prod_is_exact_where_the_product_is_out_of_range(self) -> None:
        with np.errstate(all="ignore"):
            assert_grads(dz.prod, [array(1e200, 1e200)], [[1e200, 1e200]])
            assert_grads(dz.prod, [array(1e-200, 1e-200)], [[1e-200, 1e-200]])
            assert_grads(dz.prod, [array(INF, 2)], [[2, INF]])
            assert_grads(dz.cumprod, [array(INF, 2)], [[3, INF]])
            assert_grads(lambda x: dz.cumprod(x)[:1], [array(2, 1e200, 1e200)], [[1, 0, 0]])

    def test_second_derivative_of_a_tie_in_logaddexp_is_exact(self) -> None:
        for function, expected in ((dz.logaddexp, 0.25), (dz.logaddexp2, 0.25 * math.log(2))):
            x, y = Variable(array(1.5)), Variable(array(1.5))
            (first,) = dz.gradients(function(x, y), (x,))
            np.testing.assert_allclose([g.data for g in dz.gradients(first, (x, y))], [[expected], [-expected]], rtol=1e-15)

    def test_derivatives_keep_their_digits_close_to_the_end_of_the_domain(self) -> None:
        close = 1 - 2.0**-40
        left = 2.0**-39 - 2.0**-80
        np.testing.assert_allclose(grads(dz.arcsin, array(close)), [[left**-0.5]], rtol=1e-15)
        np.testing.assert_allclose(grads(dz.arccos, array(close)), [[-(left**-0.5)]], rtol=1e-15)
        np.testing.assert_allclose(grads(dz.arctanh, array(close)), [[1 / left]], rtol=1e-15)
        np.testing.assert_allclose(grads(dz.arcsinh, array(1e200)), [[1e-200]], rtol=1e-15)
        np.testing.assert_allclose(grads(dz.expm1, array(-50)), [[math.exp(-50)]], rtol=1e-15)
        x = Variable(array(1e-20))
        for function, slope in ((dz.arcsin, 1), (dz.arccos, -1), (dz.arctanh, 2)):
            (first,) = dz.gradients(function(x), (x,))
            np.testing.assert_allclose(dz.gradients(first, (x,))[0].data, slope * x.data, rtol=1e-15)

    def test_logsumexp_of_large_numbers_is_shifted(self) -> None:
        assert dz.logsumexp(Variable(array(1000, 1000))).item() == 1000 + math.log(2)
        np.testing.assert_allclose(grads(dz.logsumexp, array(1000, 1000)), [[0.5, 0.5]], rtol=1e-12)
        assert_grads(dz.logsumexp, [array(-1000, 1000)], [[0, 1]])

    def test_logsumexp_of_minus_infinity_has_gradient_0(self) -> None:
        assert dz.logsumexp(Variable(array(-INF, -INF))).item() == -INF
        assert_grads(dz.logsumexp, [array(-INF, -INF)], [[0, 0]])
        assert_grads(dz.logsumexp, [array(-INF, 0)], [[0, 1]])

    def test_logsumexp_of_one_infinity_has_a_one_hot_gradient(self) -> None:
        assert dz.logsumexp(Variable(array(1, INF))).item() == INF
        assert_grads(dz.logsumexp, [array(1, INF, 2)], [[0, 1, 0]])
        assert_grads(dz.logsumexp, [array(1, INF, INF)], [[0, 0.5, 0.5]])

    def test_logsumexp_at_infinity_leaves_other_rows_alone(self) -> None:
        rows = np.array([[-INF, -INF], [0, 0], [-INF, 0]])
        assert_grads(lambda x: dz.logsumexp(x, axis=1), [rows], [[[0, 0], [0.5, 0.5], [0, 1]]])
        assert_grads(lambda x: dz.logsumexp(x, axis=1), [-rows], [[[0.5, 0.5], [0.5, 0.5], [1, 0]]])

    def test_softmax_at_infinity_is_one_hot(self) -> None:
        assert dz.nn.softmax(Variable(array(1, INF, 2))).data.tolist() == [0, 1, 0]
        assert dz.nn.softmax(Variable(array(-INF, 0))).data.tolist() == [0, 1]
        assert_grads(lambda x: dz.nn.softmax(x) * array(1, 2), [array(-INF, 0)], [[0, 0]])

    def test_log_softmax_of_a_masked_element_leaves_the_others_alone(self) -> None:
        assert_grads(lambda x: dz.nn.log_softmax(x)[1:], [array(-INF, 0, 0)], [[0, 0, 0]])
        assert_grads(lambda x: dz.nn.log_softmax(x)[1], [array(-INF, 0, 0)], [[0, 0.5, -0.5]])

    def test_where_does_not_hide_an_infinite_derivative(self) -> None:
        x = array(0, 2)
        with np.errstate(divide="ignore", invalid="ignore"):
            assert_grads(lambda v: dz.where(v > 0, dz.log(v), 0.0), [x], [[NAN, 0.5]])

    def test_contributions_to_one_element_add_up(self) -> None:
        assert_grads(lambda x: x[[0, 0, 2]], [array(1, 2, 3)], [[2, 0, 1]])
        assert_grads(lambda x: x[np.array([[2, 2], [2, 0]])], [array(1, 2, 3)], [[1, 0, 3]])

    def test_matmul_of_more_than_two_dimensions_is_not_dot(self) -> None:
        x, y = np.arange(24.0).reshape(2, 3, 4), np.arange(40.0).reshape(2, 4, 5)
        assert (Variable(x) @ Variable(y)).shape == (2, 3, 5)
        gx, gy = grads(dz.matmul, x, y)
        np.testing.assert_allclose(gx, np.einsum("bij,bkj->bik", np.ones((2, 3, 5)), y))
        np.testing.assert_allclose(gy, np.einsum("bij,bik->bjk", x, np.ones((2, 3, 5))))

    def test_size_1_and_shape_0_operands_get_the_sum_over_what_they_were_broadcast_to(self) -> None:
        shapes = [(), (1,), (3,), (2, 1), (1, 1), (1, 3), (1, 1, 1)]
        for shape in shapes:
            x = np.full(shape, 2.0)
            assert_grads(dz.add, [np.zeros((2, 3)), x], [np.ones((2, 3)), np.full(shape, 6 / x.size)])
            assert_grads(dz.multiply, [x, np.ones((2, 3))], [np.full(shape, 6 / x.size), np.full((2, 3), 2)])

    @pytest.mark.parametrize("shape", [(0,), (0, 3), (3, 0), (2, 0, 3)])
    def test_empty_arrays_have_empty_gradients_of_their_shape(self, shape: tuple[int, ...]) -> None:
        empty = np.zeros(shape)
        functions: list[Callable[[AnyVariable], AnyVariable]] = [
            lambda x: x, dz.sum, dz.exp, dz.logsumexp, lambda x: x * 2, lambda x: x @ np.ones((shape[-1], 2)),
            lambda x: x.reshape(-1), lambda x: dz.concatenate([x, x]), lambda x: x[:0], lambda x: x + 1.0, dz.nn.softmax,
        ]  # fmt: skip
        for function in functions:
            assert_grads(function, [empty], [empty])

    def test_mean_of_nothing_warns_as_numpy_does_and_has_an_empty_gradient(self) -> None:
        x = Variable(np.zeros((0, 3)))
        with np.errstate(invalid="ignore"), pytest.warns(RuntimeWarning, match="Mean of empty slice"):
            y = x.mean()
        y.backward()
        assert x.grad is not None
        assert x.grad.shape == (0, 3)


SPECIAL = array(-INF, 0, INF, NAN)

DERIVATIVES: dict[Callable[..., AnyVariable], list[float]] = {
    dz.abs: [-1, 0, 1, NAN],
    dz.negative: [-1, -1, -1, -1],
    dz.square: [-INF, 0, INF, NAN],
    dz.sqrt: [NAN, INF, 0, NAN],
    dz.sign: [0, 0, 0, 0],
    dz.exp: [0, 1, INF, NAN],
    dz.expm1: [0, 1, INF, NAN],
    dz.log: [-0.0, INF, 0, NAN],
    dz.log1p: [-0.0, 1, 0, NAN],
    dz.sin: [NAN, 1, NAN, NAN],
    dz.cos: [NAN, 0, NAN, NAN],
    dz.tanh: [0, 1, 0, NAN],
    dz.arctan: [0, 1, 0, NAN],
    dz.arcsinh: [0, 1, 0, NAN],
    dz.sinh: [INF, 1, INF, NAN],
    dz.cosh: [-INF, 0, INF, NAN],
    dz.exp2: [0, math.log(2), INF, NAN],
    dz.cbrt: [0, INF, 0, NAN],
    dz.reciprocal: [-0.0, -INF, -0.0, NAN],
    dz.softplus: [0, 0.5, 1, NAN],
    dz.log_sigmoid: [1, 0.5, 0, NAN],
    dz.floor: [0, 0, 0, 0],
    dz.round: [0, 0, 0, 0],
    dz.nan_to_num: [0, 1, 0, 0],
    dz.clip: [1, 1, 1, 1],
    dz.i0: [-INF, 0, INF, NAN],
    dz.nn.sigmoid: [0, 0.25, 0, NAN],
    dz.nn.relu: [0, 0, 1, 1],
}


class TestInfinityAndNan:
    """They pass through as in NumPy, and never become a wrong finite number."""

    @pytest.mark.parametrize("function", DERIVATIVES, ids=lambda function: function.__name__)
    def test_derivative_is_the_limit_or_nan(self, function: Callable[..., AnyVariable]) -> None:
        with np.errstate(all="ignore"):
            assert_grads(function, [SPECIAL], [DERIVATIVES[function]])

    def test_outside_the_domain_the_derivative_is_that_of_the_formula(self) -> None:
        with np.errstate(all="ignore"):
            assert_grads(dz.log, [array(-2)], [[-0.5]])
            assert_grads(dz.log1p, [array(-2)], [[-1.0]])
            assert_grads(dz.sqrt, [array(-2)], [[NAN]])

    def test_products_and_quotients(self) -> None:
        with np.errstate(all="ignore"):
            assert_grads(dz.multiply, [array(INF, 0, NAN), array(0, INF, 2)], [[0, INF, 2], [INF, 0, NAN]])
            assert_grads(dz.divide, [array(1, 1, INF), array(0, INF, 2)], [[INF, 0, 0.5], [-INF, 0, -INF]])

    def test_the_nan_is_what_max_and_maximum_chose(self) -> None:
        assert_grads(dz.max, [array(1, NAN, 2)], [[0, 1, 0]])
        assert_grads(dz.min, [array(1, NAN, NAN)], [[0, 0.5, 0.5]])
        assert_grads(dz.maximum, [array(NAN, 1, NAN), array(1, NAN, NAN)], [[1, 0, 0.5], [0, 1, 0.5]])
        assert_grads(dz.minimum, [array(NAN, 1, NAN), array(1, NAN, NAN)], [[1, 0, 0.5], [0, 1, 0.5]])

    def test_nan_stays_in_its_row(self) -> None:
        rows = np.array([[NAN, 0.0], [0.0, 0.0]])
        functions: list[Callable[[AnyVariable], AnyVariable]] = [
            dz.nn.softmax, dz.nn.log_softmax, lambda x: dz.logsumexp(x, axis=1),
        ]  # fmt: skip
        for function in functions:
            (gradient,) = grads(function, rows)
            assert np.isnan(gradient[0]).all()
            assert np.isfinite(gradient[1]).all()

    def test_nan_does_not_spread_by_where(self) -> None:
        mask = np.array([True, False])
        assert_grads(lambda x, y: dz.where(mask, x, y), [array(NAN, NAN), array(1, 2)], [[1, 0], [0, 1]])


class TestTypesAndState:
    """Dtypes, shapes, repeated passes, changed data, and what would leave the graph."""

    def test_float32_stays_float32(self) -> None:
        for data in (array(0.5, 1.5, dtype=np.float32), np.array(0.5, np.float32)):
            x = Variable(data)
            y = (((2 * x + 1.5) ** 2 / 3 - np.float64(0.5)) * dz.tanh(x) + dz.nn.sigmoid(x)).mean()
            assert y.dtype == np.float32
            (first,) = dz.gradients(y, (x,))
            (second,) = dz.gradients(first, (x,))
            assert first.dtype == second.dtype == np.float32
            y.backward()
            assert x.grad is not None
            assert x.grad.dtype == np.float32

    def test_float32_with_float64_promotes_and_each_gradient_is_brought_back(self) -> None:
        x, y = Variable(array(2, dtype=np.float32)), Variable(array(3))
        z = untyped(dz.multiply)(x, y)
        assert z.dtype == np.float64
        z.backward()
        assert x.grad is not None
        assert y.grad is not None
        assert x.grad.dtype == np.float32
        assert y.grad.dtype == np.float64

    def test_shape_0_is_always_an_array(self) -> None:
        x = Variable(np.array(0.5))
        y = dz.exp(x * 2 + 1) / x - x**2
        y.backward(retain_grad=True)
        (first,) = dz.gradients(y, (x,))
        for value in (x.data, x.grad, y.data, y.grad, first.data, (x > 0), x.sum().data, x.T.data, x[()].data):
            assert type(value) is np.ndarray

    def test_integers_keep_integer_gradients(self) -> None:
        x = Variable(np.array(1))
        (x * x + 3 * x - x**3).backward()
        assert x.grad is not None
        assert x.grad.dtype == np.int64
        assert x.grad == 2

    def test_integers_have_no_exponential(self) -> None:
        with pytest.raises(TypeError, match=r"write x\.astype\(np\.float64\)$"):
            untyped(dz.exp)(Variable(np.array(3)))

    def test_output_that_does_not_depend_on_the_input_has_gradient_zero(self) -> None:
        x, unrelated = Variable(np.ones((2, 3), np.float32)), Variable(np.ones(4))
        for create_graph in (True, False):
            first, other = dz.gradients((unrelated * 2).sum(), (x, unrelated), create_graph=create_graph)
            assert first.dtype == np.float32
            assert first.data.tolist() == [[0] * 3] * 2
            assert other.data.tolist() == [2, 2, 2, 2]
        assert_grads(lambda v: v[:0], [array(1, 2)], [[0, 0]])
        assert_grads(lambda v: dz.where(False, v, 1.0), [array(1, 2)], [[0, 0]])

    def test_backward_twice_adds(self) -> None:
        x = Variable(np.array(3.0))
        y = x**2
        for expected in (6, 12):
            y.backward()
            assert x.grad == expected

    def test_assigning_new_data_between_forward_and_backward_is_harmless(self) -> None:
        x = Variable(array(2))
        y = x * x
        x.data = array(5)
        y.backward()
        assert x.grad == 4

    def test_changing_data_in_place_between_forward_and_backward_raises_and_names_the_variable(self) -> None:
        x = Variable(array(2), name="weights")
        y = x * x
        x.data -= 1
        message = r"the data of weights was changed in place .*write x\.data = x\.data - v"
        with pytest.raises(RuntimeError, match=message):
            y.backward()
        assert x.grad is None

    def test_changing_data_that_no_rule_reads_is_harmless(self) -> None:
        x = Variable(array(2))
        y = x + x
        x.data -= 1
        y.backward()
        assert x.grad == 2

    def test_changing_data_after_backward_is_harmless(self) -> None:
        x = Variable(array(2))
        for expected in (4.0, 2.0):
            x.cleargrad()
            (x * x).backward()
            assert x.grad == expected
            x.data -= 1

    @pytest.mark.parametrize("own", [True, False])
    def test_guard_writes_finds_a_write_through_the_array(self, own: bool) -> None:
        passed_in = array(2)
        x = Variable(passed_in)
        with guard_writes():
            y = x * x
            with pytest.raises(ValueError, match="read-only"):
                (x.data if own else passed_in)[0] = 5
            y.backward()
        assert x.grad == 4
        x.data[0] = 5

    def test_item_assignment_names_the_functional_form(self) -> None:
        x = Variable(array(1, 2))
        with pytest.raises(TypeError, match=r"write where\(mask, y, x\)"):
            untyped(Variable.__setitem__)(x, 0, 1.0)

    @pytest.mark.parametrize("operator", ["+", "-", "*", "/", "%", "**", "@"])
    def test_augmented_assignment_names_the_functional_form(self, operator: str) -> None:
        scope: dict[str, Any] = {"x": Variable(array(1, 2)), "y": array(1, 2)}
        before = scope["x"]
        with pytest.raises(TypeError) as caught:
            exec(f"x {operator}= y", scope)
        assert f"write x = x {operator} y" in str(caught.value)
        assert scope["x"] is before

    def test_float_of_one_element_works(self) -> None:
        for data in (np.array(0.5), array(0.5), np.array([[0.5]])):
            assert float(Variable(data)) == 0.5
            assert math.sin(Variable(data)) == math.sin(0.5)

    def test_float_of_several_elements_raises(self) -> None:
        with pytest.raises(ValueError, match=r"expected one element, got shape \(2,\)"):
            float(Variable(array(1, 2)))

    @pytest.mark.parametrize("convert", calls(bool, int, np.asarray, np.array, lambda x: np.array([x, x])))
    def test_what_would_leave_the_graph_raises_and_says_data(self, convert: Call) -> None:
        for data in (np.array(0.5), array(1, 2)):
            with pytest.raises(TypeError, match=r"\.data"):
                convert(Variable(data))

    def test_unsupported_function_of_numpy_raises_and_names_it(self) -> None:
        with pytest.raises(TypeError, match=r"^np\.packbits is not supported"):
            np.packbits(untyped(Variable)(array(1, 2)))


@dataclass(frozen=True)
class Mixed:
    """Leaves of two kinds, and what is none."""

    x: Vector
    y: AnyArray
    counts: AnyArray
    name: str = "mixed"
    power: int = 2
    nothing: None = None


def sum_of_squares(mixed: Mixed) -> Scalar:
    return (mixed.x**mixed.power).sum()


def squares(v: Vector) -> Scalar:
    return (v * v).sum()


def derivative(transform: Callable[..., object], f: Callable[[Any], AnyVariable], x: object) -> Any:
    """What a transform of `f` makes of `x`, without types."""
    return untyped(untyped(transform)(f))(x)


class TestDerivativesAsFunctions:
    """What a transform does where there is a choice."""

    def test_grad_of_more_than_one_element_raises_with_the_shape(self) -> None:
        with pytest.raises(ValueError, match=r"returned a Variable of shape \(2, 3\)"):
            derivative(dz.grad, dz.exp, Variable(np.ones((2, 3))))

    @pytest.mark.parametrize("shape", [(), (1,), (1, 1)])
    def test_grad_accepts_one_element_in_any_shape(self, shape: tuple[int, ...]) -> None:
        gradient = derivative(dz.grad, dz.square, Variable(np.full(shape, 3.0)))
        np.testing.assert_array_equal(gradient.data, np.full(shape, 6.0))

    def test_leaf_on_which_the_result_does_not_depend_has_zeros_of_its_shape_and_dtype(self) -> None:
        x, unrelated = Variable(np.ones((2, 3), np.float32)), Variable(array(1, 2))
        first, other = derivative(dz.grad, lambda p: p[1].sum(), [x, unrelated])
        assert first.dtype == np.float32
        assert first.data.tolist() == [[0] * 3] * 2
        assert other.data.tolist() == [1, 1]
        assert derivative(dz.jacobian, lambda _: unrelated * 2, x).data.tolist() == np.zeros((2, 2, 3)).tolist()
        assert derivative(dz.hessian, lambda v: v.sum(), unrelated).data.tolist() == [[0, 0], [0, 0]]

    def test_what_is_no_leaf_passes_through_unchanged(self) -> None:
        mixed = Mixed(variable([1.0, 2.0]), array(1, 2, dtype=np.float32), np.array([1, 2]))
        gradient = dz.grad(sum_of_squares)(mixed)
        assert gradient.x.data.tolist() == [2, 4]
        assert type(gradient.y) is np.ndarray
        assert (gradient.y.dtype, gradient.y.tolist()) == (np.float32, [0, 0])
        assert gradient.counts is mixed.counts
        assert (gradient.name, gradient.power, gradient.nothing) == ("mixed", 2, None)

    @pytest.mark.parametrize("argument", [3.0, "text", None, np.array([1, 2]), Variable(np.array([1, 2])), {"n": 1}, []], ids=repr)
    def test_argument_without_leaves_raises(self, argument: object) -> None:
        with pytest.raises(TypeError, match="in which nothing can be differentiated"):
            derivative(dz.grad, lambda _: variable(1.0), argument)

    def test_one_variable_in_two_places_has_a_gradient_in_each(self) -> None:
        x = variable([1.0, 2.0])
        first, second = derivative(dz.grad, lambda p: (p[0] * p[1] ** 2).sum(), (x, x))
        assert first.data.tolist() == [1, 4]
        assert second.data.tolist() == [2, 8]

    def test_nested_derivatives_are_not_mixed_up(self) -> None:
        one = variable(1.0)
        assert derivative(dz.grad, lambda x: x * derivative(dz.grad, lambda y: x + y, one), one).item() == 1
        assert derivative(dz.grad, lambda x: x * derivative(dz.grad, lambda y: x * y, one), variable(3.0)).item() == 6

    def test_what_a_transform_returns_has_a_history_inside_of_another_one_alone(self) -> None:
        x = variable([1.0, 2.0])
        (first,) = dz.gradients(dz.grad(squares)(x).sum(), (x,))
        assert first.data.tolist() == [0, 0]
        assert derivative(dz.grad, lambda v: dz.grad(squares)(v).sum(), x).data.tolist() == [2, 2]

    def test_variable_that_gets_out_keeps_its_value_and_reaches_nothing_outside(self) -> None:
        x = variable([1.0, 2.0])
        kept: list[AnyVariable] = []

        def leaking(v: Vector) -> Scalar:
            kept.append(v * v)
            return kept[0].sum()

        assert dz.grad(leaking)(x).data.tolist() == [2, 4]
        (leaked,) = kept
        assert leaked.data.tolist() == [1, 4]
        assert dz.gradients((leaked * x).sum(), (x,))[0].data.tolist() == [1, 4]
        leaked.sum().backward()
        assert x.grad is None

    def test_transform_inside_no_grad_returns_the_same_and_is_a_constant(self) -> None:
        x = variable([1.0, 2.0])

        def slope(v: Vector) -> Vector:
            with dz.no_grad():
                return dz.grad(squares)(v)

        assert slope(x).data.tolist() == [2, 4]
        assert derivative(dz.grad, lambda v: (slope(v) * v).sum(), x).data.tolist() == [2, 4]

    def test_gradient_of_a_real_function_of_complex_numbers_ascends(self) -> None:
        z = Variable(np.array([1 + 2j]))
        assert derivative(dz.grad, lambda v: (v.real**2 + v.imag**2).sum(), z).data == pytest.approx(np.array([2 + 4j]))
