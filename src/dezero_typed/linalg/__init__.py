"""Linear algebra: the functions of ``np.linalg``, one module per family."""

from .determinants import *
from .solving import *
from .decompositions import *
from .eigenvalues import *
from .least_squares import *
from .norms import *
from .powers import *

__all__ = [
    "cholesky", "cond", "det", "eig", "eigh", "eigvals", "eigvalsh", "inv", "lstsq", "matrix_norm", "matrix_power",
    "multi_dot", "norm", "pinv", "qr", "slogdet", "solve", "svd", "svdvals", "tensorinv", "tensorsolve", "vector_norm",
]  # fmt: skip
