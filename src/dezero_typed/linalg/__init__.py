"""Linear algebra: the functions of ``np.linalg``, one module per family."""

from .solving import *
from .decompositions import *
from .norms import *
from .powers import *

__all__ = [
    "det", "inv", "matrix_power", "multi_dot", "slogdet", "solve",
]  # fmt: skip
