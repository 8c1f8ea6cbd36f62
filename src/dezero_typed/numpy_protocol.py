"""NumPy's functions on Variables: ``np.exp(x)`` is `dezero_typed.exp`, at every order of derivative.

To a type checker ``np.exp(x)`` is whatever NumPy's stubs make of it. The statically typed way is
the functions of this package.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from inspect import Parameter, signature
from sys import maxsize
from typing import Any, NoReturn

import numpy as np

from .variable import data_of, is_variable, made_leaf


@cache
def differentiable() -> dict[Callable[..., Any], Callable[..., Any]]:
    """Return our function for each of NumPy's: that of the same name, with the same arguments in the same order."""
    import dezero_typed

    from . import fft, linalg  # here, as they are imported when they are first needed

    own: dict[Callable[..., Any], Callable[..., Any]] = {}
    for ours, numpys in ((fft, np.fft), (linalg, np.linalg), (dezero_typed, np.lib.stride_tricks), (dezero_typed, np)):
        for name in ours.__all__:
            function, mine = getattr(numpys, name, None), getattr(ours, name)
            if callable(function) and callable(mine):
                own[function] = mine
    return own


# Piecewise constant, or about shape and type alone: they answer with plain values, as NumPy does of arrays.
PLAIN: set[Callable[..., Any]] = {
    np.equal, np.not_equal, np.less, np.less_equal, np.greater, np.greater_equal,
    np.logical_and, np.logical_or, np.logical_xor, np.logical_not, np.any, np.all,
    np.isfinite, np.isinf, np.isnan, np.isposinf, np.isneginf, np.signbit, np.isreal, np.iscomplex,
    np.iscomplexobj, np.isrealobj, np.array_equal, np.array_equiv, np.allclose, np.isclose,
    np.shape, np.ndim, np.size, np.result_type, np.can_cast, np.common_type, np.min_scalar_type,
    np.may_share_memory, np.shares_memory, np.linalg.matrix_rank,
    np.count_nonzero, np.nonzero, np.flatnonzero, np.argwhere, np.isin,
    np.argmax, np.argmin, np.nanargmax, np.nanargmin, np.argsort, np.argpartition, np.lexsort,
    np.searchsorted, np.digitize, np.bincount, np.einsum_path,
    np.triu_indices_from, np.tril_indices_from, np.diag_indices_from, np.array_repr, np.array_str, np.array2string,
}  # fmt: skip

WEIGHED: set[Callable[..., Any]] = {np.bincount}
"""Those of them whose result is not plain where it is weighed with a Variable."""

ALIASES: dict[Callable[..., Any], Callable[..., Any]] = {
    np.linalg.matmul: np.matmul, np.linalg.matrix_transpose: np.matrix_transpose, np.linalg.outer: np.outer,
    np.linalg.cross: np.cross, np.linalg.tensordot: np.tensordot, np.linalg.vecdot: np.vecdot,
}  # fmt: skip
"""Functions that NumPy has in two namespaces; those with two names in one are in `aliases`."""

OF_MATRICES: dict[Callable[..., Any], Callable[..., Any]] = {
    np.linalg.diagonal: np.diagonal, np.linalg.trace: np.trace,
}  # fmt: skip
"""Functions of the last two axes, where those of the main namespace are of the first two."""

# Constants of the shape and type of a Variable.
CONSTANT: set[Callable[..., Any]] = {np.zeros_like, np.ones_like, np.empty_like, np.full_like}


def call_ufunc(ufunc: np.ufunc, method: str, inputs: tuple[object, ...], options: dict[str, object]) -> object:
    """Do what ``ufunc(*inputs, **options)`` asks for, at least one of `inputs` being a Variable."""
    if method == "__call__" and not options and (own := differentiable().get(ufunc)) is not None:
        return own(*inputs)  # which is all there is to do for most, in a quarter of the time
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
        _, required, positional = arguments_of(own)
        if options or not required <= len(args) <= positional:
            args, options = as_ours(own, function, args, options)
        return own(*args, **options)
    if function in OF_MATRICES:
        return of_matrices(function, *args, **options)
    if function in WEIGHED and (is_variable(options.get("weights")) or any(is_variable(arg) for arg in args[1:])):
        refuse(f"weights of {name_of(function)}", "give it weights.data, which leaves the graph")
    if function in PLAIN:
        return function(*(plain(arg) for arg in args), **{name: plain(arg) for name, arg in options.items()})
    if function in CONSTANT:
        return constant(function, *args, **options)
    refuse(name_of(function), "docs/functions.md lists what is; write it with those, or give it x.data, which leaves the graph")


