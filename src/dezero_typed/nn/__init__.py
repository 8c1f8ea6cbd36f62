"""Neural networks: activations, layers, losses. Functions of Variables, with no state of their own."""

from .activations import *
from .layers import *
from .convolution import *
from .pooling import *
from .losses import *

__all__ = [
    "conv2d", "log_softmax", "relu", "sigmoid", "softmax", "softmax_cross_entropy",
]  # fmt: skip
