"""`no_grad` and `guard_writes`: what they switch, for whom, and for how long."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from dezero_typed import Variable, guard_writes, no_grad, square, variable


def is_recorded(y: Variable, x: Variable) -> bool:
    x.cleargrad()
    y.backward()
    return x.grad is not None


def test_nothing_is_recorded_inside() -> None:
    x = variable(3.0)
    with no_grad():
        y = square(x)
    assert y.item() == 9.0
    assert not is_recorded(y, x)
    assert is_recorded(square(x), x)


def test_what_is_made_inside_is_a_leaf() -> None:
    x = variable(3.0)
    with no_grad():
        y = square(x)
    (y * 2.0).backward()
    assert y.grad is not None and y.grad.item() == 2.0


def test_an_exception_restores_recording() -> None:
    x = variable(3.0)
    with pytest.raises(KeyError), no_grad():
        raise KeyError
    assert is_recorded(square(x), x)


def test_blocks_nest_and_one_object_may_be_entered_twice() -> None:
    x = variable(3.0)
    block = no_grad()
    with block:
        with block:
            pass
        assert not is_recorded(square(x), x)
    assert is_recorded(square(x), x)


def test_as_a_decorator_it_covers_each_call() -> None:
    @no_grad()
    def predict(x: Variable, *, factor: float = 2.0) -> Variable:
        """Say what it does."""
        return x * factor

    x = variable(3.0)
    assert not is_recorded(predict(x, factor=3.0), x)
    assert predict.__name__ == "predict"
    assert predict.__doc__ == "Say what it does."
    assert is_recorded(square(x), x)


def test_another_thread_records_all_the_same() -> None:
    x = variable(3.0)
    recorded: list[bool] = []
    thread = threading.Thread(target=lambda: recorded.append(is_recorded(square(x), x)))
    with no_grad():
        thread.start()
        thread.join()
    assert recorded == [True]


def test_the_guard_finds_a_write_to_what_a_rule_keeps() -> None:
    array = np.array([1.0, 2.0])
    x = Variable(array)
    with guard_writes():
        y = square(x)
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 5.0
        y.backward()
    assert x.grad is not None and x.grad.tolist() == [2.0, 4.0]


def test_the_guard_locks_the_base_of_a_view() -> None:
    base = np.arange(4.0)
    x = Variable(base[::2])
    with guard_writes():
        square(x)
        with pytest.raises(ValueError, match="read-only"):
            base[0] = 5.0
    base[0] = 5.0
    x.data[1] = 7.0
    assert base.tolist() == [5.0, 1.0, 7.0, 3.0]


def test_the_guard_leaves_alone_what_no_rule_keeps() -> None:
    x = variable([1.0, 2.0])
    with guard_writes():
        y = x + 1.0
        x.data[0] = 5.0
        y.backward()
    assert x.grad is not None and x.grad.tolist() == [1.0, 1.0]


def test_the_guard_leaves_read_only_arrays_read_only() -> None:
    array = np.array([1.0, 2.0])
    array.flags.writeable = False
    with guard_writes():
        square(Variable(array))
    assert not array.flags.writeable


def test_an_inner_guard_leaves_locked_what_an_outer_one_guards() -> None:
    x, w = variable([1.0]), variable([2.0])
    with guard_writes():
        square(x)
        with guard_writes():
            square(w)
        for guarded in (x, w):
            with pytest.raises(ValueError, match="read-only"):
                guarded.data[0] = 5.0
    x.data[0] = w.data[0] = 5.0


def test_the_guard_records_inside_of_no_grad_and_no_grad_inside_of_it_does_not() -> None:
    x = variable([3.0])
    with no_grad(), guard_writes():
        y = square(x)
        with pytest.raises(ValueError, match="read-only"):
            x.data[0] = 5.0
        with no_grad():
            z = square(y)
            y.data[0] = 9.0
    y.backward(np.ones(1))
    z.backward(np.ones(1))
    assert x.grad is not None and x.grad.tolist() == [6.0]
