"""What the book's steps compute, next to what they should: ``python -m dezero_typed --book``.

Each row is a program of a few lines. It returns text, which has to be the expected text.
"""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import final

import numpy as np

from .. import Function, Scalar, Variable, add, exp, gradients, no_grad, numerical_diff, square, variable

Array = np.ndarray[tuple[()], np.dtype[np.float64]]


@final
@dataclass(frozen=True, slots=True)
class Row:
    """One program of the book, and its result."""

    step: str
    program: str
    expected: str
    compute: Callable[[], str]


@final
@dataclass
class AddThree(Function[Array, Array, Array, Array]):
    """The sum of three numbers: a function of several inputs with one output."""

    def forward(self, x0: Array, x1: Array, x2: Array) -> Array:
        return x0 + x1 + x2

    def backward(self, gy: Array, /) -> tuple[Array, Array, Array]:
        return gy, gy, gy


@final
@dataclass
class SumAndProduct(Function[tuple[Array, Array], Array, Array]):
    """The sum and the product of two numbers: a function with several outputs."""

    def forward(self, x0: Array, x1: Array) -> tuple[Array, Array]:
        return x0 + x1, x0 * x1

    def backward(self, gy: tuple[Array, Array], /) -> tuple[Array, Array]:
        x0, x1 = self.primals
        gsum, gproduct = gy
        return gsum + gproduct * x1, gsum + gproduct * x0


def number(value: np.ndarray[tuple[()], np.dtype[np.float64 | np.int64]] | None) -> str:
    """Return a value, or a gradient that may be missing, as the table shows it."""
    return "none" if value is None else f"{value.item():g}"


def chain_of_functions() -> str:
    x = variable(0.5)
    y = square(exp(square(x)))
    y.backward()
    slope = numerical_diff(lambda x: square(exp(square(x))), x, eps=1e-4)
    return f"{number(x.grad)}, by differences {slope.item():g}"


def one_output() -> str:
    y = add(variable(2.0), variable(3.0))
    return f"a {type(y).__name__} with {number(y.data)}"


def any_number_of_inputs() -> str:
    y = AddThree()(variable(1.0), variable(2.0), variable(3.0))
    outputs = SumAndProduct()(variable(2.0), variable(3.0))
    return f"{number(y.data)}, and {type(outputs).__name__} of {', '.join(number(z.data) for z in outputs)}"


def two_variables() -> str:
    x, y = variable(2.0), variable(3.0)
    z = add(square(x), square(y))
    z.backward()
    return f"z {number(z.data)}, x.grad {number(x.grad)}, y.grad {number(y.grad)}"


def used_twice() -> str:
    x = variable(3.0)
    y = add(x, x)
    y.backward()
    return f"y {number(y.data)}, x.grad {number(x.grad)}"


def used_three_times() -> str:
    x = variable(3.0)
    y = add(add(x, x), x)
    y.backward()
    return f"x.grad {number(x.grad)}"


def in_a_row(clear: bool) -> str:
    x = variable(3.0)
    add(x, x).backward()
    first = number(x.grad)
    if clear:
        x.cleargrad()
    add(add(x, x), x).backward()
    return f"{first}, then {number(x.grad)}"


def integers() -> str:
    x = variable(3, np.int64)
    y = add(x, x)
    y.backward()
    assert x.grad is not None
    assert y.grad is not None
    arrays = "one array" if np.shares_memory(x.grad, y.grad) else "two arrays"
    return f"y.grad {number(y.grad)}, x.grad {number(x.grad)}, {arrays}"


def in_place() -> str:
    # Not this package, but what `accumulate` exists to prevent: both uses of x in add(x, x) are
    # handed the same array, the gradient of y.
    y_grad = np.array(1)
    x_grad = y_grad
    x_grad += y_grad
    return f"y.grad {y_grad}"


def refused() -> str:
    kinds = ", ".join(refusal(Variable, data) for data in (3.0, [3.0], None))
    return f"TypeError: {kinds}"


def refusal(make: Callable[..., object], data: object) -> str:
    """Return what the error of ``make(data)`` calls `data`; a type checker refuses the call itself."""
    try:
        make(data)
    except TypeError as error:
        return type(data).__name__ if type(data).__name__ in str(error) else "unnamed"
    return "none"


def meets_again() -> str:
    x = variable(2.0)
    a = square(x)
    y = add(square(a), square(a))
    y.backward()
    return f"y {number(y.data)}, x.grad {number(x.grad)}"


