"""What every row of the table has to show; each family's test module tries it on its own rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed.arrays import AnyArray
from dezero_typed.variable import AnyVariable
from tests.cases import Sample, with_imaginary_parts


def cotangent(y: AnyVariable) -> AnyArray:
    """Return a cotangent of `y` whose elements differ."""
    values: AnyArray = (np.arange(y.size) + 1) % 7 + 1
    if y.dtype.kind == "c":
        values = values * np.exp(1j * values)
    return np.asarray(values, y.dtype).reshape(y.shape)


def grad_of(x: AnyVariable) -> AnyArray:
    """Return the gradient of `x`, an array of its shape and dtype."""
    grad = x.grad
    assert type(grad) is np.ndarray
    assert grad.shape == x.shape
    assert grad.dtype == x.dtype
    return grad


def pull(sample: Sample, xs: Sequence[AnyVariable]) -> tuple[AnyVariable, list[AnyArray]]:
    """Return the function of `xs` and the gradients that a pass brings them."""
    y = sample.ours(*xs)
    y.backward(cotangent(y))
    return y, [grad_of(x) for x in xs]


def gradients_of(sample: Sample, xs: Sequence[AnyVariable]) -> list[AnyArray]:
    return pull(sample, xs)[1]


def assert_same(found: Sequence[AnyArray], expected: Sequence[AnyArray], rtol: float = 1e-12) -> None:
    """Hold arrays against arrays, `rtol` being relative to the largest element."""
    for one, other in zip(found, expected, strict=True):
        size = float(np.max(np.abs(other), initial=1.0))
        np.testing.assert_allclose(one, other, rtol=rtol, atol=rtol * size, strict=one.dtype == other.dtype)


def fortran(x: AnyArray) -> AnyArray:
    return x.copy(order="F")


def every_other(x: AnyArray) -> AnyArray:
    wide = np.repeat(x[..., None], 2, axis=-1)
    wide[..., 1] = 77
    return wide[..., 0]


def negative_stride(x: AnyArray) -> AnyArray:
    return np.flip(np.flip(x).copy())


def read_only(x: AnyArray) -> AnyArray:
    locked = x.copy()
    locked.flags.writeable = False
    return locked


LAYOUTS = (fortran, every_other, negative_stride, read_only)
NUMBERS = (float, np.float64)


class Properties:
    """What holds of every function."""

    def test_value_is_that_of_numpy(self, sample: Sample) -> None:
        y, expected = sample.ours(*sample.variables()), sample.reference(*sample.case.xs)
        assert type(y) is dz.Variable
        assert type(y.data) is np.ndarray
        np.testing.assert_allclose(y.data, expected, rtol=sample.row.rtol, atol=1e-15, strict=True)

    def test_derivatives_match_central_differences(self, sample: Sample) -> None:
        dz.check_gradients(sample.ours, *sample.variables(), order=sample.row.order)

    def test_recorded_pass_gives_the_gradients_of_backward(self, sample: Sample) -> None:
        xs = sample.variables()
        y, expected = pull(sample, xs)
        for create_graph in (True, False):
            found = [x.data for x in dz.gradients(y, xs, cotangent(y), create_graph=create_graph)]
            assert all(type(gradient) is np.ndarray for gradient in found)
            assert_same(found, expected)

    @pytest.mark.parametrize("dtype", [np.float32, np.float16])
    def test_small_floats_stay_small_to_second_order(self, sample: Sample, dtype: type[np.generic]) -> None:
        if dtype is np.float16 and not sample.row.half:
            return
        xs = sample.variables(dtype)
        y, found = pull(sample, xs)
        assert y.dtype == sample.dtype(dtype)
        rtol = 1e-5 if dtype is np.float32 else 2e-2
        exact = [dz.Variable(x.data.astype(np.float64)) for x in xs]
        expected, gradients = pull(sample, exact)
        assert_same([y.data, *found], [expected.data, *gradients], rtol)
        firsts = dz.gradients(y, xs)
        for first in firsts:
            assert first.dtype == dtype
            assert all(second.dtype == dtype for second in dz.gradients(first * first, xs))

    @pytest.mark.parametrize("layout", LAYOUTS)
    def test_memory_layout_changes_nothing(self, sample: Sample, layout: Callable[[AnyArray], AnyArray]) -> None:
        y, expected = pull(sample, sample.variables())
        xs = [dz.Variable(layout(x)) for x in sample.case.xs]
        laid_out = sample.ours(*xs)
        laid_out.backward(layout(cotangent(y)))
        assert_same([laid_out.data, *map(grad_of, xs)], [y.data, *expected])

    def test_gradients_share_no_memory(self, sample: Sample) -> None:
        xs = sample.variables()
        y = sample.ours(*xs)
        gy = cotangent(y)
        y.backward(gy)
        asked = dz.gradients(y, xs, gy, create_graph=False)
        gradients = [*map(grad_of, xs), grad_of(y), *(gradient.data for gradient in asked)]
        others = [gy, y.data, *(x.data for x in xs)]
        assert all(gradient.flags.writeable for gradient in gradients)
        assert not any(np.shares_memory(*pair) for pair in combinations(gradients, 2))
        assert not any(np.shares_memory(gradient, other) for gradient in gradients for other in others)

    def test_inputs_and_cotangent_are_unchanged(self, sample: Sample) -> None:
        xs = sample.variables()
        y = sample.ours(*xs)
        gy = cotangent(y)
        arrays = [gy, y.data, *(x.data for x in xs)]
        before = [array.tobytes() for array in arrays]
        y.backward(gy)
        y.backward(gy, retain_grad=True)
        for first in dz.gradients(y, xs, gy):
            dz.gradients(first, xs)
        assert [array.tobytes() for array in arrays] == before

    def test_second_backward_adds_the_same_again(self, sample: Sample) -> None:
        xs = sample.variables()
        y, once = pull(sample, xs)
        expected = [gradient + gradient for gradient in once]
        y.backward(cotangent(y))
        assert_same([grad_of(x) for x in xs], expected, 0)

    def test_without_recording_the_result_is_a_leaf(self, sample: Sample) -> None:
        xs = sample.variables()
        with dz.no_grad():
            y = sample.ours(*xs)
        y.backward()
        np.testing.assert_array_equal(y.data, sample.ours(*xs).data)
        assert all(x.grad is None for x in xs)

    def test_integers_are_kept_or_refused(self, countable: Sample) -> None:
        row = countable.row
        for dtype in (np.int64, np.int32):
            xs = countable.variables(dtype)
            if row.integers == "refused":
                with pytest.raises(TypeError) as caught:
                    countable.ours(*xs)
                message = f"{row.name} needs a float array, got {dtype.__name__}; write x.astype(np.float64)"
                assert str(caught.value) == message
                continue
            y, found = pull(countable, xs)
            np.testing.assert_array_equal(y.data, countable.reference(*(x.data for x in xs)))
            assert type(y.data) is np.ndarray
            assert y.dtype == dtype
            assert_same(found, gradients_of(countable, [dz.Variable(x.data.astype(np.float64)) for x in xs]), 0)


    def test_complex_numbers_are_refused_where_they_are_not_kept(self, sample: Sample) -> None:
        if sample.row.complex != "refused":
            return
        xs = Sample(sample.row, with_imaginary_parts(sample.case)).variables(np.complex128)
        with pytest.raises(TypeError) as caught:
            sample.ours(*xs)
        assert str(caught.value) == f"{sample.row.name} needs a real array, got complex128; write x.real, x.imag or abs(x)"


class ComplexProperties:
    """What holds of every function that complex numbers have."""

    def test_complex_value_is_that_of_numpy(self, complex_sample: Sample) -> None:
        y, expected = complex_sample.ours(*complex_sample.variables(np.complex128)), complex_sample.reference(*complex_sample.case.xs)
        assert type(y.data) is np.ndarray
        np.testing.assert_allclose(y.data, expected, rtol=complex_sample.row.rtol, atol=1e-15, strict=True)

    def test_complex_derivatives_match_central_differences(self, complex_sample: Sample) -> None:
        row = complex_sample.row
        dz.check_gradients(complex_sample.ours, *complex_sample.variables(np.complex128), order=min(row.order, 2))

    def test_complex64_stays_complex64(self, complex_sample: Sample) -> None:
        xs = complex_sample.variables(np.complex64)
        y, found = pull(complex_sample, xs)
        assert y.dtype in (np.complex64, np.float32)
        exact = [dz.Variable(x.data.astype(np.complex128)) for x in xs]
        expected, gradients = pull(complex_sample, exact)
        assert_same([y.data, *found], [expected.data, *gradients], 1e-5)
        for first in dz.gradients(y, xs, cotangent(y)):
            assert first.dtype == np.complex64

    def test_a_real_operand_gets_the_real_part_of_its_gradient(self, complex_sample: Sample) -> None:
        if len(complex_sample.case.xs) < 2:
            return
        for position in range(len(complex_sample.case.xs)):
            xs = complex_sample.variables(np.complex128)
            whole = [dz.Variable(x.data.copy()) for x in xs]
            xs[position] = dz.Variable(np.real(xs[position].data).copy())
            whole[position] = dz.Variable(xs[position].data.astype(np.complex128))
            found, expected = pull(complex_sample, xs)[1], pull(complex_sample, whole)[1]
            expected[position] = np.real(expected[position])
            assert_same(found, expected)


class OperandProperties:
    """What holds of every function of several inputs."""

    def test_constant_arrays_leave_the_other_gradients_alone(self, operands: Sample) -> None:
        y, expected = pull(operands, operands.variables())
        for position, gradient in enumerate(expected):
            mixed: list[Any] = [x.copy() for x in operands.case.xs]
            x = mixed[position] = operands.variables()[position]
            result = operands.ours(*mixed)
            result.backward(cotangent(y))
            assert_same([result.data, grad_of(x)], [y.data, gradient])
            (first,) = dz.gradients(result, (x,), cotangent(y))
            assert_same([first.data], [gradient])

    @pytest.mark.parametrize("number", NUMBERS)
    @pytest.mark.parametrize("dtype", [np.float64, np.float32])
    def test_numbers_act_as_constants_of_shape_0(
        self, operands: Sample, number: Callable[[Any], float], dtype: type[np.generic]
    ) -> None:
        for position, constant in enumerate(operands.case.xs):
            if not operands.row.numbers or constant.shape:
                continue
            xs = operands.variables(dtype)
            expected = pull(operands, xs)[0]
            mixed: list[Any] = operands.variables(dtype)
            mixed[position] = number(xs[position].data)
            x, y = mixed[1 - position], operands.ours(*mixed)
            y.backward(cotangent(y))
            assert y.dtype == dtype
            assert_same([y.data, grad_of(x)], [expected.data, grad_of(xs[1 - position])], 1e-6)
            (first,) = dz.gradients(y, (x,))
            assert first.dtype == dtype

    def test_float32_with_float64_promotes_and_brings_gradients_back(self, operands: Sample) -> None:
        for position in range(len(operands.case.xs)):
            xs = operands.variables()
            xs[position] = operands.variables(np.float32)[position]
            y, found = pull(operands, xs)
            assert y.dtype == np.float64
            exact = [dz.Variable(x.data.astype(np.float64)) for x in xs]
            assert_same([y.data, *found], [pull(operands, exact)[0].data, *map(grad_of, exact)], 1e-6)
            assert [first.dtype for first in dz.gradients(y, xs)] == [x.dtype for x in xs]

    def test_one_variable_in_all_places_gets_the_sum_of_the_gradients(self, operands: Sample) -> None:
        if len({x.shape for x in operands.case.xs}) > 1:
            return
        separate = [dz.Variable(operands.case.xs[0]) for _ in operands.case.xs]
        x = dz.Variable(operands.case.xs[0])
        gradients = gradients_of(operands, separate)
        pull(operands, [x] * len(separate))
        assert_same([grad_of(x)], [np.asarray(sum(gradients))])
