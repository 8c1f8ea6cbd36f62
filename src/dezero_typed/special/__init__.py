"""Special functions and matrix functions: those of ``scipy.special`` and ``scipy.linalg``, one module per family.

They need SciPy, which `dezero_typed` itself does not: ``pip install 'dezero_typed[scipy]'``.
"""

from .error_functions import *
from .gamma_functions import *
from .beta_functions import *
from .bessel import *
from .entropy import *
from .structured_systems import *
from .matrix_functions import *

__all__ = [
    "beta", "betainc", "betaln", "digamma", "entr", "erf", "erfc", "erfcinv", "erfinv", "expit", "expm", "gamma",
    "gammainc", "gammaincc", "gammaln", "gammasgn", "i0", "i1", "iv", "ive", "j0", "j1", "jn", "kl_div", "logit",
    "logsumexp", "multigammaln", "polygamma", "psi", "rel_entr", "rgamma", "solve_banded", "solve_sylvester",
    "solve_triangular", "sqrtm", "xlog1py", "xlogy", "y0", "y1", "yn",
]  # fmt: skip
