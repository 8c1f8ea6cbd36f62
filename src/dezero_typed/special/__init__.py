"""Special functions and matrix functions: those of ``scipy.special`` and ``scipy.linalg``, one module per family.

They need SciPy, which `dezero_typed` itself does not: ``pip install 'dezero_typed[scipy]'``.
"""

from .error_functions import *
from .gamma_functions import *
from .bessel import *

__all__ = [
    "digamma", "erf", "erfc", "erfcinv", "erfinv", "expit", "gamma", "gammaln", "gammasgn", "i0", "i1", "iv", "ive", "j0",
    "j1", "jn", "logit", "multigammaln", "polygamma", "psi", "rgamma", "y0", "y1", "yn",
]  # fmt: skip
