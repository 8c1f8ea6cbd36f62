"""np.* on Variables: the package's own functions, never an object array, never a silent copy."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable, aliases, numpy_protocol
from dezero_typed.variable import AnyVariable
from tests.helpers import Call, array, calls, named, raises, untyped
from tests.properties import assert_same, cotangent, grad_of, pull
from tests.cases import Sample, is_several
from tests.table import SAMPLES, TABLE, label

np_: Any = np
"""NumPy without its stubs, which know no Variables."""

ANSWERED = [sample for sample in SAMPLES if sample.row.numpy is not None and sample.row.dispatched]
SEVERAL = [sample for sample in ANSWERED if len(sample.case.xs) > 1]


def by_numpy(sample: Sample, xs: list[Any]) -> AnyVariable:
    """Call NumPy's function."""
    assert sample.row.numpy is not None
    y: AnyVariable = sample.joined(sample.call(sample.row.numpy, xs))
    assert type(y) is Variable
    return y


class TestDifferentiable:
    """What NumPy's functions make of Variables."""

    @pytest.mark.parametrize("sample", ANSWERED, ids=label)
    def test_numpys_function_is_the_packages(self, sample: Sample) -> None:
        xs = sample.variables()
        expected, gradients = pull(sample, sample.variables())
        y = by_numpy(sample, list(xs))
        y.backward(cotangent(y))
        assert_same([y.data, *map(grad_of, xs)], [expected.data, *gradients], 0)

    @pytest.mark.parametrize("sample", SEVERAL, ids=label)
    def test_one_variable_among_arrays_is_enough(self, sample: Sample) -> None:
        gradients = pull(sample, sample.variables())[1]
        for position, gradient in enumerate(gradients):
            mixed: list[Any] = list(sample.case.xs)
            x = mixed[position] = sample.variables()[position]
            y = by_numpy(sample, mixed)
            y.backward(cotangent(y))
            assert_same([grad_of(x)], [gradient])

    def test_table_and_registry_hold_the_same_functions(self) -> None:
        named = {getattr(np, alias): getattr(dz, alias) for alias in aliases.__all__}
        assert numpy_protocol.differentiable() == {row.numpy: row.function for row in TABLE if row.numpy is not None} | named

    @pytest.mark.parametrize(("alias", "name"), [
        ("concat", "concatenate"), ("permute_dims", "transpose"), ("pow", "power"), ("mod", "remainder"),
        ("true_divide", "divide"), ("absolute", "abs"), ("amax", "max"), ("amin", "min"), ("around", "round"), ("fix", "trunc"),
        ("conjugate", "conj"), ("acos", "arccos"), ("asinh", "arcsinh"), ("atan2", "arctan2"),
    ])  # fmt: skip
    def test_aliases_of_numpy_answer_too(self, alias: str, name: str) -> None:
        (row,) = (row for row in TABLE if row.name == name)
        sample = Sample(row, row.cases[0])
        y = sample.call(getattr(np, alias), sample.variables())
        assert_same([y.data], [sample.ours(*sample.variables()).data], 0)

    def test_arguments_may_stand_where_numpy_has_them(self) -> None:
        x = Variable(np.arange(6.0).reshape(2, 3))
        assert np_.sum(x, 0).data.tolist() == [3, 5, 7]
        assert np_.reshape(x, (3, 2)).shape == np_.reshape(x, [3, 2]).shape == (3, 2)
        assert np_.transpose(x, [1, 0]).shape == (3, 2)
        assert np_.broadcast_to(x[0], [2, 3]).shape == (2, 3)
        assert np_.concatenate((x, x), 1).shape == (2, 6)
        assert np_.sum(x, axis=np.int64(0)).shape == (3,)

    def test_arguments_that_only_numpy_has_may_be_what_they_are_by_default(self) -> None:
        x = Variable(np.arange(6.0).reshape(2, 3))
        assert np_.sum(x, axis=0, out=None).data.tolist() == [3, 5, 7]
        assert np_.max(x, 0, None, True).data.tolist() == [[3, 4, 5]]
        assert np_.quantile(x, 0.5, 0, None, False, "lower", True).data.tolist() == [[0, 1, 2]]
        assert np_.sum(x, 0, np.float32).dtype == np.float32

    def test_operands_may_have_numpys_names(self) -> None:
        x = Variable(np.arange(6.0).reshape(2, 3))
        assert np_.sum(a=x, axis=0).shape == (3,)
        assert np_.dot(a=x, b=x.T).shape == (2, 2)
        assert np_.cov(m=x).shape == (2, 2)
        assert np_.clip(a=x, a_min=1, a_max=2).data.tolist() == [[1, 1, 2], [2, 2, 2]]

    def test_functions_compose_to_any_order(self) -> None:
        x = Variable(np.array(0.5))
        y = np_.exp(np_.sin(x)) * np_.sqrt(x)
        for _ in range(3):
            (y,) = dz.gradients(y, (x,))
            assert type(y.data) is np.ndarray


