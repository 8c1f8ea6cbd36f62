"""Neural networks: activations, layers, losses. Functions of Variables, with no state of their own."""

from .activations import *
from .gates import *
from .layers import *
from .convolution import *
from .pooling import *
from .regression import *
from .losses import *

__all__ = [
    "avg_pool2d", "batch_norm", "bce", "bce_with_logits", "conv1d", "conv2d", "conv_transpose2d", "dropout", "elu",
    "embedding", "focal", "gelu", "glu", "hardtanh", "hinge", "huber", "layer_norm", "leaky_relu", "linear", "log_softmax",
    "max_pool2d", "mse", "nll", "relu", "selu", "sigmoid", "silu", "softmax", "softmax_cross_entropy", "softsign",
]  # fmt: skip
