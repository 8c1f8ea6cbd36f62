from __future__ import annotations

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from tests.helpers import array, grads, raises, untyped
from tests.properties import ComplexProperties, Properties


class TestRows(Properties, ComplexProperties):
    """What every row of the table has to show."""


def test_sum_of_int32_is_int32() -> None:
    assert dz.sum(Variable(array(1, 2, dtype=np.int32))).dtype == np.int32


def test_sum_of_float16_is_float16() -> None:
    assert dz.sum(Variable(np.ones(3000, np.float16))).dtype == np.float16


@pytest.mark.parametrize("name", ["sum", "mean", "max", "min", "logsumexp"])
def test_axis_may_be_an_integer_of_numpy(name: str) -> None:
    x = Variable(np.arange(6.0).reshape(2, 3))
    function = getattr(dz, name)
    np.testing.assert_array_equal(function(x, axis=np.int64(1)).data, function(x, axis=1).data)


@pytest.mark.parametrize("name", ["sum", "mean", "max", "min"])
def test_method_is_the_function(name: str) -> None:
    x = Variable(np.arange(6.0).reshape(2, 3))
    for axis in (None, 0, (0, 1)):
        for keepdims in (False, True):
            found = getattr(x, name)(axis, keepdims=keepdims)
            np.testing.assert_array_equal(found.data, getattr(dz, name)(x, axis, keepdims=keepdims).data, strict=True)


@pytest.mark.parametrize("name", ["sum", "prod", "mean", "max", "min", "var", "std"])
def test_elements_left_out_by_where_take_no_part(name: str) -> None:
    x, mask = array(1, np.nan, 4, np.inf), np.array([True, False, True, False])
    options = {"initial": 0.5} if name in {"max", "min"} else {}
    function = getattr(dz, name)
    (gradient,) = grads(lambda v: function(v, where=mask, **options), x)
    (alone,) = grads(lambda v: function(v, **options), x[mask])
    np.testing.assert_array_equal(gradient, [alone[0], 0, alone[1], 0])
    leaf = Variable(x)
    (first,) = dz.gradients(function(leaf, where=mask, **options), (leaf,))
    assert np.isfinite(dz.gradients(first * first, (leaf,))[0].data).all()


def test_of_nothing_the_sum_is_its_initial_and_the_mean_nan() -> None:
    rows, mask = np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([[True, True], [False, False]])
    leaf = Variable(rows)
    np.testing.assert_array_equal(dz.sum(leaf, 1, where=mask, initial=2).data, [5, 2])
    np.testing.assert_array_equal(dz.prod(leaf, 1, where=mask, initial=2).data, [4, 2])
    np.testing.assert_array_equal(dz.max(leaf, 1, where=mask, initial=-np.inf).data, [2, -np.inf])
    with pytest.warns(RuntimeWarning, match="Mean of empty slice"):
        y = dz.mean(leaf, 1, where=mask)
    np.testing.assert_array_equal(y.data, [1.5, np.nan])
    y.backward()
    np.testing.assert_array_equal(leaf.grad, [[0.5, 0.5], [0, 0]])


@pytest.mark.parametrize("name", ["sum", "prod", "mean", "var", "std", "cumsum", "cumprod", "nansum", "nanprod", "nanmean", "nanvar", "nanstd", "nancumsum", "nancumprod"])
def test_dtype_is_that_of_the_computation(name: str) -> None:
    x = Variable(np.linspace(0.5, 1.5, 6).reshape(2, 3).astype(np.float16))
    function = getattr(dz, name)
    y = function(x, 1, dtype=np.float32)
    # NumPy's nanvar subtracts the mean in float16 all the same.
    expected = getattr(np, name.removeprefix("nan"))(x.data, 1, dtype=np.float32)
    np.testing.assert_allclose(y.data, expected, rtol=1e-6, strict=True)
    y.backward()
    assert x.grad is not None
    assert x.grad.dtype == np.float16
    for form in (np.dtype(np.float32), "float32"):
        assert function(x, 1, dtype=form).dtype == np.float32


def test_dtype_of_running_sums_of_the_array_api() -> None:
    x = Variable(array(1, 2, dtype=np.float32))
    assert dz.cumulative_sum(x, dtype=np.float64, include_initial=True).dtype == np.float64
    assert dz.cumulative_prod(x, dtype=np.complex64).dtype == np.complex64


def test_average_returns_the_sum_of_the_weights() -> None:
    x, w = Variable(np.arange(6.0).reshape(2, 3)), Variable(array(1, 3))
    y, total = dz.average(x, 0, w, returned=True)
    np.testing.assert_array_equal(total.data, [4, 4, 4])
    (gradient,) = dz.gradients(total, (w,))
    np.testing.assert_array_equal(gradient.data, [3, 3])
    np.testing.assert_allclose(y.data, np.average(x.data, 0, w.data), rtol=1e-15)
    plain, number = dz.average(x, returned=True)
    assert (plain.item(), number.item()) == (2.5, 6)


def test_arguments_that_do_not_fit() -> None:
    x, i = Variable(array(1, 2)), untyped(lambda: Variable(np.array([1, 2])))()
    with raises(TypeError, "sum: a condition must be a boolean array, got a Variable; write a comparison such as x > 0", x):
        dz.sum(x, where=untyped(lambda: x)())
    with raises(TypeError, "max: a condition must be a boolean array, got float64; write a comparison such as x > 0", x):
        dz.max(x, initial=0.0, where=untyped(lambda: x.data)())
    with raises(ValueError, "mean: a condition of shape (3,) does not broadcast to the shape (2,)", x):
        dz.mean(x, where=np.ones(3, np.bool))
    with raises(ValueError, "min: where may hold nowhere, and an empty set has none; write initial=...", x):
        dz.min(x, where=x > 0)
    with raises(TypeError, "sum: initial must be a number, got a Variable; combine it with the result", x):
        dz.sum(x, initial=untyped(lambda: x[0])())
    with raises(TypeError, "max: initial must be a number, got an array of shape (2,); combine it with the result", x):
        dz.max(x, initial=untyped(lambda: x.data)())
    with raises(TypeError, "sum: int64 as float64 has no int64 gradient; write x.astype(np.float64)", i):
        dz.sum(i, dtype=np.float64)
    with raises(TypeError, "astype: a Variable converts to float types, got int32; write Variable(x.data.astype(...))", x):
        untyped(dz.sum)(x, dtype=np.int32)
    with raises(TypeError, "max needs a float array, got int64; write x.astype(np.float64)", i):
        dz.max(i, initial=0)
    with raises(ValueError, "average: expected weights of shape (2,), or that of x along axis 0, got shape (3,)", x):
        dz.average(x, 0, np.ones(3))