class TestOperators:
    """Arrays and NumPy's numbers on the left."""

    @pytest.mark.parametrize("left", [array(3, 4), np.float64(3), np.float32(3), np.int64(3), np.array(3.0), 3, 3.0])
    @pytest.mark.parametrize("dtype", [np.float64, np.float32])
    def test_constant_on_the_left_leaves_it_to_the_variable(self, left: Any, dtype: type[np.generic]) -> None:
        x: Any = Variable(array(1, 2, dtype=dtype))
        for y in (left + x, left - x, left * x, left / x, left % x, left**x):
            assert type(y) is Variable
            assert y.shape == (2,)
            assert type(y.data) is np.ndarray

    def test_numbers_on_the_left_keep_float32(self) -> None:
        x: Any = Variable(array(1, 2, dtype=np.float32))
        constants: list[Any] = [3, 3.0, np.float64(3), np.float32(3)]
        for left in constants:
            for y in (left + x, left - x, left * x, left / x, left % x, left**x, x**left, x % left):
                assert y.dtype == np.float32

    def test_matrix_product_with_an_array_on_the_left(self) -> None:
        x = Variable(array(1, 2))
        y: Any = np.ones((3, 2)) @ untyped(lambda: x)()
        y.backward()
        assert grad_of(x).tolist() == [3, 3]

    @pytest.mark.parametrize("compare", [operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge])
    def test_comparisons_are_plain_boolean_arrays(self, compare: Callable[[Any, Any], Any]) -> None:
        x, other = array(1, 2, 3), array(3, 2, 1)
        expected = compare(x, other)
        for found in (compare(Variable(x), other), compare(x, Variable(other)), compare(Variable(x), Variable(other))):
            assert type(found) is np.ndarray
            assert found.dtype == np.bool
            np.testing.assert_array_equal(found, expected)

    def test_comparison_of_shape_0_is_an_array_too(self) -> None:
        x: Any = Variable(np.array(3.0))
        for found in (np.float64(3) == x, np.array(3.0) == x, x == np.float64(3), x > 2, 2 < x):
            assert type(found) is np.ndarray


