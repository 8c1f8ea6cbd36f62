"""Special functions and matrix functions: those of ``scipy.special`` and ``scipy.linalg``, one module per family.

They need SciPy, which `dezero_typed` itself does not: ``pip install 'dezero_typed[scipy]'``.
"""

from .error_functions import *
from .gamma_functions import *

__all__ = [
    "digamma", "erf", "erfc", "erfcinv", "erfinv", "expit", "gamma", "gammaln", "gammasgn", "logit", "multigammaln",
    "polygamma", "psi", "rgamma",
]  # fmt: skip
