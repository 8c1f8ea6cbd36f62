"""Derivatives as typed functions: each transform keeps the signature of what it transforms, and the types.

tracing.py      what all of them do
gradient.py     grad, value_and_grad, elementwise_grad
products.py     vjp, jvp, linearize
matrices.py     jacobian, hessian
curvature.py    hvp, ggnvp
programs.py     a whole function as one place on the tape, which is what the next three need
recompute.py    checkpoint
custom.py       custom_gradient, stop_gradient
implicit.py     fixed_point
"""

from .curvature import ggnvp, hvp
from .custom import custom_gradient, stop_gradient
from .gradient import elementwise_grad, grad, value_and_grad
from .implicit import fixed_point
from .matrices import hessian, jacobian
from .products import jvp, linearize, vjp
from .recompute import checkpoint

__all__ = [
    "checkpoint", "custom_gradient", "elementwise_grad", "fixed_point", "ggnvp", "grad", "hessian", "hvp", "jacobian", "jvp",
    "linearize", "stop_gradient", "value_and_grad", "vjp",
]  # fmt: skip
