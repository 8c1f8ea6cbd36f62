"""The texts of the errors that users meet; after each, all data and gradients are what they were."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import Variable
from dezero_typed.arrays import AnyArray
from dezero_typed.variable import AnyVariable
from tests.helpers import Call, array, calls, raises, untyped

any_variable = untyped(Variable)
NO_ARRAY = "must be an ndarray, got {}; write variable(...) or np.array(...)"
FIT = "{}: operand 1 of shape {} does not fit operand 0 of shape {}"
any_dz: Any = dz
SUPPORTED = "of float16 to float64, complex64, complex128, int32 or int64"


def used(data: AnyArray) -> AnyVariable:
    """Return a Variable that has a gradient already."""
    x: AnyVariable = Variable(data)
    (x * 3).sum().backward()
    return x


class TestData:
    """What `Variable` and `variable` take."""

    @pytest.mark.parametrize(("value", "kind"), [
        (3.0, "float"), (3, "int"), (True, "bool"), ([1.0], "list"), ((1.0,), "tuple"), (None, "NoneType"),
        ("1", "str"), (1j, "complex"),
    ])  # fmt: skip
    def test_what_is_no_array(self, value: object, kind: str) -> None:
        with raises(TypeError, f"Variable: data {NO_ARRAY.format(kind)}"):
            any_variable(value)

    @pytest.mark.parametrize(("value", "dtype"), [
        (np.array([None]), "object"), (np.array(["a"]), "<U1"), (np.array([True]), "bool"),
        (np.array([1j], np.clongdouble), str(np.dtype(np.clongdouble))), (np.array([1], np.int8), "int8"), (np.array([1], np.uint64), "uint64"),
    ])  # fmt: skip
    def test_array_of_another_type(self, value: object, dtype: str) -> None:
        with raises(TypeError, f"Variable: data must be {SUPPORTED}, got {dtype}; write .astype(np.float64)"):
            any_variable(value)

    @pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")
    def test_subclass_of_ndarray(self) -> None:
        rows: list[tuple[Any, str]] = [(np.asmatrix(np.eye(2)), "matrix"), (np.ma.array([1.0]), "MaskedArray")]
        for value, kind in rows:
            message = f"Variable: data must be a plain ndarray, got its subclass {kind}; write np.asarray(...)"
            with raises(TypeError, message):
                any_variable(value)

    def test_variable_of_a_variable(self) -> None:
        x = Variable(array(1))
        message = "variable takes a number, a list or an array, got a Variable; write x, or x.detach()"
        with raises(TypeError, message, x):
            any_dz.variable(x)

    @pytest.mark.parametrize("value", [None, "1", "a", {"a": 1}, [None], ["1"], [1.0, [2.0]], object()])
    def test_variable_of_what_is_not_numeric(self, value: object) -> None:
        with pytest.raises((TypeError, ValueError), match="^variable"):
            any_dz.variable(value)

    def test_data_of_another_shape_or_dtype(self) -> None:
        x = used(array(1, 2))
        for new, got in ((array(1, 2, 3), "(3,) and float64"), (array(1, 2, dtype=np.float32), "(2,) and float32")):
            message = f"data: expected shape (2,) and dtype float64, as before, got {got}; write a new Variable"
            with raises(ValueError, message, x):
                x.data = new

    def test_grad_of_another_shape_or_dtype(self) -> None:
        x = used(array(1, 2))
        for new, got in ((array(1), "(1,) and float64"), (array(1, 2, dtype=np.float16), "(2,) and float16")):
            with raises(ValueError, f"grad: expected shape (2,) and dtype float64, as data has, got {got}", x):
                x.grad = new

    def test_item_of_several(self) -> None:
        with raises(ValueError, "item: expected one element, got shape (2,)"):
            Variable(array(1, 2)).item()


class TestOperands:
    """What functions take; every function refuses integers by its own name in the tests of the functions."""

    @pytest.mark.parametrize(("value", "kind"), [([1.0], "list"), (None, "NoneType"), ("a", "str")])
    def test_what_is_no_array(self, value: Any, kind: str) -> None:
        x: Any = used(array(1))
        with raises(TypeError, f"add: operand 1 {NO_ARRAY.format(kind)}", x):
            operator.add(x, value)
        with raises(TypeError, f"multiply: operand 0 {NO_ARRAY.format(kind)}", x):
            operator.mul(value, x)

    def test_array_where_a_variable_is_needed(self) -> None:
        for name in ("exp", "log1p", "square"):
            message = f"{name} takes a Variable, got an ndarray of shape (2,); write Variable(...) around it"
            with raises(TypeError, message):
                getattr(any_dz, name)(array(1, 2))

    @pytest.mark.parametrize("name", ["exp", "sum", "getitem", "reshape", "logsumexp", "max", "sign", "var", "median", "cumsum", "diff", "sort", "real"])
    def test_number_where_a_variable_is_needed(self, name: str) -> None:
        rest: dict[str, tuple[Any, ...]] = {"getitem": (0,), "reshape": ((1,),)}
        with pytest.raises(TypeError, match=f"^{name} takes a Variable, got float; write variable"):
            getattr(any_dz, name)(1.0, *rest.get(name, ()))

    @pytest.mark.parametrize("name", ["add", "maximum", "matmul"])
    def test_no_variable_among_two(self, name: str) -> None:
        message = f"{name} takes a Variable, got an ndarray of shape (2,); write Variable(...) around it"
        with raises(TypeError, message):
            getattr(any_dz, name)(array(1, 2), array(1, 2))

    def test_integers_with_floats(self) -> None:
        x = used(array(1, dtype=np.int64))
        message = "{} of int64 and floats has no int64 gradient; write x.astype(np.float64)"
        for other in (2.5, np.float64(2), array(1), Variable(array(1))):
            with raises(TypeError, message.format("multiply"), x):
                untyped(dz.multiply)(x, other)
        with raises(TypeError, message.format("concatenate"), x):
            untyped(dz.concatenate)([x, array(1)])

    def test_integer_powers(self) -> None:
        x: Any = used(array(2, dtype=np.int64))
        for exponent in (-1, 2.0):
            message = f"power: int64 to the power of {exponent!r} is no integer; write x.astype(np.float64)"
            with raises(TypeError, message, x):
                dz.power(x, exponent)
        for base in (x, 2):
            with raises(TypeError, "power needs a float array, got int64; write x.astype(np.float64)", x):
                dz.power(base, x)

    @pytest.mark.parametrize("name", ["add", "subtract", "multiply", "divide", "remainder", "power", "maximum"])
    def test_shapes_that_do_not_broadcast(self, name: str) -> None:
        x, y = used(np.ones((2, 3))), used(np.ones(4))
        for one, other in ((x, y), (x, y.data), (x.data, y)):
            with raises(ValueError, FIT.format(name, (4,), (2, 3)), x, y):
                getattr(any_dz, name)(one, other)

    @pytest.mark.parametrize(("left", "right"), [
        ((2, 3), (2, 3)), ((2, 3), (2,)), ((3,), (2,)), ((2, 3), ()), ((2, 3, 4), (5, 4, 2)),
    ])  # fmt: skip
    def test_matmul_mismatch(self, left: tuple[int, ...], right: tuple[int, ...]) -> None:
        x, y = used(np.ones(left)), used(np.ones(right))
        with raises(ValueError, FIT.format("matmul", right, left), x, y):
            any_dz.matmul(x, y)

    def test_where_mismatch(self) -> None:
        x, y = used(np.ones(2)), used(np.ones(3))
        message = "where: a condition of shape (2,) and operands of shapes (2,) and (3,) do not broadcast"
        with raises(ValueError, message, x, y):
            any_dz.where(array(1, 0) > 0, x, y)

    def test_where_with_a_variable_as_condition(self) -> None:
        x = used(np.ones(2))
        message = "where: the condition must be a boolean array, got a Variable; write a comparison such as x > 0"
        with raises(TypeError, message, x):
            any_dz.where(x, x, x)


class TestAxesAndShapes:
    """Axes, shapes and indices that an array does not have."""

    @pytest.mark.parametrize("name", ["sum", "mean", "max", "min", "logsumexp"])
    @pytest.mark.parametrize("axis", [2, -3])
    def test_axis_out_of_range(self, name: str, axis: int) -> None:
        x = used(np.ones((2, 3)))
        with raises(ValueError, f"{name}: axis {axis} is out of range for an array of 2 axes", x):
            getattr(any_dz, name)(x, axis)

    @pytest.mark.parametrize("name", ["sum", "mean", "max", "min", "logsumexp"])
    def test_axis_twice(self, name: str) -> None:
        with raises(ValueError, f"{name}: axis (0, -2) names an axis twice"):
            getattr(any_dz, name)(used(np.ones((2, 3))), (0, -2))

    @pytest.mark.parametrize("name", ["sum", "max", "logsumexp"])
    def test_axis_that_is_no_integer(self, name: str) -> None:
        with pytest.raises(TypeError, match=f"^{name}: .*axis.* 1.5"):
            getattr(any_dz, name)(used(np.ones((2, 3))), 1.5)

    @pytest.mark.parametrize("name", ["max", "min"])
    def test_extremum_of_nothing(self, name: str) -> None:
        for axis in (None, 0):
            with raises(ValueError, f"{name}: axis {axis} of shape (0, 2) is empty, and an empty set has none"):
                getattr(any_dz, name)(Variable(np.zeros((0, 2))), axis)

    @pytest.mark.parametrize("shape", [(4, 1), (5, -1), (-1, -1), (2, 3, 0)])
    def test_reshape_to_another_size(self, shape: tuple[int, ...]) -> None:
        x = used(np.ones((2, 3)))
        for call in (lambda: dz.reshape(x, shape), lambda: x.reshape(shape), lambda: x.reshape(*shape)):
            with raises(ValueError, f"reshape: 6 elements of shape (2, 3) do not fill shape {shape}", x):
                call()

    @pytest.mark.parametrize("axis", [0, 2, (0, 1)])
    def test_squeeze_of_a_longer_axis(self, axis: int) -> None:
        x = used(np.ones((2, 1, 3)))
        with raises(ValueError, f"squeeze: axis {axis} of shape (2, 1, 3) does not have length one", x):
            dz.squeeze(x, axis)

    def test_squeeze_of_an_axis_out_of_range(self) -> None:
        with raises(ValueError, "squeeze: axis 5 is out of range for an array of 2 axes"):
            dz.squeeze(used(np.ones((1, 1))), 5)

    @pytest.mark.parametrize("axes", [(0, 0), (0,), (0, 1, 2), (0, 2)])
    def test_transpose_by_no_order(self, axes: tuple[int, ...]) -> None:
        x = used(np.ones((2, 3)))
        with raises(ValueError, f"transpose: axes {axes} are no order of the 2 axes of shape (2, 3)", x):
            dz.transpose(x, axes)

    def test_broadcast_to_a_shape_that_does_not_fit(self) -> None:
        x = used(np.ones((2, 3)))
        with raises(ValueError, "broadcast_to: shape (2, 3) does not broadcast to (3, 2)", x):
            dz.broadcast_to(x, (3, 2))

    def test_sum_to_a_shape_that_does_not_fit(self) -> None:
        x = used(np.ones((2, 3)))
        for shape in ((2,), (4, 2, 3), (3, 3)):
            with raises(ValueError, f"sum_to: shape {shape} does not broadcast to (2, 3)", x):
                dz.sum_to(x, shape)

    def test_astype_of_an_integer_type(self) -> None:
        x = used(array(1))
        for dtype in (np.int64, bool):
            message = (
                f"astype: a Variable converts to float types, got {np.dtype(dtype)}; write Variable(x.data.astype(...))"
            )
            with raises(TypeError, message, x):
                untyped(dz.astype)(x, dtype)

    def test_astype_of_complex_numbers_to_real_ones(self) -> None:
        x: Any = Variable(np.array([1j]))
        message = "astype: complex128 to float64 would drop the imaginary part; write x.real or abs(x)"
        with raises(TypeError, message, x):
            dz.astype(x, np.float64)

    def test_backward_of_a_complex_result(self) -> None:
        x: Any = Variable(np.array([1j]))
        message = (
            "backward: the result of Multiply() is complex128, which has no direction of ascent; "
            "write a real function of it, such as (abs(y) ** 2).sum(), or give gy"
        )
        with raises(TypeError, message, x):
            (x * x).backward()

    def test_float_of_a_complex_number(self) -> None:
        with raises(TypeError, "float() of a complex Variable; write x.real or abs(x)"):
            float(Variable(np.array(1j)))

    def test_concatenate_mismatch(self) -> None:
        x, y = used(np.ones((2, 3))), used(np.ones((2, 2)))
        with raises(ValueError, "concatenate: shapes (2, 3), (2, 2) differ outside axis 0", x, y):
            dz.concatenate([x, y])
        message = "concatenate: axis 2 is out of range for arrays of 2 axes; stack makes a new one"
        with raises(ValueError, message, x, y):
            dz.concatenate([x, x], axis=2)

    def test_stack_mismatch(self) -> None:
        x, y = used(np.ones(3)), used(np.ones(2))
        with raises(ValueError, "stack: shapes (3,), (2,) differ", x, y):
            dz.stack([x, y])
        with raises(ValueError, "stack: axis 2 is out of range for a result of 2 axes", x, y):
            dz.stack([x, x], axis=2)

    @pytest.mark.parametrize("name", ["concatenate", "stack"])
    def test_joining_nothing(self, name: str) -> None:
        with raises(ValueError, f"{name}: expected at least one array, got none"):
            getattr(any_dz, name)([])

    @pytest.mark.parametrize("name", ["concatenate", "stack"])
    def test_joining_one_variable_that_is_no_list(self, name: str) -> None:
        x = used(np.ones(3))
        with pytest.raises(TypeError, match=f"^{name}: .* a Variable; write .*\\[") as caught:
            getattr(any_dz, name)(x)
        assert "truth" not in str(caught.value)

    def test_index_out_of_range(self) -> None:
        x = used(array(1, 2))
        with raises(IndexError, "index 5 is out of bounds for axis 0 with size 2", x):
            untyped(dz.getitem)(x, 5)

    def test_variable_as_an_index(self) -> None:
        x: Any = used(array(1, 2))
        for index in (x, (x,), (0, x)):
            with raises(TypeError, "getitem: an index has no gradient, got a Variable in it; write x.data there", x):
                x[index]


class TestCotangents:
    """What `backward` and `gradients` start with."""

    def test_gy_of_another_shape(self) -> None:
        x = used(array(1, 2))
        y = x * 2
        named = Variable(array(1, 2), "loss")
        message = "gy has shape {}, expected (2,), the shape of the result of Multiply()"
        with raises(ValueError, f"backward: {message.format((3,))}", x, y):
            y.backward(array(1, 2, 3))
        with raises(ValueError, "backward: gy has shape (1,), expected (2,), the shape of loss", named):
            named.backward(array(1))
        with raises(ValueError, f"gradients: {message.format(())}", x, y):
            dz.gradients(y, (x,), np.array(1.0))

    def test_gy_of_another_dtype(self) -> None:
        x = used(array(1, dtype=np.float32))
        message = "gy has dtype float64, expected float32, the dtype of the Variable; write gy.astype(np.float32)"
        with raises(TypeError, f"backward: {message}", x):
            untyped(x.backward)(array(1))
        with raises(TypeError, f"gradients: {message}", x):
            untyped(dz.gradients)(x, (x,), Variable(array(1)))

    @pytest.mark.parametrize(("gy", "kind"), [(1.0, "float"), ([1.0, 1.0], "list")])
    def test_gy_that_is_no_array(self, gy: object, kind: str) -> None:
        x = used(array(1, 2))
        with raises(TypeError, f"backward: gy {NO_ARRAY.format(kind)}", x):
            untyped(x.backward)(gy)

    def test_gradients_with_respect_to_what_is_no_tuple_of_variables(self) -> None:
        x = used(array(1, 2))
        with pytest.raises(TypeError, match=r"^gradients: .*got a Variable; write \(x,\)"):
            untyped(dz.gradients)(x * x, x)
        with pytest.raises(TypeError, match=r"^gradients: .*got an? ndarray"):
            untyped(dz.gradients)(x * x, (array(1, 2),))


class TestSoftmaxCrossEntropy:
    """What the loss asks of logits and labels."""

    LOGITS = np.ones((2, 3))

    @pytest.mark.parametrize(("shape", "labels"), [
        ((2, 3), [0]), ((2, 3), [[0, 1]]), ((3,), [0, 1, 2]), ((2, 3, 4), [0, 1]), ((0, 3), []), ((), 0),
    ])  # fmt: skip
    def test_shapes(self, shape: tuple[int, ...], labels: list[int]) -> None:
        x, chosen = used(np.ones(shape)), np.array(labels, np.int64)
        message = (
            "cross_entropy: expected logits of shape (n, classes) and labels of shape (n,) with n > 0, "
            f"got {shape} and {chosen.shape}"
        )
        with raises(ValueError, message, x):
            untyped(dz.nn.cross_entropy)(x, chosen)

    @pytest.mark.parametrize(("labels", "got"), [([0, 3], "0 to 3"), ([-1, 2], "-1 to 2")])
    def test_labels_out_of_range(self, labels: list[int], got: str) -> None:
        x = used(self.LOGITS)
        with raises(ValueError, f"cross_entropy: labels must be from 0 to 2, got {got}", x):
            untyped(dz.nn.cross_entropy)(x, np.array(labels))

    @pytest.mark.parametrize("dtype", [np.float64, bool])
    def test_labels_that_are_no_integers(self, dtype: Any) -> None:
        x = used(self.LOGITS)
        labels: AnyArray = np.array([0, 1], dtype)
        message = f"cross_entropy: labels must be integers, got {labels.dtype}; write labels.astype(np.int64)"
        with raises(TypeError, message, x):
            untyped(dz.nn.cross_entropy)(x, labels)


@pytest.mark.parametrize("call", calls(
    lambda x: x.sum(axis=7), lambda x: x @ np.ones(5), lambda x: x.reshape(5), lambda x: x[9],
    lambda x: dz.where(x, x, x), lambda x: (x * x).backward(np.ones(7)),
))  # fmt: skip
def test_graph_made_before_an_error_still_works(call: Call) -> None:
    x = Variable(array(1, 2))
    y = (x * x).sum()
    with pytest.raises((TypeError, ValueError, IndexError)):
        call(x)
    y.backward()
    assert x.grad is not None
    assert x.grad.tolist() == [2, 4]
