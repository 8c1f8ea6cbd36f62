"""Solutions of ordinary differential equations: those of ``scipy.integrate``.

They need SciPy, which `dezero_typed` itself does not: ``pip install 'dezero_typed[scipy]'``.
"""

from .differential_equations import *

__all__ = [
    "odeint",
]  # fmt: skip
