"""Fit a curve to real data, and hold it against a certified fit: the mobility of electrons in a semiconductor.

The 37 measurements, the model and the certified values are those of the set Thurber, one of the harder ones, in the
Statistical Reference Datasets of the National Institute of Standards and Technology (R. Thurber, Semiconductor electron
mobility modeling, 197?; https://www.itl.nist.gov/div898/strd/nls/data/thurber.shtml), which are in the public domain.

The model is a quotient of two cubic polynomials, its parameters are a dataclass, and so is what is found. `minimize`
needs SciPy: pip install 'dezero_typed[scipy]'.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log10

import numpy as np

from dezero_typed import Scalar, Variable, Vector, jacobian, tree, variable
from dezero_typed.optimize import minimize

LOG_DENSITY = variable([
    -3.067, -2.981, -2.921, -2.912, -2.840, -2.797, -2.702, -2.699, -2.633, -2.481, -2.363, -2.322, -1.501, -1.460, -1.274,
    -1.212, -1.100, -1.046, -0.915, -0.714, -0.566, -0.545, -0.400, -0.309, -0.109, -0.103, 0.010, 0.119, 0.377, 0.790, 0.963,
    1.006, 1.115, 1.572, 1.841, 2.047, 2.200,
])  # fmt: skip
MOBILITY = variable([
    80.574, 84.248, 87.264, 87.195, 89.076, 89.608, 89.868, 90.101, 92.405, 95.854, 100.696, 101.060, 401.672, 390.724,
    567.534, 635.316, 733.054, 759.087, 894.206, 990.785, 1090.109, 1080.914, 1122.643, 1178.351, 1260.531, 1273.514, 1288.339,
    1327.543, 1353.863, 1414.509, 1425.208, 1421.384, 1442.962, 1464.350, 1468.705, 1447.894, 1457.628,
])  # fmt: skip

# Each certified parameter with its standard deviation, and the certified sum of squares.
CERTIFIED = [
    (1.2881396800e03, 4.6647963344e00), (1.4910792535e03, 3.9571156086e01), (5.8323836877e02, 2.8698696102e01),
    (7.5416644291e01, 5.5675370270e00), (9.6629502864e-01, 3.1333340687e-02), (3.9797285797e-01, 1.4984928198e-02),
    (4.9727297349e-02, 6.5842344623e-03),
]  # fmt: skip
CERTIFIED_SQUARES = 5.6427082397e03


@dataclass(frozen=True)
class Curve:
    """``(b1 + b2 x + b3 x**2 + b4 x**3) / (1 + b5 x + b6 x**2 + b7 x**3)``."""

    numerator: Vector
    """b1 to b4."""
    denominator: Vector
    """b5 to b7."""

    def __call__(self, x: Vector) -> Vector:
        b1, b2, b3, b4 = self.numerator
        b5, b6, b7 = self.denominator
        return (b1 + x * (b2 + x * (b3 + x * b4))) / (1.0 + x * (b5 + x * (b6 + x * b7)))


def squared_error(curve: Curve) -> Scalar:
    """Return how far the curve is from what was measured."""
    return ((curve(LOG_DENSITY) - MOBILITY) ** 2).sum()


# The less favourable of the two starts that come with the data.
START = Curve(variable([1000.0, 1000.0, 400.0, 40.0]), variable([0.7, 0.3, 0.03]))


def deviations(curve: Curve) -> Vector:
    """Return the standard deviation of each parameter, as if the curve were linear in them."""
    flat, unravel = tree.ravel(curve)

    def values(parameters: Vector) -> Vector:
        return unravel(parameters)(LOG_DENSITY)

    slopes = jacobian(values)(flat).data
    variance = squared_error(curve).item() / (len(MOBILITY) - len(flat))
    return Variable(np.sqrt(variance * np.diag(np.linalg.inv(slopes.T @ slopes))))


def digits(found: float, certified: float) -> float:
    """Return the number of digits that agree, of the eleven that are certified."""
    error = abs(found - certified) / abs(certified)
    return 11.0 if error < 1e-11 else -log10(error)


def main() -> None:
    found = minimize(squared_error, START, method="trust-exact")
    print(f"{found.message} {found.iterations} iterations, {found.evaluations} gradients")
    print("             fitted       certified  digits   deviation   certified")
    flat, _ = tree.ravel(found.params)
    rows = zip(flat.data, deviations(found.params).data, CERTIFIED, strict=True)
    for place, (parameter, deviation, (certified, spread)) in enumerate(rows, start=1):
        agreeing = digits(parameter, certified)
        print(f"b{place} {parameter:16.10g}{certified:16.10g}{agreeing:8.1f}{deviation:12.5g}{spread:12.5g}")
    print(f"sum of squares {found.value:.6f}, certified {CERTIFIED_SQUARES:.6f}")


if __name__ == "__main__":
    main()
