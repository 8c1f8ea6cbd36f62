"""`debug_nonfinite`: what it finds, what it says of it, and what it leaves alone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, final

import numpy as np
import pytest

import dezero_typed as dz
from dezero_typed import (
    Function, Scalar, Variable, Vector, checkpoint, custom_gradient, debug_nonfinite, exp, fixed_point, grad, gradients,
    guard_writes, hessian, jvp, log, no_grad, sqrt, tree, variable, watching, where, where_apply,
)  # fmt: skip
from dezero_typed.arrays import Array

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")


def line(marker: str) -> str:
    """Return how an error names the line of this file that ends with a marker."""
    for number, text in enumerate(Path(__file__).read_text().splitlines(), 1):
        if text.endswith(f"# {marker}"):
            return f"called at {__file__}:{number}: {text.strip()}"
    raise AssertionError(f"no line ends with {marker}")


def message(program: Callable[[], object]) -> list[str]:
    """Return the lines of the error that a program raises in a block, which leaves nothing behind."""
    with pytest.raises(FloatingPointError) as caught, debug_nonfinite():
        program()
    assert np.isposinf(exp(variable(1000.0)).data)
    return [text.strip() for text in str(caught.value).splitlines()]


@final
class Halves(Function[tuple[Array, Array], Array]):
    """x / 2 and 2 / x: a function of several outputs, whose gradient at 0 is infinite if anybody asks."""

    def forward(self, x: Array) -> tuple[Array, Array]:
        return x / 2, 2 / x

    def backward(self, gy: tuple[Array, Array], /) -> tuple[Array]:
        (x,) = self.primals
        return (gy[0] / 2 - 2 * gy[1] / x**2,)


@final
class Kink(Function[Array, Array]):
    """The square, with a rule in which an infinity is made and not used."""

    def forward(self, x: Array) -> Array:
        return x * x

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * np.where(np.ones(2, np.bool_), 2 * x, 1 / x),)


@final
class Torn(Function[Array, Array, Array]):
    """A sum with a rule that gives NaN for the second operand."""

    def forward(self, x0: Array, x1: Array) -> Array:
        return x0 + x1

    def backward(self, gy: Array, /) -> tuple[Array, Array]:
        return gy, gy * np.nan


class TestValues:
    def test_the_function_its_operands_and_the_line(self) -> None:
        x = variable([1.0, 1000.0])
        assert message(
            lambda: exp(x)  # the exponential
        ) == [
            "Exp(): the result of shape (2,) is not finite: inf at [1], 1 of 2 elements",
            "operand 0: float64 of shape (2,)",
            line("the exponential"),
        ]

    def test_the_first_operation_is_named_with_its_parameters(self) -> None:
        def program() -> Vector:
            y = dz.prod(variable([[1e200, 1e200]]), axis=1)  # the product
            return y - y

        first, *_, last = message(program)
        assert first.startswith("Prod(axis=") and "the result of shape (1,) is not finite: inf at [0]" in first
        assert last == line("the product")

    def test_operands_that_are_constants(self) -> None:
        big = Variable(np.array([1e38], np.float32))
        assert message(lambda: big * 100.0)[1:3] == ["operand 0: float32 of shape (1,)", "operand 1: float32 of shape ()"]
        scalar = variable(1e308)
        assert message(lambda: scalar * 100.0)[2] == "operand 1: the number 100.0"
        assert message(lambda: np.array([[1e308]]) * (scalar + 0.0))[1:3] == [
            "operand 0: float64 of shape (1, 1)", "operand 1: float64 of shape ()",
        ]  # fmt: skip

    def test_what_was_not_finite_already(self) -> None:
        x, y = variable([1.0, np.nan]), variable([1.0, 2.0])
        first, zero, one, _ = message(lambda: y + x)
        assert first == "Add(): the result of shape (2,) is not finite: nan at [1], 1 of 2 elements"
        assert zero == "operand 0: float64 of shape (2,)"
        assert one == "operand 1: float64 of shape (2,), which was not finite already"

    def test_a_leaf_alone_is_no_error(self) -> None:
        with debug_nonfinite():
            assert dz.tanh(variable([np.inf, -np.inf])).data.tolist() == [1.0, -1.0]

    def test_where_evaluates_both_branches(self) -> None:
        x = variable([0.0, 1.0])
        assert message(
            lambda: where(x.data > 0, log(x), 0.0)  # both branches
        )[::2] == ["Log(): the result of shape (2,) is not finite: -inf at [0], 1 of 2 elements", line("both branches")]
        with debug_nonfinite():
            assert where_apply(x.data > 0, log, lambda x: 0.0 * x, x).data.tolist() == [0.0, 0.0]

    def test_complex_numbers(self) -> None:
        z = Variable(np.array(1e200 + 1j))
        assert message(lambda: z * z)[0].startswith("Multiply(): the result of shape () is not finite: ")

    def test_several_outputs(self) -> None:
        x = variable([0.0, 1.0])
        first, *_ = message(lambda: Halves()(x))
        assert first == "Halves(): output 1 of shape (2,) is not finite: inf at [0], 1 of 2 elements"

    def test_numpys_functions_are_not_the_users_program(self) -> None:
        loose: Any = np
        x = variable([0.0, 1e200, 1e200])
        assert message(
            lambda: loose.log(x)  # a ufunc
        )[-1] == line("a ufunc")
        assert message(
            lambda: loose.prod(x[1:])  # a function
        )[-1] == line("a function")

    @pytest.mark.parametrize("x", [np.array(3), np.zeros((0, 2)), np.array([1, 2]), np.array(1.0), np.array(1j)])
    def test_what_is_finite_passes(self, x: Array) -> None:
        with debug_nonfinite():
            y = Variable(x) * Variable(x)
            y.backward(np.ones_like(y.data))
        assert np.array_equal(y.data, x * x)

    def test_operations_of_constants_alone(self) -> None:
        kink: Any = Kink()
        assert message(lambda: kink(np.array([1e200, 1.0])))[0].startswith("Kink(): the result of shape (2,)")


class TestGradients:
    def test_the_operand_and_the_line_of_the_operation(self) -> None:
        x = variable([0.0, 1.0])

        def program() -> None:
            y = sqrt(x)  # the root
            y.sum().backward()

        assert message(program) == [
            "Sqrt(): the gradient of operand 0 of shape (2,) is not finite: inf at [0], 1 of 2 elements",
            "operand 0: float64 of shape (2,)",
            line("the root"),
        ]
        assert x.grad is None

    def test_recorded_passes_are_watched_too(self) -> None:
        x = variable([0.0, 1.0])

        def program() -> object:
            y = sqrt(x)  # a recorded root
            return gradients(y.sum(), (x,))

        first, *_, last = message(program)
        assert first == "Sqrt(): the gradient of operand 0 of shape (2,) is not finite: inf at [0], 1 of 2 elements"
        assert last == line("a recorded root")

    def test_the_second_derivative(self) -> None:
        def power(x: Scalar) -> Scalar:
            return x**1.5

        with debug_nonfinite():
            assert grad(power)(variable(0.0)).item() == 0.0
        first, *_, last = message(
            lambda: grad(grad(power))(variable(0.0))  # twice
        )
        assert first.startswith("PowerOf(n=0.5): the gradient of operand 0 of shape () is not finite: inf")
        assert last == line("twice")

    def test_which_operand(self) -> None:
        x, w = variable([1.0, 2.0]), variable([3.0, 4.0])
        torn = Torn()

        def program() -> None:
            torn(x, w).sum().backward()

        assert message(program)[:3] == [
            "Torn(): the gradient of operand 1 of shape (2,) is not finite: nan at [0], 2 of 2 elements",
            "operand 0: float64 of shape (2,)",
            "operand 1: float64 of shape (2,)",
        ]

    def test_what_nobody_wants_is_not_looked_at(self) -> None:
        x, w = variable([1.0, 2.0]), variable([3.0, 4.0])
        with debug_nonfinite():
            (found,) = gradients(Torn()(x, w), (x,), np.ones(2), create_graph=False)
        assert found.data.tolist() == [1.0, 1.0]

    @pytest.mark.parametrize("create_graph", [False, True])
    def test_several_outputs(self, create_graph: bool) -> None:
        x = variable([1e-200, 1.0])

        def program() -> object:
            a, b = Halves()(x)  # two of them
            return gradients((a + b).sum(), (x,), create_graph=create_graph)

        first, *_, last = message(program)
        assert first == "Halves(): the gradient of operand 0 of shape (2,) is not finite: -inf at [0], 1 of 2 elements"
        assert last == line("two of them")

    def test_built_in_functions_of_several_outputs(self) -> None:
        x = variable([[1e-200, 0.0], [0.0, 1e-200]])

        def program() -> None:
            _, logdet = dz.linalg.slogdet(1e-120 * x)
            (1e200 * logdet).backward()

        assert message(program)[0].startswith("Slogdet(): the gradient of operand 0 of shape (2, 2) is not finite")

    def test_a_cotangent_that_was_not_finite_already(self) -> None:
        x = variable([1.0, 2.0])
        *_, already, _ = message(lambda: exp(x).backward(np.array([np.nan, 1.0])))
        assert already == "the cotangent of the result was not finite already"

    def test_an_operand_that_was_not_finite_already(self) -> None:
        x = variable([np.inf, 1.0])
        assert message(lambda: Nothing()(x).backward(np.ones(2)))[:2] == [
            "Nothing(): the gradient of operand 0 of shape (2,) is not finite: nan at [0], 1 of 2 elements",
            "operand 0: float64 of shape (2,), which was not finite already",
        ]

    def test_a_graph_from_outside_of_the_block(self) -> None:
        y = sqrt(variable(0.0))
        assert message(y.backward) == [
            "Sqrt(): the gradient of operand 0 of shape () is not finite: inf",
            "called at an unknown line, outside of the block: move the forward pass into it, too",
        ]

    def test_a_sum_that_overflows(self) -> None:
        x, w = Variable(np.array([1.0], np.float16)), Variable(np.array([0.5], np.float16))

        def program(create_graph: bool) -> object:
            y = x * 40000.0 - (w - x) * 40000.0
            return gradients(y, (x,), np.ones(1, np.float16), create_graph)  # overflows

        first, *_, last = message(lambda: program(True))
        assert first == "Add(): the result of shape (1,) is not finite: inf at [0], 1 of 1 elements"
        assert last == line("overflows")
        assert message(lambda: program(False)) == [
            "backward: the gradient of a Variable of shape (1,) is not finite: inf at [0], 1 of 1 elements; "
            "each part of it was finite, and their sum overflowed"
        ]

    def test_an_infinity_inside_of_a_rule_is_no_error(self) -> None:
        x = variable([0.0, 1.0])
        with debug_nonfinite():
            for create_graph in (True, False):
                (found,) = gradients(Kink()(x), (x,), np.ones(2), create_graph=create_graph)
                assert found.data.tolist() == [0.0, 2.0]

    def test_the_gradients_are_those_of_an_unwatched_pass(self) -> None:
        def program() -> list[list[float]]:
            x, w = variable([0.5, 1.5]), variable([2.0, 3.0])
            y = (exp(x * w) / (1.0 + w)).sum() + dz.split(x, 2)[0].sum()
            y.backward()
            return [z.tolist() for z in (x.grad, w.grad, *(g.data for g in gradients(y, (x, w)))) if z is not None]

        expected = program()
        with debug_nonfinite():
            assert program() == expected
        assert len(expected) == 4

    def test_retained_gradients(self) -> None:
        x = variable([0.5, 1.5])
        with debug_nonfinite():
            y = exp(x)
            (y * 2.0).sum().backward(retain_grad=True)
        assert y.grad is not None and y.grad.tolist() == [2.0, 2.0]


@final
class Nothing(Function[Array, Array]):
    """A constant, with the gradient ``0 * x``."""

    def forward(self, x: Array) -> Array:
        return np.zeros_like(x)

    def backward(self, gy: Array, /) -> tuple[Array]:
        (x,) = self.primals
        return (gy * 0 * x,)


def root(x: Scalar) -> Scalar:
    return sqrt(x)  # in a function


def loaded(y: Scalar, x: Scalar) -> Scalar:
    return root(x) + 0.0 * y


def solution(x: Scalar) -> Scalar:
    return fixed_point(loaded, variable(0.0), x)


def heron(x: Scalar, a: Scalar) -> Scalar:
    return (x + a / x) / 2.0


def twice(x: Vector) -> Vector:
    return x + x


def doubled(x: Vector) -> Vector:
    return 2.0 * x


def joined(x: Vector) -> Vector:
    return dz.concatenate([x, x])


@custom_gradient
def stated(x: Scalar) -> tuple[Scalar, Callable[[Scalar], tuple[Scalar]]]:
    return x * x, lambda gy: (gy / (0.0 * x),)


class TestTransforms:
    @pytest.mark.parametrize(
        "program",
        [
            lambda: grad(root)(variable(0.0)),
            lambda: jvp(root, (variable(0.0),), (variable(1.0),)),
            lambda: hessian(root)(variable(0.0)),
            lambda: grad(checkpoint(root))(variable(0.0)),
            lambda: grad(grad(checkpoint(root)))(variable(0.0)),
            lambda: grad(solution)(variable(0.0)),
        ],
    )
    def test_they_show_the_line_of_the_operation(self, program: Callable[[], object]) -> None:
        first, *_, last = message(program)
        assert first == "Sqrt(): the gradient of operand 0 of shape () is not finite: inf"
        assert last == line("in a function")

    def test_a_checkpoint_shows_values_too(self) -> None:
        assert message(lambda: checkpoint(root)(variable(-1.0)))[::2] == [
            "Sqrt(): the result of shape () is not finite: nan", line("in a function"),
        ]  # fmt: skip

    @pytest.mark.parametrize("create_graph", [False, True])
    def test_a_stated_rule(self, create_graph: bool) -> None:
        x = variable(1.0)

        def program() -> object:
            y = stated(x)  # with its rule
            return gradients(y, (x,), create_graph=create_graph)

        assert message(program) == [
            "custom_gradient(stated): the gradient of operand 0 of shape () is not finite: inf",
            "operand 0: float64 of shape ()",
            line("with its rule"),
        ]

    def test_a_solution(self) -> None:
        with debug_nonfinite():
            x = fixed_point(heron, variable(1.0), variable(9.0))
        assert x.item() == 3.0
        assert message(lambda: fixed_point(heron, variable(0.0), variable(9.0)))[0].startswith("Divide(): the result")

    def test_programs_are_guarded_against_writes_too(self) -> None:
        x = variable([1.0, 4.0])
        with guard_writes():
            y = checkpoint(sqrt)(x)
            with pytest.raises(ValueError, match="read-only"):
                x.data[0] = 5.0
            y.sum().backward()
        assert x.grad is not None and x.grad.tolist() == [0.5, 0.25]


class TestBlocks:
    def test_what_is_not_recorded_is_watched(self) -> None:
        x = variable(0.0)

        def program() -> None:
            with no_grad():
                log(x)  # unrecorded

        assert message(program)[::2] == ["Log(): the result of shape () is not finite: -inf", line("unrecorded")]

    @pytest.mark.parametrize("f", [exp, dz.square, twice, doubled, joined])
    def test_under_no_grad_what_is_made_is_a_leaf(self, f: Callable[[Vector], Vector]) -> None:
        x = variable([1.0, 2.0])
        with debug_nonfinite(), no_grad():
            y = f(x)
            a, b = Halves()(x)
        (y.sum() + a.sum() + b.sum()).backward()
        assert x.grad is None
        assert all(z.grad is not None and z.grad.tolist() == [1.0] * z.size for z in (y, a, b))

    def test_a_block_under_no_grad_records_nothing(self) -> None:
        x = variable([1.0, 2.0])
        with no_grad(), debug_nonfinite():
            y = exp(x)
        y.backward(np.ones(2))
        assert x.grad is None

    def test_a_transform_under_no_grad(self) -> None:
        with debug_nonfinite(), no_grad():
            assert grad(root)(variable(4.0)).item() == 0.25
            with pytest.raises(FloatingPointError):
                grad(root)(variable(0.0))

    def test_what_has_no_history_outside_of_transforms_is_watched(self) -> None:
        step = tree.axpy(1e10, {"w": variable([1e300])})
        assert message(lambda: step({"w": variable([1.0])}))[0].startswith("Multiply(): the result of shape (1,) is not finite")

    def test_a_long_chain(self) -> None:
        x = variable(0.5)
        with debug_nonfinite():
            y = x
            for _ in range(20_000):
                y = dz.sin(y)
            y.backward()
        assert x.grad is not None and 0.0 < x.grad < 1e-4

    def test_it_records(self) -> None:
        x = variable(3.0)
        with debug_nonfinite():
            y = x * x
        y.backward()
        assert x.grad == 6.0

    def test_guards_nest_both_ways(self) -> None:
        for outer, inner in ((guard_writes, debug_nonfinite), (debug_nonfinite, guard_writes)):
            x = variable([0.0, 1.0])
            with outer(), inner():
                y = dz.square(x)
                with pytest.raises(ValueError, match="read-only"):
                    x.data[0] = 5.0
                with pytest.raises(FloatingPointError):
                    log(x)
                y.sum().backward()
            x.data[0] = 5.0
            assert x.grad is not None and x.grad.tolist() == [0.0, 2.0]

    def test_blocks_nest(self) -> None:
        block = debug_nonfinite()
        with block:
            with block:
                pass
            with pytest.raises(FloatingPointError):
                log(variable(0.0))
        assert np.isneginf(log(variable(0.0)).data)

    def test_an_exception_in_a_pass_restores_what_was_before(self) -> None:
        with debug_nonfinite():
            with pytest.raises(FloatingPointError):
                sqrt(variable(0.0)).backward()
            with pytest.raises(FloatingPointError):
                log(variable(0.0))

    def test_another_thread_is_not_watched(self) -> None:
        found: list[Scalar] = []
        thread = threading.Thread(target=lambda: found.append(log(variable(0.0))))
        with debug_nonfinite():
            thread.start()
            thread.join()
        assert np.isneginf(found[0].data)

    def test_whose_program_a_file_is(self) -> None:
        package = Path(dz.__file__).parent
        assert watching.is_ours(str(package / "application.py"))
        assert watching.is_ours(str(package / "functions" / "shapes.py"))
        assert watching.is_ours(np.__file__)
        assert not watching.is_ours(str(package / "demo" / "digits.py"))
        assert not watching.is_ours(__file__)