def memory() -> str:
    size = 100_000
    collecting = gc.isenabled()
    gc.disable()
    tracemalloc.start()
    try:
        levels: list[int] = []
        for _ in range(10):
            x = Variable(np.ones(size))
            y = square(square(square(x)))
            y.backward()
            levels.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
        if collecting:
            gc.enable()
    return f"{round((levels[-1] - levels[1]) / (8 * size))} arrays more than at first"


def kept_on_request() -> str:
    x = variable(3.0)
    a = square(x)
    square(a).backward()
    unasked = number(a.grad)
    square(a).backward(retain_grad=True)
    return f"{unasked}, then {number(a.grad)}"


def without_recording() -> str:
    x = variable(3.0)
    with no_grad():
        y = square(x)
    y.backward()
    return f"y {number(y.data)}, x.grad {number(x.grad)}"


def rosenbrock(x0: Scalar, x1: Scalar) -> Scalar:
    """The banana-shaped valley with its lowest point at (1, 1)."""
    return 100.0 * (x1 - x0**2) ** 2 + (x0 - 1.0) ** 2


def descent() -> str:
    x0, x1 = variable(0.0), variable(2.0)
    rosenbrock(x0, x1).backward()
    start = f"({number(x0.grad)}, {number(x1.grad)})"
    for _ in range(10_000):
        x0.cleargrad()
        x1.cleargrad()
        rosenbrock(x0, x1).backward()
        downhill(x0)
        downhill(x1)
    return f"{start}, end ({x0.item():.2f}, {x1.item():.2f})"


def downhill(x: Scalar, rate: float = 0.001) -> None:
    """Move `x` against its gradient."""
    assert x.grad is not None
    x.data = np.asarray(x.data - rate * x.grad)


def newton() -> str:
    x = variable(2.0)
    for _ in range(10):
        (first,) = gradients(x**4 - 2.0 * x**2, (x,))
        (second,) = gradients(first, (x,), create_graph=False)
        x.data = np.asarray(x.data - first.data / second.data)
    return f"x {number(x.data)}"


TABLE = (
    Row("3-10", "square(exp(square(x))) at 0.5", "3.29744, by differences 3.29744", chain_of_functions),
    Row("11, 12", "add(x, y) at 2, 3", "a Variable with 5", one_output),
    Row("12", "three inputs; two outputs", "6, and tuple of 5, 6", any_number_of_inputs),
    Row("13", "z = x**2 + y**2 at 2, 3", "z 13, x.grad 4, y.grad 6", two_variables),
    Row("14", "y = add(x, x) at 3", "y 6, x.grad 2", used_twice),
    Row("14", "y = add(add(x, x), x) at 3", "x.grad 3", used_three_times),
    Row("14", "both, one after the other", "2, then 5", lambda: in_a_row(clear=False)),
    Row("14", "both, x.cleargrad() between", "2, then 3", lambda: in_a_row(clear=True)),
    Row("14", "Variable(3.0), a list, None", "TypeError: float, list, NoneType", refused),
    Row("A", "add(x, x) of the integer 3", "y.grad 1, x.grad 2, two arrays", integers),
    Row("A", "the mistake: x.grad += gx in place", "y.grad 2", in_place),
    Row("15, 16", "a = x**2; y = a**2 + a**2 at 2", "y 32, x.grad 64", meets_again),
    Row("17", "ten rounds of squaring, no collector", "0 arrays more than at first", memory),
    Row("18", "a gradient in between, on request", "none, then 18", kept_on_request),
    Row("18", "y = x**2 under no_grad()", "y 9, x.grad none", without_recording),
    Row("28", "Rosenbrock: gradient, 10,000 steps", "(-2, 400), end (0.99, 0.99)", descent),
    Row("29-33", "Newton's method on x**4 - 2*x**2", "x 1", newton),
)


def run() -> int:
    """Compute and print the table; return 0 if all is as expected, 1 otherwise."""
    start = perf_counter()
    print(f"   {'step':7} {'program':36} {'expected':32} computed")
    wrong = 0
    for row in TABLE:
        found = row.compute()
        same = found == row.expected
        wrong += not same
        print(f"{'ok' if same else 'NO':2} {row.step:7} {row.program:36} {row.expected:32} {found}", flush=True)
    verdict = f"{wrong} of {len(TABLE)} rows differ" if wrong else f"all {len(TABLE)} rows agree"
    print(f"{verdict} ({perf_counter() - start:.1f} s)")
    return 1 if wrong else 0
