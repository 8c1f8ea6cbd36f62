"""Functions that act element by element."""

from __future__ import annotations

from math import log, pi, sqrt

import numpy as np

import dezero_typed as dz
from dezero_typed import nn

from .trial import Trial, binary, unary, uniform

X = uniform(-2.0, 2.0)
POSITIVE = uniform(0.5, 2.0)
SMALL = uniform(-0.9, 0.9)
ABOVE = uniform(1.1, 2.0)
PAIR = uniform(0.5, 2.0, 2)
LN2, LN10 = log(2.0), log(10.0)

TRIALS: tuple[Trial, ...] = (
    binary("add", dz.add, PAIR, np.add, lambda gy, a, b, y: (gy.copy(), gy.copy())),
    binary("subtract", dz.subtract, PAIR, np.subtract, lambda gy, a, b, y: (gy.copy(), -gy)),
    binary("multiply", dz.multiply, PAIR, np.multiply, lambda gy, a, b, y: (gy * b, gy * a)),
    binary("divide", dz.divide, PAIR, np.divide, lambda gy, a, b, y: ((g := gy / b), -g * y)),
    binary("power", dz.power, PAIR, np.power, lambda gy, a, b, y: (gy * b * a ** (b - 1), gy * y * np.log(a))),
    binary("float_power", dz.float_power, PAIR, np.float_power, lambda gy, a, b, y: (gy * b * a ** (b - 1), gy * y * np.log(a))),
    binary("hypot", dz.hypot, PAIR, np.hypot, lambda gy, a, b, y: ((g := gy / y) * a, g * b)),
    binary("remainder", dz.remainder, PAIR, np.remainder, lambda gy, a, b, y: (gy.copy(), -gy * np.floor_divide(a, b))),
    binary("fmod", dz.fmod, PAIR, np.fmod, lambda gy, a, b, y: (gy.copy(), -gy * np.trunc(a / b))),
    binary("maximum", dz.maximum, PAIR, np.maximum, lambda gy, a, b, y: (np.where(a >= b, gy, 0.0), np.where(b > a, gy, 0.0))),
    binary("minimum", dz.minimum, PAIR, np.minimum, lambda gy, a, b, y: (np.where(a <= b, gy, 0.0), np.where(b < a, gy, 0.0))),
    binary("fmax", dz.fmax, PAIR, np.fmax, lambda gy, a, b, y: (np.where(a >= b, gy, 0.0), np.where(b > a, gy, 0.0))),
    binary("fmin", dz.fmin, PAIR, np.fmin, lambda gy, a, b, y: (np.where(a <= b, gy, 0.0), np.where(b < a, gy, 0.0))),
    binary("arctan2", dz.arctan2, PAIR, np.arctan2, lambda gy, a, b, y: ((g := gy / (a * a + b * b)) * b, -g * a)),
    binary("logaddexp", dz.logaddexp, PAIR, np.logaddexp, lambda gy, a, b, y: (gy * np.exp(a - y), gy * np.exp(b - y))),
    binary("logaddexp2", dz.logaddexp2, PAIR, np.logaddexp2, lambda gy, a, b, y: (gy * np.exp2(a - y), gy * np.exp2(b - y))),
    binary("copysign", dz.copysign, PAIR, np.copysign, lambda gy, a, b, y: (gy * np.copysign(1.0, a * b), np.zeros_like(b))),
    unary("negative", dz.negative, X, np.negative, lambda gy, x, y: -gy),
    unary("positive", dz.positive, X, np.positive, lambda gy, x, y: gy.copy()),
    unary("square", dz.square, X, np.square, lambda gy, x, y: gy * (x + x)),
    unary("power, 3", lambda x: dz.power(x, 3), X, lambda x: x**3, lambda gy, x, y: gy * (3 * x**2)),
    unary("sqrt", dz.sqrt, POSITIVE, np.sqrt, lambda gy, x, y: gy / (y + y)),
    unary("cbrt", dz.cbrt, POSITIVE, np.cbrt, lambda gy, x, y: gy / (3 * y * y)),
    unary("reciprocal", dz.reciprocal, POSITIVE, np.reciprocal, lambda gy, x, y: -gy * y * y),
    unary("abs", dz.abs, X, np.abs, lambda gy, x, y: gy * np.sign(x)),
    unary("fabs", dz.fabs, X, np.fabs, lambda gy, x, y: gy * np.sign(x)),
    unary("sign", dz.sign, X, np.sign, lambda gy, x, y: np.zeros_like(gy)),
    unary("floor", dz.floor, X, np.floor, lambda gy, x, y: np.zeros_like(gy)),
    unary("rint", dz.rint, X, np.rint, lambda gy, x, y: np.zeros_like(gy)),
    unary("nan_to_num", dz.nan_to_num, X, np.nan_to_num, lambda gy, x, y: np.where(np.isfinite(x), gy, 0.0)),
    unary("exp", dz.exp, X, np.exp, lambda gy, x, y: gy * y),
    unary("exp2", dz.exp2, X, np.exp2, lambda gy, x, y: gy * y * LN2),
    unary("expm1", dz.expm1, X, np.expm1, lambda gy, x, y: gy * (y + 1)),
    unary("log", dz.log, POSITIVE, np.log, lambda gy, x, y: gy / x),
    unary("log2", dz.log2, POSITIVE, np.log2, lambda gy, x, y: gy / (x * LN2)),
    unary("log10", dz.log10, POSITIVE, np.log10, lambda gy, x, y: gy / (x * LN10)),
    unary("log1p", dz.log1p, POSITIVE, np.log1p, lambda gy, x, y: gy / (x + 1)),
    unary("softplus", dz.softplus, X, lambda x: np.logaddexp(x, 0.0), lambda gy, x, y: gy * np.exp(x - y)),
    unary("sin", dz.sin, X, np.sin, lambda gy, x, y: gy * np.cos(x)),
    unary("cos", dz.cos, X, np.cos, lambda gy, x, y: -gy * np.sin(x)),
    unary("tan", dz.tan, SMALL, np.tan, lambda gy, x, y: gy * (1 + y * y)),
    unary("arcsin", dz.arcsin, SMALL, np.arcsin, lambda gy, x, y: gy / np.sqrt(1 - x * x)),
    unary("arccos", dz.arccos, SMALL, np.arccos, lambda gy, x, y: -gy / np.sqrt(1 - x * x)),
    unary("arctan", dz.arctan, X, np.arctan, lambda gy, x, y: gy / (1 + x * x)),
    unary("deg2rad", dz.deg2rad, X, np.deg2rad, lambda gy, x, y: gy * (pi / 180)),
    unary("rad2deg", dz.rad2deg, X, np.rad2deg, lambda gy, x, y: gy * (180 / pi)),
    unary(
        "sinc", dz.sinc, POSITIVE, np.sinc, lambda gy, x, y: gy * (np.cos(pi * x) - y) / x,
    ),
    unary("sinh", dz.sinh, X, np.sinh, lambda gy, x, y: gy * np.cosh(x)),
    unary("cosh", dz.cosh, X, np.cosh, lambda gy, x, y: gy * np.sinh(x)),
    unary("tanh", dz.tanh, X, np.tanh, lambda gy, x, y: gy - gy * y * y),
    unary("arcsinh", dz.arcsinh, X, np.arcsinh, lambda gy, x, y: gy / np.sqrt(1 + x * x)),
    unary("arccosh", dz.arccosh, ABOVE, np.arccosh, lambda gy, x, y: gy / np.sqrt(x * x - 1)),
    unary("arctanh", dz.arctanh, SMALL, np.arctanh, lambda gy, x, y: gy / (1 - x * x)),
    unary(
        "clip", lambda x: dz.clip(x, -1.0, 1.0), X, lambda x: np.clip(x, -1.0, 1.0),
        lambda gy, x, y: np.where((x > -1) & (x < 1), gy, 0.0),
    ),
    unary("where", lambda x: dz.where(x.data > 0, x, 0.0), X, lambda x: np.where(x > 0, x, 0.0), lambda gy, x, y: np.where(x > 0, gy, 0.0)),
    unary("sigmoid", nn.sigmoid, X, lambda x: 1 / (1 + np.exp(-x)), lambda gy, x, y: gy * y * (1 - y)),
    unary("relu", nn.relu, X, lambda x: np.maximum(x, 0.0), lambda gy, x, y: np.where(y > 0, gy, 0.0)),
    unary(
        "leaky_relu", nn.leaky_relu, X, lambda x: np.where(x > 0, x, 0.01 * x), lambda gy, x, y: np.where(x > 0, gy, 0.01 * gy),
    ),
    unary(
        "elu", nn.elu, X, lambda x: np.where(x > 0, x, np.expm1(x)), lambda gy, x, y: np.where(x > 0, gy, gy * (y + 1)),
    ),
    unary(
        "silu", nn.silu, X, lambda x: x / (1 + np.exp(-x)),
        lambda gy, x, y: gy * ((s := 1 / (1 + np.exp(-x))) * (1 + x * (1 - s))),
    ),
    unary("softsign", nn.softsign, X, lambda x: x / (1 + np.abs(x)), lambda gy, x, y: gy / np.square(1 + np.abs(x))),
    unary("hardtanh", nn.hardtanh, X, lambda x: np.clip(x, -1.0, 1.0), lambda gy, x, y: np.where(np.abs(x) < 1, gy, 0.0)),
    unary(
        "gelu, tanh", lambda x: nn.gelu(x, approximate="tanh"), X,
        lambda x: 0.5 * x * (1 + np.tanh(sqrt(2 / pi) * (x + 0.044715 * x**3))),
        lambda gy, x, y: gy * (
            0.5 * (1 + (t := np.tanh(sqrt(2 / pi) * (x + 0.044715 * x**3))))
            + 0.5 * x * (1 - t * t) * sqrt(2 / pi) * (1 + 3 * 0.044715 * x * x)
        ),
    ),
)  # fmt: skip