class TestPlain:
    """What has no gradient and answers with plain values or constants."""

    @pytest.mark.parametrize("call", calls(
        np_.isfinite, np_.isinf, np_.isnan, np_.isposinf, np_.isneginf, np_.signbit, np_.logical_not, np_.isreal, np_.iscomplex,
        np_.any, np_.all, np_.count_nonzero, np_.nonzero, np_.flatnonzero, np_.argwhere,
        np_.shape, np_.ndim, np_.size, np_.iscomplexobj, np_.isrealobj, np_.result_type, np_.common_type, np_.min_scalar_type,
        np_.argmax, np_.argmin, np_.nanargmax, np_.nanargmin, np_.argsort, np_.array_repr, np_.array_str, np_.array2string,
        lambda x: np_.any(x, axis=0), lambda x: np_.all(x, axis=1, keepdims=True), lambda x: np_.all(x, axis=(0, 1)), lambda x: np_.any(x, where=np.array([True, False, True])), lambda x: np_.argmax(x, axis=0, keepdims=True), lambda x: np_.argsort(x, stable=True), lambda x: np_.triu_indices_from(x), lambda x: np_.tril_indices_from(x), lambda x: np_.diag_indices_from(x[:, 1:]),
         lambda x: np_.argmax(x, 1), lambda x: np_.argsort(x, axis=0),
        lambda x: np_.count_nonzero(x, axis=1), lambda x: np_.argpartition(x, 1), lambda x: np_.lexsort((x[0], x[1])), lambda x: np_.lexsort(x),
        lambda x: np_.can_cast(x.dtype, np.float32), lambda x: np_.shape(x), lambda x: np_.size(x, 0), lambda x: np_.linalg.matrix_rank(x[:, :1]),
        lambda x: np_.isin(x, [1.0, 2.0]), lambda x: np_.isin(np.ones(2), x), lambda x: np_.searchsorted(np.arange(3.0), x), lambda x: np_.searchsorted(x[0], 1.5),
        lambda x: np_.digitize(x, np.arange(3.0)), lambda x: np_.may_share_memory(x, x), lambda x: np_.shares_memory(x, np.ones(2)),
        lambda x: np_.array_equal(x, x), lambda x: np_.array_equiv(x, x[0]), lambda x: np_.allclose(x, x + 1e-12), lambda x: np_.isclose(a=x, b=x + 1),
        lambda x: np_.allclose(np.ones((2, 3)), b=x), lambda x: np_.logical_and(x, 1), lambda x: np_.logical_or(np.zeros(3), x), lambda x: np_.logical_xor(x, x > 1),
        lambda x: np_.result_type(x, np.float32), lambda x: np_.equal(x, 1.0), lambda x: np_.not_equal(x, x),
    ))  # fmt: skip
    @pytest.mark.parametrize("data", [
        np.array([[1.0, 0.0, 2.0], [0.0, -3.0, 1.0]]), np.array([[1, 0, 2], [0, 3, 1]], np.float32), np.array([[1, np.inf, -np.inf], [2, 1, 2]]),
    ])  # fmt: skip
    def test_answer_is_that_of_numpy(self, call: Callable[[Any], Any], data: Any) -> None:
        found, expected = call(Variable(data)), call(data)
        assert type(found) is type(expected)
        pairs: Any = zip(found, expected, strict=True) if is_several(found) else [(found, expected)]
        for one, other in pairs:
            assert type(one) is type(other)
            assert np_.array_equal(one, other)

    def test_ufuncs_of_shape_0_answer_with_arrays(self) -> None:
        x = Variable(np.array(1.0))
        for found in (np_.isnan(x), np_.signbit(x), np_.logical_not(x), np_.logical_and(x, x)):
            assert type(found) is np.ndarray

    def test_bincount_counts_and_does_not_weigh_with_variables(self) -> None:
        places, weights = np.array([0, 2, 2]), Variable(array(1, 2, 3))
        assert np_.bincount(Variable(places)).tolist() == [1, 0, 2]
        message = "weights of np.bincount is not supported for a Variable; give it weights.data, which leaves the graph"
        with raises(TypeError, message, weights):
            np_.bincount(places, weights)
        with raises(TypeError, message, weights):
            np_.bincount(places, weights=weights)

    def test_constants_like_a_variable_are_leaves(self) -> None:
        x = Variable(array(1, 2, dtype=np.float32))
        for y in (np_.zeros_like(x), np_.ones_like(x), np_.full_like(x, 3), np_.empty_like(x)):
            assert type(y) is Variable
            assert y.dtype == np.float32
        assert np_.zeros_like(x, np.float64).dtype == np.float64


