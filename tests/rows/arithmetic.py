"""The rows of ``arithmetic``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import DOT, EMPTY, POSITIVE, Row, X, Y, broadcasting, case, elementwise


def torch_power(torch: Any, x: Any, y: Any) -> Any:
    return torch.pow(torch.as_tensor(x), torch.as_tensor(y))


ROWS = (
    Row(
        dz.add, np.add, broadcasting(X, Y), integers="kept", numbers=True, complex="kept",
        formula='x + y', gradient='gy; gy', torch="add",
    ),
    Row(
        dz.subtract, np.subtract, broadcasting(X, Y), integers="kept", numbers=True, complex="kept",
        formula='x − y', gradient='gy; −gy', torch="subtract",
    ),
    Row(
        dz.multiply, np.multiply, broadcasting(X, Y), integers="kept", numbers=True, order=3, complex="kept",
        formula='x · y', gradient='gy · y; gy · x', torch="multiply",
    ),
    Row(
        dz.divide, np.divide, broadcasting(X, Y + 3), numbers=True, order=3, complex="kept",
        formula='x / y', gradient='gy / y; −gy · x / y²', odd='as NumPy divides by zero', torch="divide",
    ),
    Row(
        dz.power, np.power,
        [*broadcasting(POSITIVE, Y), *(case(POSITIVE, after=(n,)) for n in (3, 2, 1, 0, -1, 2.0, 0.5, -1.5)),
         *(case(X, after=(n,)) for n in (3, 2, 1, 0, -1)), case(DOT, after=(3,)), case(EMPTY, after=(-1,)),
         case(Y, before=(2,)), case(Y, before=(1.5,))],
        integers="depends", numbers=True, order=3, complex="kept",
        formula='xʸ; for a whole number y ≥ 0', gradient='gy · y · xʸ⁻¹; gy · xʸ · log x', odd='x⁰ is constant: 0 for x, at 0 too; 0 for y at x = 0, y ≥ 0; NaN for y at x < 0',
        torch=torch_power,
    ),
    Row(
        dz.negative, np.negative, elementwise(X), integers="kept", complex="kept",
        formula='−x', gradient='−gy', torch="negative",
    ),
    Row(
        dz.square, np.square, elementwise(X), integers="kept", order=3, complex="kept",
        formula='x²', gradient='2 · gy · x', torch="square",
    ),
    Row(
        dz.sqrt, np.sqrt, elementwise(POSITIVE), order=3, complex="kept",
        formula='√x', gradient='gy / (2 √x)', odd='infinite at 0, as the derivative is', torch="sqrt",
    ),
    Row(
        dz.positive, np.positive, elementwise(X), integers="kept", complex="kept",
        formula='x', gradient='gy', torch="positive",
    ),
    Row(
        dz.float_power, np.float_power, broadcasting(POSITIVE, Y), complex="kept", numbers=True,
        formula='xʸ of floats', gradient='as `power`',
    ),
    Row(
        dz.cbrt, np.cbrt, elementwise(X), order=3,
        formula='∛x', gradient='gy / (3 ∛x²)', odd='infinite at 0, as the derivative is',
    ),
    Row(
        dz.reciprocal, np.reciprocal, elementwise(POSITIVE), order=3, complex="kept",
        formula='1 / x', gradient='−gy / x²', odd='as NumPy divides by zero', torch="reciprocal",
    ),
    Row(
        dz.hypot, np.hypot, broadcasting(X, Y), numbers=True,
        formula='√(x² + y²), without overflow', gradient='gy · x / √(x² + y²); gy · y / √(x² + y²)', odd='0 at (0, 0)', torch="hypot",
    ),
)  # fmt: skip
