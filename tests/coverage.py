"""What this package, autograd, MyGrad and DeZero differentiate, function by function.

``python -m tests.document`` writes it to `docs/coverage.md`, and the counts to the README. The lists of the other
packages stand in ``tests/data/peers.json``, so that nothing has to be installed to read them; ``python -m
tests.coverage`` finds them again where autograd and MyGrad are installed. DeZero's, which does not import on today's
NumPy, was read from its ``core.py``, ``functions.py`` and ``functions_conv.py``.
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import textwrap
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from tests.table import TABLE

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "coverage.md"
README = ROOT / "README.md"
MARKS = "<!-- coverage -->\n", "<!-- /coverage -->"
"""Between these the README has its counts."""
DATA = Path(__file__).parent / "data" / "peers.json"
PEERS = ("autograd", "MyGrad", "DeZero")

NAMESPACES = {
    "autograd.numpy": "", "autograd.numpy.linalg": "linalg.", "autograd.numpy.fft": "fft.",
    "autograd.scipy.special": "special.", "autograd.scipy.linalg": "special.", "autograd.scipy.signal": "scipy.signal.",
    "autograd.scipy.integrate": "integrate.",
}  # fmt: skip
"""Where autograd keeps its functions, and what they are called here."""

DENSITIES = {"pdf", "logpdf", "cdf", "logcdf", "sf", "logsf", "pmf", "logpmf", "entropy"}

SAME = {
    "absolute": "abs", "true_divide": "divide", "mod": "remainder", "pow": "power", "sub": "subtract", "mul": "multiply",
    "div": "divide", "neg": "negative", "conjugate": "conj", "amax": "max", "amin": "min", "row_stack": "vstack",
    "concat": "concatenate", "permute_dims": "transpose", "acos": "arccos", "acosh": "arccosh", "asin": "arcsin",
    "asinh": "arcsinh", "atan": "arctan", "atan2": "arctan2", "atanh": "arctanh", "get_item": "getitem",
    "multi_matmul": "linalg.multi_dot", "special.psi": "special.digamma", "special.logsumexp": "logsumexp",
    "scipy.signal.convolve": "convolve", "array": "array",
    "softmax": "nn.softmax", "sigmoid": "nn.sigmoid", "relu": "nn.relu", "log_softmax": "nn.log_softmax",
    "logsoftmax": "nn.log_softmax", "leaky_relu": "nn.leaky_relu", "elu": "nn.elu", "selu": "nn.selu", "glu": "nn.glu",
    "hard_tanh": "nn.hardtanh", "soft_sign": "nn.softsign", "linear": "nn.linear", "dropout": "nn.dropout",
    "batchnorm": "nn.batch_norm", "embed_id": "nn.embedding", "conv2d": "nn.conv2d", "conv_nd": "nn.conv2d",
    "deconv2d": "nn.conv_transpose2d", "max_pool": "nn.max_pool2d", "pooling": "nn.max_pool2d",
    "mean_squared_error": "nn.mse", "softmax_crossentropy": "nn.cross_entropy",
    "softmax_cross_entropy": "nn.cross_entropy", "negative_log_likelihood": "nn.nll",
    "focal_loss": "nn.focal", "softmax_focal_loss": "nn.focal", "im2col": "nn.unfold",
    "margin_ranking_loss": "nn.margin_ranking", "multiclass_hinge": "nn.multiclass_hinge", "gru": "nn.gru",
    "average_pooling": "nn.avg_pool2d", "col2im": "nn.fold", "batch_norm": "nn.batch_norm", "flatten": "reshape",
    "sigmoid_cross_entropy": "nn.bce_with_logits", "binary_cross_entropy": "nn.bce", "degrees": "rad2deg", "radians": "deg2rad",
}  # fmt: skip
"""Other names, of NumPy's and of theirs, for functions that are here."""


def canonical(name: str) -> str:
    """Return what the function is called here: ``stats.norm_pdf`` for ``scipy.stats.norm.pdf``."""
    if name.startswith("scipy.stats."):
        return "stats." + name.removeprefix("scipy.stats.").replace(".", "_")
    return SAME.get(name, name)


def peers() -> dict[str, set[str]]:
    """Return the functions of each peer by the names they have here."""
    lists: dict[str, list[str]] = json.loads(DATA.read_text(encoding="utf-8"))
    return {peer: {canonical(name) for name in names} for peer, names in lists.items()}


def own() -> list[str]:
    """Return the functions of this package, in the order of the documentation."""
    return list(dict.fromkeys(canonical(row.public) for row in TABLE))


def missing() -> list[str]:
    """Return the functions that one of the peers has and this package has not."""
    return sorted({name for names in peers().values() for name in names} - set(own()))


def counts() -> str:
    """Return how many functions each package has, for the README."""
    each = [f"{peer} {len(names)}" for peer, names in peers().items()]
    others = missing()
    rest = "every one of them is here" if not others else f"of them all but {len(others)} are here"
    return paragraph(
        f"This package differentiates {len(own())} functions, {', '.join(each[:-1])} and {each[-1]}, each counted once, "
        f"whatever other names it has; {rest}: [docs/coverage.md](docs/coverage.md) compares them function by function."
    )


def paragraph(text: str) -> str:
    """Return `text` in lines of the width of the documentation."""
    return "\n".join(textwrap.wrap(text, 120, break_long_words=False, break_on_hyphens=False)) + "\n"