class TestRefused:
    """What is not supported says what it is and what to write."""

    @pytest.mark.parametrize(("name", "call"), named(
        ("np.spacing", lambda x: np.spacing(x)),
        ("np.unique", lambda x: np_.unique(x)),
        ("np.copyto", lambda x: np_.copyto(np.zeros(2), x)),
        ("np.lib.scimath.sqrt", lambda x: np_.lib.scimath.sqrt(x)),
    ))  # fmt: skip
    def test_unsupported_function(self, name: str, call: Call) -> None:
        x = Variable(array(1, 2))
        message = (
            f"{name} is not supported for a Variable; docs/functions.md lists what is; write it with those, "
            "or give it x.data, which leaves the graph"
        )
        with raises(TypeError, message, x):
            call(x)

    @pytest.mark.parametrize(("method", "call"), named(
        ("np.add.reduce", lambda x: np.add.reduce(x)),
        ("np.maximum.reduce", lambda x: np.maximum.reduce(x)),
        ("np.add.accumulate", lambda x: np.add.accumulate(x)),
        ("np.multiply.outer", lambda x: np.multiply.outer(x, np.ones(2))),
        ("np.add.at", lambda x: np.add.at(np.ones(2), [0], x)),
    ))  # fmt: skip
    def test_ufunc_method(self, method: str, call: Call) -> None:
        x = Variable(array(1, 2))
        message = (
            f"{method} is not supported for a Variable; "
            "write the function of that name, such as np.sum(x) for np.add.reduce(x)"
        )
        with raises(TypeError, message, x):
            call(x)

    @pytest.mark.parametrize(("what", "call"), named(
        ("where of np.exp; write np.where(condition, ..., ...)", lambda x: np.exp(x, where=np.array([True, False]))),
        ("dtype of np.exp; write .astype(...) behind an operand or the result", lambda x: np.exp(x, dtype=np.float32)),
        ("casting of np.add; write .astype(...) behind an operand", lambda x: np.add(x, x, dtype=np.float32, casting="unsafe")),
        ("subok of np.add; the arguments are x0, x1", lambda x: np.add(x, x, subok=False)),
        ("dtype of np.cov; write .astype(...) behind an operand or the result", lambda x: np_.cov(x, dtype=np.float32)),
        ("out of np.sum; write y = np.sum(...)", lambda x: np_.sum(x, out=np.empty(()))),
        ("out of np.max; write y = np.max(...)", lambda x: np_.max(x, None, np.empty(()))),
        ("overwrite_input of np.median; the arguments are x, axis, keepdims", lambda x: np_.median(x, overwrite_input=True)),
        ("order of np.sort; the arguments are x, axis, kind, stable", lambda x: np_.sort(x, order="a")),
        ("copy of np.reshape; the arguments are x, shape, order", lambda x: np.reshape(x, (2,), copy=True)),
        ("args of np.piecewise; the arguments are x, condlist, funclist", lambda x: np_.piecewise(x, [x > 1], [1.0], 2)),
    ))  # fmt: skip
    def test_unsupported_argument(self, what: str, call: Call) -> None:
        x = Variable(array(1, 2))
        with raises(TypeError, what.replace(";", " is not supported for a Variable;"), x):
            call(x)

    @pytest.mark.parametrize(("name", "call"), named(
        ("np.sort", lambda x: np_.sort(x, -1, None, "a")),
        ("np.concatenate", lambda x: np.concatenate([x, x], 0, np.empty(4))),
        ("np.where", lambda x: np.where(x)),
        ("np.linspace", lambda x: np_.linspace(x, x, 3, True, False, np.float32)),
    ))  # fmt: skip
    def test_unsupported_arguments_by_position_name_the_function(self, name: str, call: Call) -> None:
        with pytest.raises(TypeError) as caught:
            call(Variable(array(1, 2)))
        assert name in str(caught.value)
        assert "not supported for a Variable" in str(caught.value)

    @pytest.mark.parametrize("ufunc", [np.add, np.multiply, np.exp])
    def test_out_says_to_take_the_result(self, ufunc: np.ufunc) -> None:
        out, x = array(1, 2), Variable(array(3, 4))
        with pytest.raises(TypeError, match=rf"out of np\.{ufunc.__name__} .*; write y = np\.{ufunc.__name__}\("):
            untyped(ufunc)(*[x] * ufunc.nin, out=out)
        assert out.tolist() == [1, 2]

    @pytest.mark.parametrize("operator", ["+", "-", "*", "/", "%", "**", "@"])
    def test_augmented_assignment_to_an_array_raises_and_changes_nothing(self, operator: str) -> None:
        target = array(1, 2)
        with pytest.raises(TypeError, match="out of np.* is not supported for a Variable; write y = np"):
            exec(f"target {operator}= x", {"target": target, "x": Variable(array(3, 4))})
        assert target.tolist() == [1, 2]

    def test_writing_into_an_array_raises(self) -> None:
        target: Any = np.zeros(2)
        with raises(TypeError, "a Variable is no array, and a copy would leave the graph; write x.data (in a rule, write no np.asarray)"):
            target[:] = Variable(array(1, 2))
        assert target.tolist() == [0, 0]

    @pytest.mark.parametrize("make", calls(
        lambda x: np.array([x, x]), lambda x: np.asarray([x]), lambda x: np.array(x, dtype=object),
        lambda x: np.stack([np.array(x)]), lambda x: np.full(2, x),
    ))  # fmt: skip
    def test_no_array_of_objects_is_ever_made(self, make: Call) -> None:
        with raises(TypeError, "a Variable is no array, and a copy would leave the graph; write x.data (in a rule, write no np.asarray)"):
            make(Variable(array(1, 2)))
