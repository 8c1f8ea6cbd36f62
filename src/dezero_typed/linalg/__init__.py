"""Linear algebra: the functions of ``np.linalg``, one module per family."""

from .solving import *
from .decompositions import *
from .norms import *
from .powers import *

__all__ = [
    "cholesky", "det", "eigh", "eigvalsh", "inv", "qr", "slogdet", "solve", "svd", "svdvals",
]  # fmt: skip
