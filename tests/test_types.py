"""What the types promise, next to what the arrays are.

Both checkers read this file in strict mode, where ``assert_type`` must hold exactly, and pytest runs
it, where `check` looks at the same value. An annotated assignment stands where checkers may know
more than they need to, such as the lengths in a shape.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import assert_type, final

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import (
    RESULT,
    Complex,
    Float,
    Function,
    GradientError,
    Inexact,
    Matrix,
    Number,
    Scalar,
    Shape,
    Variable,
    Vector,
    check_gradients,
    gradients,
    guard_writes,
    no_grad,
    numerical_diff,
    variable,
)
from tests.checks import check
from tests.table import TABLE

Arr0 = np.ndarray[tuple[()], np.dtype[np.float64]]
Arr1 = np.ndarray[tuple[int], np.dtype[np.float64]]
Arr2 = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Arr3 = np.ndarray[tuple[int, int, int], np.dtype[np.float64]]
Arr1f32 = np.ndarray[tuple[int], np.dtype[np.float32]]
Arr2f32 = np.ndarray[tuple[int, int], np.dtype[np.float32]]
Mask = np.ndarray[Shape, np.dtype[np.bool]]
Rank3 = Variable[np.float64, tuple[int, int, int]]

# One Variable of each kind. All elements are positive and every shape broadcasts with every other.
s = variable(2.0)
v = variable([1.0, 2.0])
m = variable([[1.0, 2.0], [3.0, 4.0]])
c: Rank3 = Variable(np.ones((2, 2, 2)))
a: Variable = m
s32 = variable(2.0, np.float32)
v32 = variable([1.0, 2.0], np.float32)
m32 = variable([[1.0, 2.0], [3.0, 4.0]], np.float32)
i = variable([1, 2], np.int64)

# The same as constants. Assigned to the rank that their checkers know, or forget.
s_array: Arr0 = np.full((), 2.0)
v_array = np.ones(2)
m_array = np.ones((2, 2))
m_array32 = np.ones((2, 2), np.float32)
a_array: np.ndarray[Shape, np.dtype[np.float64]] = m_array


def test_every_public_name_is_covered() -> None:
    """Each public name stands within an ``assert_type`` of this file or of ``tests/types``."""
    covered: set[str] = set()
    here = Path(__file__)
    for path in (here, *(here.parent / "types").glob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "assert_type":
                for node in ast.walk(call):
                    if isinstance(node, ast.Name):
                        covered.add(node.id)
                    elif isinstance(node, ast.Attribute):
                        covered.add(ast.unparse(node).removeprefix("dz."))
    names = {*dz.__all__, *(row.public for row in TABLE), *(f"optimize.{name}" for name in dz.optimize.__all__)}
    names -= {"fft", "linalg", "nn", "optimize"}
    assert names - covered == set()


def test_check_refuses_what_is_not_as_promised() -> None:
    """`check` notices another dtype, another rank, and a NumPy scalar."""
    with pytest.raises(AssertionError, match="expected float32, got float64"):
        check(v, np.float32, 1)
    with pytest.raises(AssertionError, match=r"expected 2 axes, got shape \(2,\)"):
        check(v, np.float64, 2)
    # The stubs say array here, and NumPy makes a float64.
    posing: Arr0 = s_array * s_array
    with pytest.raises(AssertionError, match="expected an ndarray, got float64"):
        check(posing, np.float64, 0)


def test_variable() -> None:
    check(assert_type(variable(3.0), Scalar), np.float64, 0)
    check(assert_type(variable(3), Scalar), np.float64, 0)
    check(assert_type(variable(3, np.int64), Scalar[np.int64]), np.int64, 0)
    check(assert_type(variable(np.float64(3.0)), Scalar), np.float64, 0)
    check(assert_type(variable([1.0, 2.0]), Vector), np.float64, 1)
    check(assert_type(variable([1, 2, 3]), Vector), np.float64, 1)
    check(assert_type(variable([1, 2], np.int32), Vector[np.int32]), np.int32, 1)
    check(assert_type(variable([1.0], np.dtype(np.float16)), Vector[np.float16]), np.float16, 1)
    check(assert_type(variable([[1.0, 2.0]]), Matrix), np.float64, 2)
    check(assert_type(variable([[1, 2]], dtype=np.float32, name="w"), Matrix[np.float32]), np.float32, 2)
    check(assert_type(variable((1.0, 2.0)), Variable), np.float64, 1)
    check(assert_type(variable(np.zeros(3)), Vector), np.float64, 1)
    # Some releases of NumPy's stubs give literal lengths here, which are ranks all the same.
    zeros32: Matrix[np.float32] = variable(np.zeros((2, 3)), np.float32)
    check(zeros32, np.float32, 2)
    check(assert_type(variable(np.zeros(3, np.float32)), Vector[np.float32]), np.float32, 1)


def test_constructor() -> None:
    check(assert_type(Variable(np.zeros(())), Scalar), np.float64, 0)
    check(assert_type(Variable(np.zeros(3)), Vector), np.float64, 1)
    matrix: Matrix = Variable(np.zeros((2, 3)))
    rank3: Rank3 = Variable(np.zeros((2, 3, 4)))
    check(matrix, np.float64, 2)
    check(rank3, np.float64, 3)
    check(assert_type(Variable(np.zeros(3, np.float32), "x"), Vector[np.float32]), np.float32, 1)
    check(assert_type(Variable(np.arange(3, dtype=np.int64)), Vector[np.int64]), np.int64, 1)
    check(assert_type(Variable(a_array, name="x"), Variable), np.float64, 2)


def test_a_bare_variable_takes_every_rank_of_float64() -> None:
    def norm(x: Variable) -> Scalar:
        return dz.sqrt((x * x).sum())

    for x in (s, v, m, c, a):
        check(assert_type(norm(x), Scalar), np.float64, 0)


def test_the_types_of_elements_and_shapes() -> None:
    def floats() -> list[type[Float]]:
        return [np.float16, np.float32, np.float64]

    def numbers(first: type[Number]) -> list[type[Number]]:
        return [first, *floats()]

    def complexes() -> list[type[Complex]]:
        return [np.complex64, np.complex128]

    def inexact() -> list[type[Inexact]]:
        return [*floats(), *complexes()]

    def shapes(shape: Shape) -> list[Shape]:
        return [shape, (), (1,), (1, 2)]

    assert [dtype.__name__ for dtype in assert_type(floats(), list[type[Float]])] == ["float16", "float32", "float64"]
    assert len(assert_type(numbers(np.int32), list[type[Number]])) == 4
    assert len(assert_type(complexes(), list[type[Complex]]) + assert_type(inexact(), list[type[Inexact]])) == 7
    assert assert_type(shapes(m.shape), list[Shape])[0] == (2, 2)


def test_attributes() -> None:
    check(assert_type(s.data, Arr0), np.float64, 0)
    check(assert_type(v32.data, Arr1f32), np.float32, 1)
    check(assert_type(m.data, Arr2), np.float64, 2)
    check(assert_type(a.data, np.ndarray[Shape, np.dtype[np.float64]]), np.float64, 2)
    assert assert_type(s.shape, tuple[()]) == ()
    assert assert_type(v.shape, tuple[int]) == (2,)
    assert assert_type(m.shape, tuple[int, int]) == (2, 2)
    assert assert_type(a.shape, Shape) == (2, 2)
    assert assert_type(m32.dtype, np.dtype[np.float32]) == np.float32
    assert assert_type(m.ndim, int) == 2
    assert assert_type(m.size, int) == 4
    assert assert_type(m.name, str) == ""
    assert assert_type(len(m), int) == 2
    assert assert_type(s.item(), float) == 2.0
    assert assert_type(float(s), float) == 2.0
    check(assert_type(m.T, Matrix), np.float64, 2)
    check(assert_type(v32.T, Vector[np.float32]), np.float32, 1)
    check(assert_type(m32.detach(), Matrix[np.float32]), np.float32, 2)
    for row in m:
        unranked: Variable = row
        check(unranked, np.float64, 1)


def test_gradient() -> None:
    x = variable(3.0)
    (x * x).backward()
    grad = assert_type(x.grad, Arr0 | None)
    assert grad is not None
    check(assert_type(grad, Arr0), np.float64, 0)
    assert x.grad is not None
    check(assert_type(x.grad, Arr0), np.float64, 0)
    assert assert_type(x.cleargrad(), None) is None
    assert assert_type(variable(3.0).grad, Arr0 | None) is None


def test_gradient_of_float32() -> None:
    x = variable([[1.0, 2.0]], np.float32)
    y = dz.exp(x) * 2.0
    y.backward(np.ones((1, 2), np.float32), retain_grad=True)
    for node in (x, y):
        grad = assert_type(node.grad, Arr2f32 | None)
        assert grad is not None
        check(assert_type(grad, Arr2f32), np.float32, 2)
    x.data = x.data - grad_of(x)
    check(assert_type(x, Matrix[np.float32]), np.float32, 2)


def grad_of(x: Matrix[np.float32]) -> Arr2f32:
    """Return the gradient of `x`, which has one."""
    assert x.grad is not None
    return x.grad


def test_operators_of_variables() -> None:
    check(assert_type(s + s, Scalar), np.float64, 0)
    check(assert_type(v - v, Vector), np.float64, 1)
    check(assert_type(m * m, Matrix), np.float64, 2)
    check(assert_type(c / c, Rank3), np.float64, 3)
    check(assert_type(a % a, Variable), np.float64, 2)
    check(assert_type(v**v, Vector), np.float64, 1)
    check(assert_type(s32 * s32, Scalar[np.float32]), np.float32, 0)
    check(assert_type(v32 / v32, Vector[np.float32]), np.float32, 1)
    check(assert_type(m32 - m32, Matrix[np.float32]), np.float32, 2)
    check(assert_type(i + i, Vector[np.int64]), np.int64, 1)
    check(assert_type(i * i, Vector[np.int64]), np.int64, 1)
    check(assert_type(-m, Matrix), np.float64, 2)
    check(assert_type(-s, Scalar), np.float64, 0)
    check(assert_type(+v32, Vector[np.float32]), np.float32, 1)
    check(assert_type(builtins.abs(i), Vector[np.int64]), np.int64, 1)


def test_operators_of_two_ranks() -> None:
    check(assert_type(m + v, Matrix), np.float64, 2)
    check(assert_type(m * s, Matrix), np.float64, 2)
    check(assert_type(v / s, Vector), np.float64, 1)
    check(assert_type(m32 - v32, Matrix[np.float32]), np.float32, 2)
    check(assert_type(v32 ** s32, Vector[np.float32]), np.float32, 1)
    check(assert_type(c - m, Variable), np.float64, 3)
    check(assert_type(a + m, Variable), np.float64, 2)
    check(assert_type(m + a, Variable), np.float64, 2)
    check(assert_type(a * s, Variable), np.float64, 2)
    check(assert_type(s * a, Variable), np.float64, 2)
    wider: list[Variable] = [v + m, s * v, s - m, m / c]
    assert [each.ndim for each in wider] == [2, 1, 2, 3]


def test_operators_with_numbers() -> None:
    check(assert_type(m + 1, Matrix), np.float64, 2)
    check(assert_type(1 + m, Matrix), np.float64, 2)
    check(assert_type(s - 1.0, Scalar), np.float64, 0)
    check(assert_type(1.0 - s32, Scalar[np.float32]), np.float32, 0)
    check(assert_type(m32 * 2.0, Matrix[np.float32]), np.float32, 2)
    check(assert_type(2.0 * m32, Matrix[np.float32]), np.float32, 2)
    check(assert_type(v32 / 3, Vector[np.float32]), np.float32, 1)
    check(assert_type(3 / v32, Vector[np.float32]), np.float32, 1)
    check(assert_type(v**2, Vector), np.float64, 1)
    check(assert_type(2.0**v, Vector), np.float64, 1)
    check(assert_type(v % 2, Vector), np.float64, 1)
    check(assert_type(3.0 % v, Vector), np.float64, 1)
    check(assert_type(a * 2.0, Variable), np.float64, 2)
    check(assert_type(2.0 - a, Variable), np.float64, 2)
    check(assert_type(i * 2, Vector[np.int64]), np.int64, 1)
    check(assert_type(1 - i, Vector[np.int64]), np.int64, 1)
    check(assert_type(i**2, Vector[np.int64]), np.int64, 1)


def test_operators_with_numpy_numbers() -> None:
    two = np.float64(2.0)
    check(assert_type(two + s, Scalar), np.float64, 0)
    check(assert_type(s + two, Scalar), np.float64, 0)
    check(assert_type(two * m, Matrix), np.float64, 2)
    check(assert_type(m * two, Matrix), np.float64, 2)
    check(assert_type(two / v32, Vector[np.float32]), np.float32, 1)
    check(assert_type(v32 / two, Vector[np.float32]), np.float32, 1)
    check(assert_type(two - a, Variable), np.float64, 2)
    check(assert_type(two**v, Vector), np.float64, 1)
    check(assert_type(v**two, Vector), np.float64, 1)


def test_operators_with_arrays() -> None:
    check(assert_type(v + v_array, Vector), np.float64, 1)
    check(assert_type(v_array + v, Vector), np.float64, 1)
    check(assert_type(m - m_array, Matrix), np.float64, 2)
    check(assert_type(m_array - m, Matrix), np.float64, 2)
    check(assert_type(m32 * m_array32, Matrix[np.float32]), np.float32, 2)
    check(assert_type(m_array32 * m32, Matrix[np.float32]), np.float32, 2)
    check(assert_type(m_array / m, Matrix), np.float64, 2)
    check(assert_type(m_array**m, Matrix), np.float64, 2)
    check(assert_type(m_array % m, Matrix), np.float64, 2)
    check(assert_type(m * v_array, Matrix), np.float64, 2)
    check(assert_type(a - m_array, Variable), np.float64, 2)
    check(assert_type(m_array - a, Matrix), np.float64, 2)
    check(assert_type(m * a_array, Variable), np.float64, 2)
    check(assert_type(a_array * m, Variable), np.float64, 2)
    wider: list[Variable] = [v * m_array, m_array * v, v_array * m, s * m_array, m_array * s]
    assert [each.ndim for each in wider] == [2, 2, 2, 2, 2]


def test_matmul_operator() -> None:
    check(assert_type(m @ m, Matrix), np.float64, 2)
    check(assert_type(m @ v, Vector), np.float64, 1)
    check(assert_type(v @ m, Vector), np.float64, 1)
    check(assert_type(v @ v, Scalar), np.float64, 0)
    check(assert_type(v32 @ v32, Scalar[np.float32]), np.float32, 0)
    check(assert_type(m32 @ v32, Vector[np.float32]), np.float32, 1)
    check(assert_type(i @ i, Scalar[np.int64]), np.int64, 0)
    check(assert_type(c @ m, Variable), np.float64, 3)
    check(assert_type(m @ c, Variable), np.float64, 3)
    check(assert_type(c @ v, Variable), np.float64, 2)
    check(assert_type(a @ m, Variable), np.float64, 2)
    check(assert_type(m @ a, Variable), np.float64, 2)
    check(assert_type(a @ a, Variable), np.float64, 2)


def test_matmul_operator_with_arrays() -> None:
    check(assert_type(m @ m_array, Matrix), np.float64, 2)
    check(assert_type(m_array @ m, Matrix), np.float64, 2)
    check(assert_type(m @ v_array, Vector), np.float64, 1)
    check(assert_type(v_array @ m, Vector), np.float64, 1)
    check(assert_type(v @ m_array, Vector), np.float64, 1)
    check(assert_type(m_array @ v, Vector), np.float64, 1)
    check(assert_type(v @ v_array, Scalar), np.float64, 0)
    check(assert_type(v_array @ v, Scalar), np.float64, 0)
    check(assert_type(m_array32 @ m32, Matrix[np.float32]), np.float32, 2)
    check(assert_type(m @ a_array, Variable), np.float64, 2)
    check(assert_type(a_array @ m, Variable), np.float64, 2)


def test_comparisons() -> None:
    for x, y in ((m, m), (m, a), (a, m)):
        for mask in (x == y, x != y, x < y, x <= y, x > y, x >= y, x == 1.0, x > 1):
            array: Mask = mask
            check(array, np.bool, 2)
    scalar: Mask = s > 0
    check(scalar, np.bool, 0)
    with_array: Mask = m32 <= m_array32
    check(with_array, np.bool, 2)
    assert assert_type({m: 1, v: 2}[m], int) == 1


def test_getitem_operator() -> None:
    check(assert_type(v[0], Scalar), np.float64, 0)
    check(assert_type(v32[-1], Scalar[np.float32]), np.float32, 0)
    check(assert_type(m[0], Vector), np.float64, 1)
    check(assert_type(m[0, 1], Scalar), np.float64, 0)
    check(assert_type(m[:, 1], Vector), np.float64, 1)
    check(assert_type(m32[1, :], Vector[np.float32]), np.float32, 1)
    check(assert_type(m[1:, :1], Matrix), np.float64, 2)
    check(assert_type(m[1:], Matrix), np.float64, 2)
    check(assert_type(v[::-1], Vector), np.float64, 1)
    check(assert_type(m[...], Matrix), np.float64, 2)
    check(assert_type(c[1:], Rank3), np.float64, 3)
    check(assert_type(c[0], Matrix), np.float64, 2)
    check(assert_type(a[0], Variable), np.float64, 1)
    check(assert_type(a[0, 1], Variable), np.float64, 0)
    check(assert_type(m[None], Variable), np.float64, 3)
    check(assert_type(m[..., 0], Variable), np.float64, 1)
    check(m[m_array > 0], np.float64, 1)
    chosen: list[Variable] = [v[np.array([0, 1, 1])], m[[0, 1]], m[[True, False]], m[m > 1.0], s[()]]
    assert [each.ndim for each in chosen] == [1, 2, 2, 1, 0]


def test_getitem() -> None:
    element: Scalar = dz.getitem(v, 0)
    check(element, np.float64, 0)
    row: Variable = dz.getitem(m, 0)
    check(row, np.float64, 1)
    assert_type(dz.getitem(v, 0).size, int)


def test_methods_that_reduce() -> None:
    check(assert_type(m.sum(), Scalar), np.float64, 0)
    check(assert_type(s.sum(), Scalar), np.float64, 0)
    check(assert_type(m.sum(axis=0), Vector), np.float64, 1)
    check(assert_type(m.sum(0), Vector), np.float64, 1)
    check(assert_type(v.sum(axis=0), Scalar), np.float64, 0)
    check(assert_type(m.sum(axis=0, keepdims=True), Matrix), np.float64, 2)
    check(assert_type(v32.sum(keepdims=True), Vector[np.float32]), np.float32, 1)
    check(assert_type(m.sum(axis=(0, 1)), Variable), np.float64, 0)
    check(assert_type(c.sum(axis=0), Variable), np.float64, 2)
    check(assert_type(a.sum(), Scalar), np.float64, 0)
    check(assert_type(a.sum(axis=0), Variable), np.float64, 1)
    check(assert_type(a.sum(axis=0, keepdims=True), Variable), np.float64, 2)
    check(assert_type(i.sum(), Scalar[np.int64]), np.int64, 0)
    check(assert_type(m32.mean(), Scalar[np.float32]), np.float32, 0)
    check(assert_type(m32.mean(axis=1), Vector[np.float32]), np.float32, 1)
    check(assert_type(m.max(), Scalar), np.float64, 0)
    check(assert_type(m32.max(axis=1, keepdims=True), Matrix[np.float32]), np.float32, 2)
    check(assert_type(v.min(), Scalar), np.float64, 0)
    check(assert_type(a.min(axis=1), Variable), np.float64, 1)


def test_functions_that_reduce() -> None:
    check(assert_type(dz.sum(m), Scalar), np.float64, 0)
    check(assert_type(dz.sum(s32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.sum(m, axis=0), Vector), np.float64, 1)
    check(assert_type(dz.sum(m32, 1), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.sum(v, axis=0), Scalar), np.float64, 0)
    check(assert_type(dz.sum(m, axis=1, keepdims=True), Matrix), np.float64, 2)
    check(assert_type(dz.sum(m, keepdims=True), Matrix), np.float64, 2)
    check(assert_type(dz.sum(m, axis=(0, 1)), Variable), np.float64, 0)
    check(assert_type(dz.sum(a, axis=0), Variable), np.float64, 1)
    check(assert_type(dz.sum(i), Scalar[np.int64]), np.int64, 0)
    check(assert_type(dz.mean(s), Scalar), np.float64, 0)
    check(assert_type(dz.mean(m32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.mean(m32, axis=0), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.max(s32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.max(m, axis=0, keepdims=True), Matrix), np.float64, 2)
    check(assert_type(dz.min(s), Scalar), np.float64, 0)
    check(assert_type(dz.min(v32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.logsumexp(s), Scalar), np.float64, 0)
    check(assert_type(dz.logsumexp(m32, axis=1), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.logsumexp(m, axis=1, keepdims=True), Matrix), np.float64, 2)


def test_methods_that_change_the_shape() -> None:
    check(assert_type(m.reshape(4), Vector), np.float64, 1)
    check(assert_type(m.reshape(-1), Vector), np.float64, 1)
    check(assert_type(m32.reshape(1, 4), Matrix[np.float32]), np.float32, 2)
    check(assert_type(m.reshape(2, 2, 1), Variable), np.float64, 3)
    check(assert_type(v[:1].reshape(()), Scalar), np.float64, 0)
    check(assert_type(v.reshape(v.shape), Vector), np.float64, 1)
    check(assert_type(v.reshape(a.shape[:1]), Variable), np.float64, 1)
    vector: Vector = m.reshape((4,))
    check(vector, np.float64, 1)
    matrix: Matrix[np.float32] = v32.reshape((2, 1))
    check(matrix, np.float32, 2)
    cube: Rank3 = m.reshape((1, 2, 2))
    check(cube, np.float64, 3)
    check(assert_type(m.ravel(), Vector), np.float64, 1)
    check(assert_type(s32.ravel(), Vector[np.float32]), np.float32, 1)
    check(assert_type(a.flatten(), Vector), np.float64, 1)
    check(assert_type(m.squeeze(), Variable), np.float64, 2)
    check(assert_type(v.reshape(1, 2).squeeze(axis=0), Vector), np.float64, 1)
    check(assert_type(m.transpose(), Matrix), np.float64, 2)
    check(assert_type(m32.transpose(1, 0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(c.transpose(2, 0, 1), Rank3), np.float64, 3)


def test_functions_that_change_the_shape() -> None:
    check(assert_type(dz.reshape(m, 4), Vector), np.float64, 1)
    check(assert_type(dz.reshape(v[:1], ()), Scalar), np.float64, 0)
    check(assert_type(dz.reshape(v32, v32.shape), Vector[np.float32]), np.float32, 1)
    matrix: Matrix = dz.reshape(v, (1, 2))
    check(matrix, np.float64, 2)
    check(assert_type(dz.squeeze(m), Variable), np.float64, 2)
    check(assert_type(dz.squeeze(m32[:1], 0), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.transpose(m), Matrix), np.float64, 2)
    check(assert_type(dz.transpose(m32, (1, 0)), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.transpose(s), Scalar), np.float64, 0)
    check(assert_type(dz.broadcast_to(v, m.shape), Matrix), np.float64, 2)
    spread: Matrix[np.float32] = dz.broadcast_to(s32, (2, 3))
    check(spread, np.float32, 2)
    check(assert_type(dz.broadcast_to(s, ()), Scalar), np.float64, 0)
    check(assert_type(dz.sum_to(m, v.shape), Vector), np.float64, 1)
    check(assert_type(dz.sum_to(m, ()), Scalar), np.float64, 0)
    narrow: Matrix = dz.sum_to(m, (1, 2))
    check(narrow, np.float64, 2)


def test_joining() -> None:
    check(assert_type(dz.concatenate([v, v]), Vector), np.float64, 1)
    check(assert_type(dz.concatenate([m32, m32], axis=1), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.concatenate((m, m_array)), Matrix), np.float64, 2)
    check(assert_type(dz.concatenate([i, i]), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.concatenate([a, a]), Variable), np.float64, 2)
    check(assert_type(dz.stack([s, s, s]), Vector), np.float64, 1)
    check(assert_type(dz.stack([v32, v32]), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.stack([m, m], axis=1), Variable[np.float64, tuple[int, int, int]]), np.float64, 3)
    check(assert_type(dz.stack([a, a]), Variable), np.float64, 3)


def test_conversion() -> None:
    check(assert_type(m.astype(np.float32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(m32.astype(np.dtype(np.float64)), Matrix), np.float64, 2)
    check(assert_type(i.astype(np.float16), Vector[np.float16]), np.float16, 1)
    check(assert_type(dz.astype(s, np.float32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.astype(a, np.float32), Variable[np.float32]), np.float32, 2)


def test_functions_of_one_operand() -> None:
    """Shape and dtype stay, at every rank and down to shape ``()``."""
    for x64 in (s, v, m, a):
        unranked: Variable = x64
        check(assert_type(dz.exp(unranked), Variable), np.float64, x64.ndim)
    check(assert_type(dz.abs(s), Scalar), np.float64, 0)
    check(assert_type(dz.abs(i), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.cos(s), Scalar), np.float64, 0)
    check(assert_type(dz.cos(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.exp(s), Scalar), np.float64, 0)
    check(assert_type(dz.exp(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.expm1(s), Scalar), np.float64, 0)
    check(assert_type(dz.expm1(v32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.log(s), Scalar), np.float64, 0)
    check(assert_type(dz.log(v32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.log1p(s32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.log1p(v), Vector), np.float64, 1)
    check(assert_type(dz.negative(s), Scalar), np.float64, 0)
    check(assert_type(dz.negative(i), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.nn.relu(s), Scalar), np.float64, 0)
    check(assert_type(dz.nn.relu(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.nn.sigmoid(s), Scalar), np.float64, 0)
    check(assert_type(dz.nn.sigmoid(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.sign(s32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.sign(m), Matrix), np.float64, 2)
    check(assert_type(dz.sin(s), Scalar), np.float64, 0)
    check(assert_type(dz.sin(v32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.sqrt(s), Scalar), np.float64, 0)
    check(assert_type(dz.sqrt(m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.square(s32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.square(i), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.tanh(s), Scalar), np.float64, 0)
    check(assert_type(dz.tanh(c), Rank3), np.float64, 3)


def test_functions_of_two_operands() -> None:
    check(assert_type(dz.add(s, s), Scalar), np.float64, 0)
    check(assert_type(dz.add(m, m), Matrix), np.float64, 2)
    check(assert_type(dz.add(m32, 1.0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.add(1, m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.add(m, s), Matrix), np.float64, 2)
    check(assert_type(dz.add(m, m_array), Matrix), np.float64, 2)
    check(assert_type(dz.add(m_array, m), Matrix), np.float64, 2)
    check(assert_type(dz.add(a, m), Variable), np.float64, 2)
    check(assert_type(dz.add(m, a), Variable), np.float64, 2)
    check(assert_type(dz.add(a_array, m), Variable), np.float64, 2)
    check(assert_type(dz.add(i, i), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.subtract(v, v), Vector), np.float64, 1)
    check(assert_type(dz.subtract(1.0, s32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.multiply(s, 2.0), Scalar), np.float64, 0)
    check(assert_type(dz.multiply(m32, m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.multiply(i, 2), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.divide(s, s), Scalar), np.float64, 0)
    check(assert_type(dz.divide(1.0, v32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.divide(v_array, v), Vector), np.float64, 1)
    check(assert_type(dz.remainder(s, 2.0), Scalar), np.float64, 0)
    check(assert_type(dz.remainder(m32, m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.power(s, 2), Scalar), np.float64, 0)
    check(assert_type(dz.power(2.0, v32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.power(v, v), Vector), np.float64, 1)
    check(assert_type(dz.power(i, 2), Vector[np.int64]), np.int64, 1)
    check(assert_type(dz.maximum(s, 0.0), Scalar), np.float64, 0)
    check(assert_type(dz.maximum(0.0, m32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.maximum(v, v_array), Vector), np.float64, 1)
    check(assert_type(dz.minimum(s32, s32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.minimum(m, 1.0), Matrix), np.float64, 2)
    wider: list[Variable] = [dz.add(m, v), dz.subtract(v, m), dz.multiply(s, m), dz.maximum(m, v), dz.divide(c, m)]
    assert [each.ndim for each in wider] == [2, 2, 2, 2, 3]


def test_matmul() -> None:
    check(assert_type(dz.matmul(m, m), Matrix), np.float64, 2)
    check(assert_type(dz.matmul(m, v), Vector), np.float64, 1)
    check(assert_type(dz.matmul(v, m), Vector), np.float64, 1)
    check(assert_type(dz.matmul(v32, v32), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.matmul(m_array, v), Vector), np.float64, 1)
    check(assert_type(dz.matmul(v, v_array), Scalar), np.float64, 0)
    check(assert_type(dz.matmul(m32, m_array32), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.matmul(c, m), Variable), np.float64, 3)
    check(assert_type(dz.matmul(a, m), Variable), np.float64, 2)
    check(assert_type(dz.matmul(m, a), Variable), np.float64, 2)


def test_where() -> None:
    check(assert_type(dz.where(True, m, m), Matrix), np.float64, 2)
    check(assert_type(dz.where(False, s32, 1.0), Scalar[np.float32]), np.float32, 0)
    check(assert_type(dz.where(True, a, m), Variable), np.float64, 2)
    ranked: Variable[np.float32] = dz.where(m32 > 1.0, m32, 0.0)
    check(ranked, np.float32, 2)
    spread: Variable = dz.where(m_array > 0.0, v, m)
    check(spread, np.float64, 2)
    constant: Variable = dz.where(v > 1.0, v_array, v)
    check(constant, np.float64, 1)


def test_networks() -> None:
    labels = np.zeros(2, np.int64)
    check(assert_type(dz.nn.softmax(v), Vector), np.float64, 1)
    check(assert_type(dz.nn.softmax(m32, axis=0), Matrix[np.float32]), np.float32, 2)
    check(assert_type(dz.nn.log_softmax(m), Matrix), np.float64, 2)
    check(assert_type(dz.nn.log_softmax(v32), Vector[np.float32]), np.float32, 1)
    check(assert_type(dz.nn.cross_entropy(m, labels), Scalar), np.float64, 0)
    check(assert_type(dz.nn.cross_entropy(m32, np.zeros(2, np.uint8)), Scalar[np.float32]), np.float32, 0)


def test_gradients() -> None:
    x, y, w = variable(2.0), variable([1.0, 2.0]), variable([[1.0, 2.0]], np.float32)
    z = (y * y).sum() + x**3
    (one,) = assert_type(gradients(z, (x,)), tuple[Scalar])
    check(assert_type(one, Scalar), np.float64, 0)
    first, second = assert_type(gradients(z, (x, y)), tuple[Scalar, Vector])
    check(assert_type(first, Scalar), np.float64, 0)
    check(assert_type(second, Vector), np.float64, 1)
    three = assert_type(gradients(z, (x, y, w)), tuple[Scalar, Vector, Matrix[np.float32]])
    check(assert_type(three[2], Matrix[np.float32]), np.float32, 2)
    for each in assert_type(gradients(z, [y, y, y, y]), tuple[Vector, ...]):
        check(assert_type(each, Vector), np.float64, 1)
    (weighted,) = assert_type(gradients(y * y, (y,), np.ones(2), create_graph=False), tuple[Vector])
    check(assert_type(weighted, Vector), np.float64, 1)
    (twice,) = assert_type(gradients(one, (x,), variable(1.0)), tuple[Scalar])
    check(twice, np.float64, 0)


def test_no_grad() -> None:
    @no_grad()
    def predict(x: Matrix, scale: float = 1.0, *, columns: int) -> Vector:
        return (x * scale).sum(axis=0)[:columns]

    check(assert_type(predict(m, columns=1), Vector), np.float64, 1)
    check(assert_type(predict(m, scale=2.0, columns=2), Vector), np.float64, 1)
    same: Callable[[Matrix[np.float32]], Arr2f32] = no_grad()(grad_of)
    assert same is not grad_of
    assert_type(no_grad(), no_grad)
    with no_grad() as nothing:
        check(assert_type(dz.exp(v), Vector), np.float64, 1)
    assert assert_type(nothing, None) is None


def test_guard_writes() -> None:
    assert_type(guard_writes(), guard_writes)
    with guard_writes() as nothing:
        check(assert_type(v * v, Vector), np.float64, 1)
    assert assert_type(nothing, None) is None


def test_checking() -> None:
    check(assert_type(numerical_diff(dz.exp, m), np.ndarray[tuple[int, int], np.dtype[np.float64]]), np.float64, 2)
    slope = assert_type(numerical_diff(lambda x: x**2, v32, 1e-2), np.ndarray[tuple[int], np.dtype[np.float32]])
    check(slope, np.float32, 1)
    assert assert_type(check_gradients(dz.tanh, v), None) is None
    assert assert_type(check_gradients(dz.add, m, v, order=1), None) is None
    error = assert_type(GradientError("planted"), GradientError)
    assert isinstance(error, AssertionError)


def array1(x: Arr1) -> Arr1:
    """Return `x`: what a rule may do with an array, spelt as a function of arrays."""
    return x


@final
class Double(Function[Arr1, Arr1]):
    """A rule of one input."""

    def forward(self, x: Arr1) -> Arr1:
        return x * 2.0

    def backward(self, gy: Arr1) -> tuple[Arr1]:
        assert_type(self.primals, tuple[Arr1])
        assert_type(self.result, Arr1)
        assert_type(self.wants, tuple[bool, ...])
        return (gy * 2.0,)


@final
@dataclass
class Power(Function[Arr1, Arr1]):
    """A rule with static parameters."""

    n: int
    scale: float = 1.0

    def forward(self, x: Arr1) -> Arr1:
        return self.scale * x**self.n

    def backward(self, gy: Arr1) -> tuple[Arr1]:
        (x,) = self.primals
        return (gy * self.scale * self.n * x ** (self.n - 1),)


@final
class Apply(Function[Arr1, Arr2, Arr1]):
    """A rule of two inputs of two ranks."""

    def forward(self, x0: Arr2, x1: Arr1) -> Arr1:
        y: Arr1 = (x0 * x1).sum(axis=1)
        return y

    def backward(self, gy: Arr1) -> tuple[Arr2, Arr1]:
        x0, x1 = assert_type(self.primals, tuple[Arr2, Arr1])
        column: Arr2 = gy.reshape(-1, 1)
        return column * x1 + 0.0 * x0, (column * x0).sum(axis=0)


@final
class Blend(Function[Arr1, Arr1, Arr1, Arr1], reads=((1,), (0,), ()), fresh=False):
    """A rule of three inputs, which says what it reads."""

    def forward(self, x0: Arr1, x1: Arr1, x2: Arr1) -> Arr1:
        return x0 * x1 + x2

    def backward(self, gy: Arr1) -> tuple[Arr1, Arr1, Arr1]:
        x0, x1, _ = assert_type(self.primals, tuple[Arr1, Arr1, Arr1])
        return gy * x1, gy * x0, array1(gy)


@final
class Exponential(Function[Arr1, Arr1], reads=((RESULT,),)):
    """A rule that reads its result alone."""

    def forward(self, x: Arr1) -> Arr1:
        y: Arr1 = np.exp(x)
        return y

    def backward(self, gy: Arr1) -> tuple[Arr1]:
        return (gy * self.result,)


@final
class Halves(Function[tuple[Arr1, Arr0], Arr1]):
    """A rule with two outputs of two ranks."""

    def forward(self, x: Arr1) -> tuple[Arr1, Arr0]:
        return x * 0.5, np.asarray(x.sum())

    def backward(self, gy: tuple[Arr1, Arr0]) -> tuple[Arr1]:
        g0, g1 = gy
        return (g0 * 0.5 + g1,)


@final
class SumAndDifference(Function[tuple[Arr1, Arr1], Arr1, Arr1]):
    """A rule with two outputs of two inputs."""

    def forward(self, x0: Arr1, x1: Arr1) -> tuple[Arr1, Arr1]:
        return x0 + x1, x0 - x1

    def backward(self, gy: tuple[Arr1, Arr1]) -> tuple[Arr1, Arr1]:
        g0, g1 = gy
        return g0 + g1, g0 - g1


@final
class Total(Function[Arr1, *tuple[Arr1, ...]]):
    """A rule of any number of inputs."""

    def forward(self, *xs: Arr1) -> Arr1:
        total = xs[0]
        for x in xs[1:]:
            total = total + x
        return total

    def backward(self, gy: Arr1) -> tuple[Arr1, ...]:
        return tuple(gy for _ in self.primals)


@final
class Single(Function[Arr2f32, Arr2f32]):
    """A rule for float32."""

    def forward(self, x: Arr2f32) -> Arr2f32:
        return x + x

    def backward(self, gy: Arr2f32) -> tuple[Arr2f32]:
        return (gy + gy,)


def test_functions_that_users_write() -> None:
    check(assert_type(Double()(v), Vector), np.float64, 1)
    check(assert_type(Power(3)(v), Vector), np.float64, 1)
    check(assert_type(Power(n=2, scale=0.5)(v), Vector), np.float64, 1)
    check(assert_type(Apply()(m, v), Vector), np.float64, 1)
    check(assert_type(Blend()(v, v, v), Vector), np.float64, 1)
    check(assert_type(Exponential()(v), Vector), np.float64, 1)
    check(assert_type(Single()(m32), Matrix[np.float32]), np.float32, 2)
    for inputs in ((v,), (v, v), (v, v, v, v, v)):
        check(assert_type(Total()(*inputs), Vector), np.float64, 1)
    assert assert_type(builtins.abs(RESULT), int) == 1

    def apply(function: Function[Arr1, Arr1], x: Vector) -> Vector:
        assert_type(function, Function[Arr1, Arr1])
        return assert_type(function(x), Vector)

    check(apply(Power(3), v), np.float64, 1)


def test_functions_with_several_outputs() -> None:
    half, total = assert_type(Halves()(v), tuple[Vector, Scalar])
    check(assert_type(half, Vector), np.float64, 1)
    check(assert_type(total, Scalar), np.float64, 0)
    high, low = assert_type(SumAndDifference()(v, v), tuple[Vector, Vector])
    check(high, np.float64, 1)
    check(low, np.float64, 1)


def test_functions_that_users_write_have_right_rules() -> None:
    """The rules that the types above are tried with are not only well-typed."""
    check_gradients(Double(), v)
    check_gradients(Power(3, 0.5), v)
    check_gradients(Apply(), m, v)
    check_gradients(Blend(), v, v + 1.0, v + 2.0)
    check_gradients(Exponential(), v)
    check_gradients(lambda x: Halves()(x)[0], v)
    check_gradients(lambda x: Halves()(x)[1], v)
    check_gradients(lambda x, y: SumAndDifference()(x, y)[1], v, v)
    check_gradients(Total(), v, v, v, v)
    check_gradients(Single(), m32, order=1)
