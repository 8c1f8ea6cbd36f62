"""NumPy's functions on Variables: ``np.exp(x)`` is `dezero_typed.exp`, at every order of derivative.

To a type checker ``np.exp(x)`` is whatever NumPy's stubs make of it. The statically typed way is
the functions of this package.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from inspect import signature
from typing import Any, NoReturn

import numpy as np

from .functions import arithmetic, exponential, joining, linalg, reductions, selection, shapes, trigonometric
from .variable import AnyVariable, data_of, made_leaf

@cache
def differentiable() -> dict[Callable[..., Any], Callable[..., AnyVariable]]:
    """Return our function for each of NumPy's; both take the same arguments in the same order."""
    return {
        np.add: arithmetic.add,
        np.subtract: arithmetic.subtract,
        np.multiply: arithmetic.multiply,
        np.divide: arithmetic.divide,
        np.remainder: arithmetic.remainder,
        np.power: arithmetic.power,
        np.negative: arithmetic.negative,
        np.square: arithmetic.square,
        np.sqrt: arithmetic.sqrt,
        np.abs: arithmetic.abs,
        np.sign: arithmetic.sign,
        np.exp: exponential.exp,
        np.expm1: exponential.expm1,
        np.log: exponential.log,
        np.log1p: exponential.log1p,
        np.sin: trigonometric.sin,
        np.cos: trigonometric.cos,
        np.tanh: trigonometric.tanh,
        np.maximum: selection.maximum,
        np.minimum: selection.minimum,
        np.where: selection.where,
        np.sum: reductions.sum,
        np.mean: reductions.mean,
        np.max: reductions.max,
        np.min: reductions.min,
        np.matmul: linalg.matmul,
        np.reshape: shapes.reshape,
        np.squeeze: shapes.squeeze,
        np.transpose: shapes.transpose,
        np.broadcast_to: shapes.broadcast_to,
        np.concatenate: joining.concatenate,
        np.stack: joining.stack,
    }


# Piecewise constant, or about shape and type alone: they answer with plain values.
PLAIN: set[Callable[..., Any]] = {
    np.equal, np.not_equal, np.less, np.less_equal, np.greater, np.greater_equal,
    np.floor_divide, np.isfinite, np.isinf, np.isnan, np.signbit,
    np.shape, np.ndim, np.size, np.argmax, np.argmin, np.argsort, np.iscomplexobj, np.isrealobj,
    np.array_equal, np.allclose, np.isclose, np.result_type,
}

# Constants of the shape and type of a Variable.
CONSTANT: set[Callable[..., Any]] = {np.zeros_like, np.ones_like, np.full_like}


def call_ufunc(ufunc: np.ufunc, method: str, inputs: tuple[object, ...], options: dict[str, object]) -> object:
    """Do what ``ufunc(*inputs, **options)`` asks for, at least one of `inputs` being a Variable."""
    if method != "__call__":
        refuse(f"np.{ufunc.__name__}.{method}", "write the function of that name, such as np.sum(x) for np.add.reduce(x)")
    return call_function(ufunc, inputs, options)


def call_function(function: Callable[..., object], args: tuple[Any, ...], options: dict[str, Any]) -> object:
    """Do what ``function(*args, **options)`` asks for, a Variable being among its arguments."""
    own = differentiable().get(function)
    if own is not None:
        if options:
            check_options(function, own, options)
        return own(*args, **options)
    if function in PLAIN:
        return function(*(data_of(arg) for arg in args), **options)
    if function in CONSTANT:
        return made_leaf(function(*(data_of(arg) for arg in args), **options))
    names = ", ".join(sorted(known.__name__ for known in differentiable()))
    refuse(f"np.{function.__name__}", f"write it with {names}; or give it x.data, which leaves the graph")


def check_options(function: Callable[..., object], own: Callable[..., object], options: dict[str, object]) -> None:
    """Raise for an argument that NumPy's `function` takes and ours does not."""
    parameters = signature(own).parameters
    unknown = sorted(name for name in options if name not in parameters)
    if unknown:
        refuse(f"{', '.join(unknown)} of np.{function.__name__}", f"the arguments are {', '.join(parameters)}")


def refuse(name: str, advice: str) -> NoReturn:
    """Raise about something of NumPy's that no Variable answers to."""
    raise TypeError(f"{name} is not supported for a Variable; {advice}")
