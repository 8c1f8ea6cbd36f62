"""Where gradients go: minima of functions of any container, and steps of gradient descent as pure functions.

minimization.py     minimize, through scipy.optimize, which has to be installed for it
vectors.py          containers, and functions of them, as SciPy sees them
backend.py          where SciPy is imported
gradient_steps.py   sgd, momentum
adaptive_steps.py   rmsprop, adam, adamw
updates.py          what the steps share
schedules.py        rates that change from step to step
clipping.py         clip_by_norm
"""

from .adaptive_steps import AdamState, RmspropState, adam, adamw, rmsprop
from .clipping import clip_by_norm
from .gradient_steps import MomentumState, SgdState, momentum, sgd
from .minimization import Method, Minimum, minimize
from .schedules import Schedule, constant, cosine_decay, exponential_decay, piecewise_constant, warmup

__all__ = [
    "AdamState", "Method", "Minimum", "MomentumState", "RmspropState", "Schedule", "SgdState", "adam", "adamw",
    "clip_by_norm", "constant", "cosine_decay", "exponential_decay", "minimize", "momentum", "piecewise_constant", "rmsprop",
    "sgd", "warmup",
]  # fmt: skip
