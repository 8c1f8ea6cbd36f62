"""Where gradients go: minima of functions of any container, and steps of gradient descent as pure functions.

minimization.py   minimize, through scipy.optimize, which has to be installed for it
vectors.py        containers, and functions of them, as SciPy sees them
backend.py        where SciPy is imported
"""

from .minimization import Method, Minimum, minimize

__all__ = ["Method", "Minimum", "minimize"]
