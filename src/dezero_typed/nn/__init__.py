"""Neural networks: activations, layers, losses. Functions of Variables, with no state of their own."""

from .activations import *
from .layers import *
from .convolution import *
from .pooling import *
from .losses import *

__all__ = [
    "avg_pool2d", "conv1d", "conv2d", "conv_transpose2d", "log_softmax", "max_pool2d", "relu", "sigmoid", "softmax",
    "softmax_cross_entropy",
]  # fmt: skip
