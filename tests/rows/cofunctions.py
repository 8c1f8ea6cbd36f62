"""The rows of ``cofunctions``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

import dezero_typed as dz
from dezero_typed.arrays import AnyArray
from tests.cases import POSITIVE, Row, X, elementwise, values


def away(x: AnyArray) -> AnyArray:
    """Return `x` without the numbers from -0.25 to 0.25, where there is a pole."""
    return x + np.copysign(0.25, x)


def over(name: str) -> Callable[..., Any]:
    """Return one over the function of that name, of NumPy or of the library that stands in front."""

    def compute(*library_and_x: Any) -> Any:
        *library, x = library_and_x
        return 1 / getattr((*library, np)[0], name)(x)

    return compute


def of_reciprocal(name: str) -> Callable[..., Any]:
    """Return the function of that name of one over its operand, likewise."""

    def compute(*library_and_x: Any) -> Any:
        *library, x = library_and_x
        return getattr((*library, np)[0], name)(1 / x)

    return compute


OUTSIDE = values(2, 3, low=1.25, high=3.0) * np.array([1, -1, 1])
SHARES = values(2, 3, low=0.2, high=0.8)

ROWS = (
    Row(
        dz.sec, None, elementwise(X / 2), over("cos"), order=3, complex="kept", rtol=1e-12,
        formula="1 / cos x", gradient="gy · sin x · y²", torch=over("cos"),
    ),
    Row(
        dz.csc, None, elementwise(away(X)), over("sin"), order=3, complex="kept", rtol=1e-12,
        formula="1 / sin x", gradient="−gy · cos x · y²", odd="−inf at 0", torch=over("sin"),
    ),
    Row(
        dz.cot, None, elementwise(away(X)), over("tan"), order=3, complex="kept", rtol=1e-12,
        formula="1 / tan x", gradient="−gy / sin² x", odd="−inf at 0", torch=over("tan"),
    ),
    Row(
        dz.arcsec, None, elementwise(OUTSIDE), of_reciprocal("arccos"), order=3, complex="kept", rtol=1e-12,
        formula="arccos 1/x", gradient="gy / (\\|x\\| √(x² − 1))", odd="inf at ±1, 0 at ±inf", torch=of_reciprocal("arccos"),
    ),
    Row(
        dz.arccsc, None, elementwise(OUTSIDE), of_reciprocal("arcsin"), order=3, complex="kept", rtol=1e-12,
        formula="arcsin 1/x", gradient="−gy / (\\|x\\| √(x² − 1))", odd="−inf at ±1, 0 at ±inf", torch=of_reciprocal("arcsin"),
    ),
    Row(
        dz.arccot, None, elementwise(away(X)), of_reciprocal("arctan"), order=3, complex="kept", rtol=1e-12,
        formula="arctan 1/x, and π/2 at 0", gradient="−gy / (x² + 1)", torch=of_reciprocal("arctan"),
    ),
    Row(
        dz.sech, None, elementwise(X), over("cosh"), order=3, complex="kept", rtol=1e-12,
        formula="1 / cosh x", gradient="−gy · y · tanh x", odd="0 at ±inf", torch=over("cosh"),
    ),
    Row(
        dz.csch, None, elementwise(away(X)), over("sinh"), order=3, complex="kept", rtol=1e-12,
        formula="1 / sinh x", gradient="−gy · y / tanh x", odd="−inf at 0, 0 at ±inf", torch=over("sinh"),
    ),
    Row(
        dz.coth, None, elementwise(away(X)), over("tanh"), order=3, complex="kept", rtol=1e-12,
        formula="1 / tanh x", gradient="−gy / sinh² x", odd="−inf at 0, 0 at ±inf", torch=over("tanh"),
    ),
    Row(
        dz.arcsech, None, elementwise(SHARES), of_reciprocal("arccosh"), order=3, complex="kept", rtol=1e-12,
        formula="arcosh 1/x", gradient="−gy / (x √(1 − x²))", odd="−inf at 0 and 1", torch=of_reciprocal("arccosh"),
    ),
    Row(
        dz.arccsch, None, elementwise(away(X)), of_reciprocal("arcsinh"), order=3, complex="kept", rtol=1e-12,
        formula="arsinh 1/x", gradient="−gy / (\\|x\\| √(x² + 1))", odd="−inf at 0", torch=of_reciprocal("arcsinh"),
    ),
    Row(
        dz.arccoth, None, elementwise(POSITIVE + 1), of_reciprocal("arctanh"), order=3, complex="kept", rtol=1e-12,
        formula="artanh 1/x", gradient="gy / (1 − x²)", odd="−inf at ±1", torch=of_reciprocal("arctanh"),
    ),
)  # fmt: skip
