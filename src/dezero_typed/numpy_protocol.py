"""NumPy's functions on Variables: ``np.exp(x)`` is `dezero_typed.exp`, at every order of derivative.

To a type checker ``np.exp(x)`` is whatever NumPy's stubs make of it. The statically typed way is
the functions of this package.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from inspect import Parameter, signature
from typing import Any, NoReturn

import numpy as np

from .variable import data_of, made_leaf


@cache
def differentiable() -> dict[Callable[..., Any], Callable[..., Any]]:
    """Return our function for each of NumPy's: that of the same name, with the same arguments in the same order."""
    import dezero_typed

    from . import fft, linalg  # here, as they are imported when they are first needed

    own: dict[Callable[..., Any], Callable[..., Any]] = {}
    for ours, numpys in ((fft, np.fft), (linalg, np.linalg), (dezero_typed, np)):
        for name in ours.__all__:
            function, mine = getattr(numpys, name, None), getattr(ours, name)
            if callable(function) and callable(mine):
                own[function] = mine
    return own


# Piecewise constant, or about shape and type alone: they answer with plain values.
PLAIN: set[Callable[..., Any]] = {
    np.equal, np.not_equal, np.less, np.less_equal, np.greater, np.greater_equal,
    np.isfinite, np.isinf, np.isnan, np.signbit,
    np.shape, np.ndim, np.size, np.argmax, np.argmin, np.argsort, np.iscomplexobj, np.isrealobj,
    np.array_equal, np.allclose, np.isclose, np.result_type,
}

ALIASES: dict[Callable[..., Any], Callable[..., Any]] = {np.amax: np.max, np.amin: np.min}

# Constants of the shape and type of a Variable.
CONSTANT: set[Callable[..., Any]] = {np.zeros_like, np.ones_like, np.full_like}


def call_ufunc(ufunc: np.ufunc, method: str, inputs: tuple[object, ...], options: dict[str, object]) -> object:
    """Do what ``ufunc(*inputs, **options)`` asks for, at least one of `inputs` being a Variable."""
    name = f"np.{ufunc.__name__}"
    if method != "__call__":
        refuse(f"{name}.{method}", "write the function of that name, such as np.sum(x) for np.add.reduce(x)")
    if "out" in options:
        refuse(f"out of {name}", f"write y = {name}(...)")
    result = call_function(ufunc, inputs, options)
    # A comparison of 0-d operands is a NumPy scalar, where the types promise an array.
    return np.asarray(result) if ufunc in PLAIN else result


def call_function(function: Callable[..., object], args: tuple[Any, ...], options: dict[str, Any]) -> object:
    """Do what ``function(*args, **options)`` asks for, a Variable being among its arguments."""
    own = differentiable().get(ALIASES.get(function, function))
    if own is not None:
        names, required, positional = arguments_of(own)
        unknown = [name for name in sorted(options) if name not in names]
        if unknown:
            refuse(f"{', '.join(unknown)} of {name_of(function)}", f"the arguments are {', '.join(names)}")
        if len(args) > positional or len(args) + len(options) < required:
            refuse(f"this call of {name_of(function)}", f"the arguments are {', '.join(names)}")
        return own(*args, **options)
    if function in PLAIN:
        return function(*(data_of(arg) for arg in args), **options)
    if function in CONSTANT:
        return made_leaf(function(*(data_of(arg) for arg in args), **options))
    known = ", ".join(sorted(each.__name__ for each in differentiable()))
    refuse(name_of(function), f"write it with {known}; or give it x.data, which leaves the graph")


@cache
def arguments_of(own: Callable[..., object]) -> tuple[tuple[str, ...], int, int]:
    """Return the names of the arguments of `own`, how many it needs, and how many may stand by position."""
    parameters = signature(own).parameters.values()
    return (
        tuple(parameter.name for parameter in parameters),
        sum(parameter.default is Parameter.empty for parameter in parameters),
        sum(parameter.kind is not Parameter.KEYWORD_ONLY for parameter in parameters),
    )


def name_of(function: Callable[..., object]) -> str:
    """Return how users write NumPy's `function`: np.sum, np.linalg.norm."""
    module = getattr(function, "__module__", None) or "numpy"
    return f"{module.replace('numpy', 'np', 1)}.{function.__name__}"


def refuse(name: str, advice: str) -> NoReturn:
    """Raise about something of NumPy's that no Variable answers to."""
    raise TypeError(f"{name} is not supported for a Variable; {advice}")
