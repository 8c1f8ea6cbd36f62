"""Neural networks: activations, layers, losses. Functions of Variables, with no state of their own."""

from .activations import *
from .gates import *
from .layers import *
from .recurrent import *
from .convolution import *
from .folding import *
from .pooling import *
from .regression import *
from .losses import *
from .margins import *

# Activations that are functions of their own elsewhere, for those who look for them here.
from ..functions.exponential import log_sigmoid as log_sigmoid, softplus as softplus
from ..functions.hyperbolic import tanh as tanh

__all__ = [
    "avg_pool2d", "batch_norm", "bce", "bce_with_logits", "conv1d", "conv2d", "conv_transpose2d", "cross_entropy",
    "dropout", "elu", "embedding", "focal", "fold", "gelu", "glu", "gru", "hardtanh", "hinge", "huber", "layer_norm",
    "leaky_relu", "linear", "log_softmax", "margin_ranking", "max_pool2d", "mse", "multiclass_hinge", "nll", "relu", "selu",
    "sigmoid", "silu", "softmax", "softsign", "unfold",
]  # fmt: skip