def as_ours(
    own: Callable[..., object], function: Callable[..., object], args: tuple[Any, ...], options: dict[str, Any]
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return the arguments of a call of NumPy's `function` as those of `own`, which has the same in the same order.

    NumPy may call an operand by another name and let more stand by position; `own` may lack an argument, which is refused
    where it is not the one that NumPy takes without it.
    """
    names, required, positional = arguments_of(own)
    theirs = parameters_of(function)
    named = dict(zip((name for name, _ in theirs[positional:]), args[positional:], strict=False)) | options
    args = args[: positional + max(len(args) - max(len(theirs), positional), 0)]
    for name, _ in theirs[len(args) : positional]:
        if name not in named or name in names:
            break
        args = (*args, named.pop(name))
    defaults = dict(theirs)
    unknown = [name for name in sorted(named) if name not in names]
    for name in unknown:
        if name not in defaults or named[name] is not defaults[name]:
            refuse(f"{name} of {name_of(function)}", advice(name, function, names))
        del named[name]
    if len(args) > positional or len(args) + len(named) < required:
        refuse(f"this call of {name_of(function)}", f"the arguments are {', '.join(names)}")
    return args, named


def advice(name: str, function: Callable[..., object], names: tuple[str, ...]) -> str:
    """Return what to write instead of the argument `name` of NumPy's `function`, which has `names` here."""
    instead = {
        "out": f"write y = {name_of(function)}(...)",
        "dtype": "write .astype(...) behind an operand or the result",
        "where": "write np.where(condition, ..., ...)",
        "casting": "write .astype(...) behind an operand",
    }  # fmt: skip
    return instead.get(name, f"the arguments are {', '.join(names)}")


def plain(arg: Any) -> Any:
    """Return `arg` with arrays in the place of Variables, also of those in a list or tuple."""
    items: Any = arg
    if isinstance(arg, tuple):
        return tuple(plain(item) for item in items)
    return [plain(item) for item in items] if isinstance(arg, list) else data_of(arg)


def constant(function: Callable[..., Any], like: Any, *args: Any, **options: Any) -> object:
    """Return the leaf that `function` makes in the likeness of a Variable; filled with another, it is no leaf."""
    if function is np.full_like and len(args) == 1 and not options and is_variable(args[0]) and is_variable(like):
        (fill,) = args
        return differentiable()[np.full](like.shape, fill if fill.dtype == like.dtype else fill.astype(like.dtype))
    if any(is_variable(arg) for arg in (*args, *options.values())):
        refuse(f"a Variable in {name_of(function)}", "write dezero_typed.full(x.shape, y)")
    return made_leaf(function(data_of(like), *args, **options))


def of_matrices(function: Callable[..., Any], x: Any, *, offset: int = 0, **options: Any) -> object:
    """Do what a `function` of `OF_MATRICES` asks for."""
    for name in options:
        refuse(f"{name} of {name_of(function)}", "the arguments are x, offset")
    return differentiable()[OF_MATRICES[function]](x, offset, -2, -1)


@cache
def parameters_of(function: Callable[..., object]) -> tuple[tuple[str, object], ...]:
    """Return the names and the defaults of the arguments of NumPy's `function`; of ufuncs, which take them by position, none."""
    try:
        parameters = () if isinstance(function, np.ufunc) else signature(function).parameters.values()
    except ValueError:  # written in C
        return ()
    return tuple((each.name, each.default) for each in parameters)


@cache
def arguments_of(own: Callable[..., object]) -> tuple[tuple[str, ...], int, int]:
    """Return the names of the arguments of `own`, how many it needs, and how many may stand by position."""
    parameters = signature(own).parameters.values()
    several = any(parameter.kind is Parameter.VAR_POSITIONAL for parameter in parameters)
    return (
        tuple(parameter.name for parameter in parameters),
        sum(parameter.default is Parameter.empty for parameter in parameters) - several,
        maxsize if several else sum(parameter.kind is not Parameter.KEYWORD_ONLY for parameter in parameters),
    )


def name_of(function: Callable[..., object]) -> str:
    """Return how users write NumPy's `function`: np.sum, np.linalg.norm."""
    module = getattr(function, "__module__", None) or "numpy"
    return f"{module.replace('numpy', 'np', 1)}.{function.__name__}"


def refuse(name: str, advice: str) -> NoReturn:
    """Raise about something of NumPy's that no Variable answers to."""
    raise TypeError(f"{name} is not supported for a Variable; {advice}")
