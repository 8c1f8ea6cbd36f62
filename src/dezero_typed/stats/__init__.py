"""Densities and distribution functions: those of ``scipy.stats``, ``norm_pdf`` for ``norm.pdf``, one module per family.

They need SciPy, which `dezero_typed` itself does not: ``pip install 'dezero_typed[scipy]'``.
"""

from .normal import *
from .student import *
from .gamma_family import *
from .beta_family import *
from .poisson import *
from .multivariate import *

__all__ = [
    "beta_cdf", "beta_logpdf", "beta_pdf", "chi2_cdf", "chi2_logpdf", "chi2_pdf", "dirichlet_logpdf", "dirichlet_pdf",
    "gamma_cdf", "gamma_logpdf", "gamma_pdf", "multivariate_normal_entropy", "multivariate_normal_logpdf",
    "multivariate_normal_pdf", "norm_cdf", "norm_logcdf", "norm_logpdf", "norm_logsf", "norm_pdf", "norm_sf", "poisson_cdf",
    "poisson_logpmf", "poisson_pmf", "t_cdf", "t_logcdf", "t_logpdf", "t_pdf",
]  # fmt: skip
