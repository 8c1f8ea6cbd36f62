"""What several test modules share."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest

from dezero_typed import Variable
from dezero_typed.arrays import AnyArray
from dezero_typed.variable import AnyVariable


Call = Callable[[Any], object]
Formula = Callable[[Any], Any] | Callable[[Any, Any], Any]


def calls(*rows: Call) -> list[Call]:
    """Return `rows`, functions of one argument whose type is not stated."""
    return list(rows)


def named(*rows: tuple[str, Call]) -> list[tuple[str, Call]]:
    """Return the same, each with what it stands for."""
    return list(rows)


def untyped(function: Callable[..., object]) -> Callable[..., Any]:
    """Return `function` without its types, to call it as a user without a type checker would."""
    return function


def array(*values: float, dtype: type[np.generic] = np.float64) -> AnyArray:
    return np.array(values, dtype)


def grads(function: Formula, *arrays: AnyArray) -> list[AnyArray]:
    """Return the gradients of the sum of `function` at `arrays`, each of the shape and dtype of its array."""
    xs = [Variable(x) for x in arrays]
    untyped(function)(*xs).sum().backward()
    found = [x.grad for x in xs]
    for x, gradient in zip(xs, found, strict=True):
        assert gradient is not None
        assert (type(gradient), gradient.shape, gradient.dtype) == (np.ndarray, x.shape, x.dtype)
    return [np.asarray(gradient) for gradient in found]


def assert_grads(function: Formula, arrays: Sequence[AnyArray], expected: Sequence[Any]) -> None:
    """Hold the gradients against `expected`, exactly; NaN equals NaN."""
    for found, wanted in zip(grads(function, *arrays), expected, strict=True):
        np.testing.assert_array_equal(found, wanted)


@contextmanager
def raises(kind: type[Exception], message: str, *untouched: AnyVariable) -> Generator[None, None, None]:
    """Expect exactly this error, after which the data and gradients of `untouched` are what they were."""
    before = [snapshot(x) for x in untouched]
    with pytest.raises(kind) as caught:
        yield
    assert type(caught.value) is kind
    assert str(caught.value) == message
    assert [snapshot(x) for x in untouched] == before


def snapshot(x: AnyVariable) -> tuple[object, ...]:
    """Return the bits of the data and of the gradient of `x`."""
    grad = x.grad
    return x.shape, x.dtype, x.data.tobytes(), None if grad is None else (grad.shape, grad.dtype, grad.tobytes())