def coverage() -> str:
    """Return the page that compares the packages."""
    lists, ours, others = peers(), own(), missing()
    rest = f"{len(others)} are not here and stand at the end" if others else "none is missing here"
    each = ", ".join(f"{peer} {len(names)}" for peer, names in lists.items())
    lines = [
        "# Which functions are differentiated\n\n",
        paragraph(
            f"This package differentiates {len(ours)} functions; {each}. A function is counted once, whatever other names NumPy "
            f"or a package have for it. Of those that another package has, {rest}. `scipy.stats.norm.pdf` is "
            "`stats.norm_pdf`, and so on; MyGrad's `gru` is there where Numba is installed."
        ),
        "\n| function | here | autograd | MyGrad | DeZero |\n|---|---|---|---|---|\n",
    ]
    for name in (*ours, *others):
        marks = ["yes" if name in ours else "", *("yes" if name in lists[peer] else "" for peer in PEERS)]
        lines.append(f"| `{name}` | {' | '.join(marks)} |\n".replace("|  |", "| |").replace("|  |", "| |"))
    return "".join(lines)


def readme() -> str:
    """Return the README with the counts between its marks."""
    before, _, rest = README.read_text(encoding="utf-8").partition(MARKS[0])
    return before + MARKS[0] + counts() + MARKS[1] + rest.partition(MARKS[1])[2]


def members(module: ModuleType) -> Iterable[tuple[str, Any]]:
    """Return what is public in a module."""
    return ((name, value) for name, value in vars(module).items() if not name.startswith("_"))


def of_autograd() -> list[str]:
    """Return what autograd has a rule for, and what NumPy has that autograd builds of such."""
    core: Any = importlib.import_module("autograd.core")
    modules = {place: importlib.import_module(place) for place in NAMESPACES}  # their rules are registered by that
    rules: set[int] = {id(function) for function in core.primitive_vjps}
    found = {"getitem", "linalg.norm", "where"}  # wrapped once more than their rules
    for place, prefix in NAMESPACES.items():
        for name, value in members(modules[place]):
            ruled = id(value) in rules
            built = inspect.isfunction(value) and value.__module__ == "autograd.numpy.numpy_wrapper"
            if (ruled and (prefix or hasattr(np, name))) or (built and not prefix and hasattr(np, name)):
                found.add(prefix + name)
    stats: Any = importlib.import_module("autograd.scipy.stats")
    for info in pkgutil.iter_modules(stats.__path__):
        module = importlib.import_module(f"autograd.scipy.stats.{info.name}")
        found |= {
            f"scipy.stats.{info.name}.{name}" for name, value in members(module) if id(value) in rules and name in DENSITIES
        }
    return sorted(found - {"fft.truncate_pad"})


PLAIN = {
    "allclose", "any", "argmax", "argmin", "asarray", "astensor", "can_cast", "ceil", "copyto", "empty", "empty_like",
    "equal", "execute_op", "floor", "floor_divide", "greater", "greater_equal", "identity", "isclose", "isfinite",
    "isinf", "isnan", "isnat", "less", "less_equal", "load", "logical_and", "logical_not", "logical_or", "logical_xor",
    "may_share_memory", "mem_guard_active", "mem_guard_off", "mem_guard_on", "min_scalar_type", "no_autodiff",
    "not_equal", "ones", "ones_like", "result_type", "rint", "save", "shape", "shares_memory", "sign", "signbit",
    "tensor", "trunc", "turn_memory_guarding_off", "turn_memory_guarding_on", "zeros", "zeros_like", "arange", "eye",
    "bincount", "divmod", "fmod", "mod", "remainder", "full", "full_like", "geomspace", "linspace", "logspace",
}  # fmt: skip
"""Functions of MyGrad's that carry no gradient: constructors, comparisons, tools."""


def of_mygrad() -> list[str]:
    """Return the functions of MyGrad that carry gradients."""
    mygrad: Any = importlib.import_module("mygrad")
    found = {name for name, value in members(mygrad) if "ufunc" in type(value).__name__.lower()}
    found |= {name for name, value in members(mygrad) if inspect.isfunction(value) and not inspect.isclass(value)}
    found |= {"getitem"}
    found |= {"linalg.norm"} & {f"linalg.{name}" for name, _ in members(importlib.import_module("mygrad.linalg"))}
    found |= {"gru"}  # which is exported where Numba is installed
    for part in ("activations", "losses", "layers"):
        module: Any = importlib.import_module(f"mygrad.nnet.{part}")
        found |= {name for name, value in members(module) if inspect.isroutine(value)}
    return sorted(found - PLAIN)


OF_DEZERO = (
    "add", "average_pooling", "batch_norm", "binary_cross_entropy", "broadcast_to", "clip", "col2im", "conv2d", "cos",
    "deconv2d", "div", "dropout", "embed_id", "exp", "expand_dims", "flatten", "get_item", "im2col", "leaky_relu", "linear",
    "log", "log_softmax", "matmul", "max", "mean", "mean_squared_error", "min", "mul", "neg", "pooling", "pow", "relu",
    "reshape", "sigmoid", "sigmoid_cross_entropy", "sin", "softmax", "softmax_cross_entropy", "sub", "sum", "sum_to", "tanh",
    "transpose",
)  # fmt: skip
"""Without the simple forms that the book has of some of them, and without `rsub`, which is `sub`."""


def found() -> dict[str, list[str]]:
    """Return the lists as they are in the installed packages."""
    return {"autograd": of_autograd(), "MyGrad": of_mygrad(), "DeZero": list(OF_DEZERO)}


if __name__ == "__main__":
    DATA.write_text(json.dumps(found(), indent=1) + "\n", encoding="utf-8")
