"""Reverse-mode automatic differentiation over NumPy, with static types that hold.

variable.py         Variable: data, gradient, operators
function.py         Function: the typed shape of a rule
functions/          the differentiable functions of NumPy's main namespace, one module per family
linalg/ fft/        those of np.linalg and np.fft
nn/                 those of neural networks
special/ stats/ integrate/   those of SciPy, which has to be installed
optimize/           where gradients go: minimize, and the steps of gradient descent
aliases.py          other names that NumPy has for some of them
application.py      how a function is applied and put on the tape
node.py             the tape: nodes, and leaves where gradients stay
contract.py         what is checked and undone around a rule
backprop.py         the reverse pass
descent.py          gradients with respect to chosen Variables, and gradients of gradients
transforms/         derivatives as functions: grad, value_and_grad, vjp, jvp, jacobian, hessian ...
tree.py             containers of Variables: dataclasses, tuples, lists, dicts
containers.py       how they are taken apart, and made again
accumulate.py       where gradients meet. It stands alone, since whether to copy or to overwrite
                    is the one decision that makes a gradient wrong without an error
recording.py        no_grad and guard_writes
numpy_protocol.py   np.* on Variables
checking.py         gradients held against central differences
arrays.py           element types, shape types, array aliases
"""

# First, since the operators of a Variable and the functions need one another.
from .variable import Matrix, Scalar, Variable, Vector, variable  # isort: skip

from typing import TYPE_CHECKING

from .arrays import Complex, Float, Inexact, Number, Shape
from .descent import gradients
from .checking import GradientError, check_gradients, numerical_diff
from .function import RESULT, Function
from .functions.arithmetic import *
from .functions.sequences import *
from .functions.rounding import *
from .functions.signs import *
from .functions.exponential import *
from .functions.trigonometric import *
from .functions.hyperbolic import *
from .functions.cofunctions import *
from .functions.entire import *
from .functions.complex_numbers import *
from .functions.selection import *
from .functions.branching import *
from .functions.reductions import *
from .functions.extrema import *
from .functions.statistics import *
from .functions.missing import *
from .functions.covariances import *
from .functions.cumulative import *
from .functions.differences import *
from .functions.products import *
from .functions.contraction import *
from .functions.einsum import *
from .functions.special_products import *
from .functions.shapes import *
from .functions.axes import *
from .functions.arrangement import *
from .functions.repetition import *
from .functions.padding import *
from .functions.diagonals import *
from .functions.indexing import *
from .functions.gathering import *
from .functions.writing import *
from .functions.joining import *
from .functions.blocks import *
from .functions.splitting import *
from .functions.ordering import *
from .functions.quantiles import *
from .functions.construction import *
from .functions.interpolation import *
from .functions.polynomials import *
from .functions.signals import *
from .aliases import *
from .recording import guard_writes, no_grad

if TYPE_CHECKING:
    from . import fft, linalg, nn, optimize, tree
    # Left out of the list below: a star import must not need SciPy.
    from . import integrate as integrate, special as special, stats as stats
    from .transforms import (
        checkpoint, custom_gradient, elementwise_grad, fixed_point, ggnvp, grad, hessian, hvp, jacobian, jvp, linearize,
        stop_gradient, value_and_grad, vjp,
    )  # fmt: skip
else:

    def __getattr__(name):
        """Import a namespace, or the transforms, when it is first asked for: importing the package stays quick."""
        from importlib import import_module

        if name in {"fft", "integrate", "linalg", "nn", "optimize", "special", "stats", "tree"}:
            return import_module(f"{__name__}.{name}")
        if name in __all__:
            globals()[name] = found = getattr(import_module(f"{__name__}.transforms"), name)
            return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "Complex", "Float", "Function", "GradientError", "Inexact", "Matrix", "Number", "RESULT", "Scalar", "Shape", "Variable",
    "Vector", "abs", "absolute", "acos", "acosh", "add", "add_at", "add_sequence", "amax", "amin", "angle", "append",
    "arccos", "arccosh", "arccot", "arccoth", "arccsc", "arccsch", "arcsec", "arcsech", "arcsin", "arcsinh", "arctan",
    "arctan2", "arctanh", "around", "array", "array_split", "asin", "asinh", "astype", "atan", "atan2", "atanh",
    "atleast_1d", "atleast_2d", "atleast_3d", "average", "block", "broadcast_arrays", "broadcast_to", "cbrt", "ceil",
    "check_gradients", "checkpoint", "choose", "clip", "column_stack", "compress", "concat", "concatenate", "conj",
    "conjugate", "convolve", "copysign", "corrcoef", "correlate", "cos", "cosh", "cot", "coth", "cov", "cross", "csc",
    "csch", "cumprod", "cumsum", "cumulative_prod", "cumulative_sum", "custom_gradient", "deg2rad", "degrees", "delete",
    "diag", "diagflat", "diagonal", "diff", "divide", "divmod", "dot", "dsplit", "dstack", "ediff1d", "einsum",
    "elementwise_grad", "exp", "exp2", "expand_dims", "expm1", "fabs", "fft", "fix", "fixed_point", "flip", "fliplr",
    "flipud", "float_power", "floor", "floor_divide", "fmax", "fmin", "fmod", "full", "geomspace", "getitem", "ggnvp",
    "grad", "gradient", "gradients", "guard_writes", "heaviside", "hessian", "hsplit", "hstack", "hvp", "hypot", "i0",
    "imag", "inner", "insert", "interp", "jacobian", "jvp", "kron", "linalg", "linearize", "linspace", "log", "log10",
    "log1p", "log2", "log_sigmoid", "logaddexp", "logaddexp2", "logspace", "logsumexp", "matmul", "matrix_transpose",
    "matvec", "max", "maximum", "mean", "median", "meshgrid", "min", "minimum", "mod", "moveaxis", "multiply",
    "multiply_sequence", "nan_to_num", "nancumprod", "nancumsum", "nanmax", "nanmean", "nanmedian", "nanmin",
    "nanpercentile", "nanprod", "nanquantile", "nanstd", "nansum", "nanvar", "negative", "nn", "no_grad", "numerical_diff",
    "optimize", "outer", "pad", "partition", "percentile", "permute_dims", "piecewise", "polyval", "positive", "pow",
    "power", "prod", "ptp", "quantile", "rad2deg", "radians", "ravel", "real", "real_if_close", "reciprocal", "remainder",
    "repeat", "reshape", "resize", "rint", "roll", "rollaxis", "rot90", "round", "sec", "sech", "select", "set_at", "sign",
    "sin", "sinc", "sinh", "sliding_window_view", "softplus", "sort", "split", "sqrt", "square", "squeeze", "stack", "std",
    "stop_gradient", "subtract", "sum", "sum_to", "swapaxes", "take", "take_along_axis", "tan", "tanh", "tensordot", "tile",
    "trace", "transpose", "trapezoid", "tree", "tril", "trim_zeros", "triu", "true_divide", "trunc", "unstack", "unwrap",
    "value_and_grad", "vander", "var", "variable", "vdot", "vecdot", "vecmat", "vjp", "vsplit", "vstack", "where",
    "where_apply",
]  # fmt: skip
