"""Reverse-mode automatic differentiation over NumPy, with static types that hold.

variable.py         Variable: data, gradient, operators
function.py         Function: the typed shape of a rule
functions/          the differentiable functions, one module per family
application.py      how a function is applied and put on the tape
node.py             the tape: nodes, and leaves where gradients stay
contract.py         what is checked and undone around a rule
backprop.py         the reverse pass, and gradients of gradients
accumulate.py       where gradients meet. It stands alone, since whether to copy or to overwrite
                    is the one decision that makes a gradient wrong without an error
recording.py        no_grad and guard_writes
numpy_protocol.py   np.* on Variables
checking.py         gradients held against central differences
arrays.py           element types, shape types, array aliases
"""

# First, since the operators of a Variable and the functions need one another.
from .variable import Matrix, Scalar, Variable, Vector, variable  # isort: skip

from .arrays import Float, Number, Shape
from .backprop import gradients
from .checking import GradientError, check_gradients, numerical_diff
from .function import RESULT, Function
from .functions.arithmetic import abs, add, divide, multiply, negative, power, remainder, sign, sqrt, square, subtract
from .functions.exponential import exp, expm1, log, log1p, logsumexp
from .functions.indexing import getitem
from .functions.joining import concatenate, stack
from .functions.linalg import matmul
from .functions.nn import log_softmax, relu, sigmoid, softmax, softmax_cross_entropy
from .functions.reductions import max, mean, min, sum
from .functions.selection import maximum, minimum, where
from .functions.shapes import astype, broadcast_to, reshape, squeeze, sum_to, transpose
from .functions.trigonometric import cos, sin, tanh
from .recording import guard_writes, no_grad

__all__ = [
    "Float",
    "Function",
    "GradientError",
    "Matrix",
    "Number",
    "RESULT",
    "Scalar",
    "Shape",
    "Variable",
    "Vector",
    "abs",
    "add",
    "astype",
    "broadcast_to",
    "check_gradients",
    "concatenate",
    "cos",
    "divide",
    "exp",
    "expm1",
    "getitem",
    "gradients",
    "guard_writes",
    "log",
    "log1p",
    "log_softmax",
    "logsumexp",
    "matmul",
    "max",
    "maximum",
    "mean",
    "min",
    "minimum",
    "multiply",
    "negative",
    "no_grad",
    "numerical_diff",
    "power",
    "relu",
    "remainder",
    "reshape",
    "sigmoid",
    "sign",
    "sin",
    "softmax",
    "softmax_cross_entropy",
    "sqrt",
    "square",
    "squeeze",
    "stack",
    "subtract",
    "sum",
    "sum_to",
    "tanh",
    "transpose",
    "variable",
    "where",
]
