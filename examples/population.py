"""Fit a curve to real data by Newton's method: the population of the United States, 1790 to 1910.

Growth that slows down as it nears a limit is ``limit / (1 + exp(-rate * (year - midpoint)))``. The
three parameters that fit the census best make the gradient of the squared error zero, and Newton's
method finds them with second derivatives: gradients of gradients. Needs NumPy alone.
"""

from __future__ import annotations

import numpy as np

from dezero_typed import Scalar, Variable, Vector, gradients, stack, variable
from dezero_typed.nn import sigmoid

# Millions, every tenth year from 1790 (United States Census Bureau).
CENSUS = [3.929, 5.308, 7.240, 9.638, 12.866, 17.069, 23.192, 31.443, 38.558, 50.156, 62.948, 75.995, 91.972]
LATER = {1920: 105.711, 1930: 122.775, 1940: 131.669}

# Centuries since 1790, so that the three parameters are of a similar size.
TIMES = variable(np.arange(len(CENSUS)) / 10.0)
PEOPLE = variable(CENSUS)


def curve(parameters: Vector, times: Vector) -> Vector:
    """Return the population in millions; the limit counts in hundreds of millions."""
    limit, rate, midpoint = parameters[0], parameters[1], parameters[2]
    return 100.0 * limit * sigmoid(rate * (times - midpoint))


def squared_error(parameters: Vector) -> Scalar:
    """Return how far the curve is from the census."""
    return ((curve(parameters, TIMES) - PEOPLE) ** 2).sum()


def newton_step(parameters: Vector) -> Vector:
    """Return where the gradient would be zero if the error were a parabola."""
    (slope,) = gradients(squared_error(parameters), (parameters,))
    rows = [gradients(slope[i], (parameters,), create_graph=False)[0] for i in range(len(slope))]
    curvature = stack(rows)
    return Variable(parameters.data - np.linalg.solve(curvature.data, slope.data))


def main() -> None:
    parameters = variable([2.0, 3.0, 1.25])
    for iteration in range(1, 9):
        parameters = newton_step(parameters)
        (slope,) = gradients(squared_error(parameters), (parameters,), create_graph=False)
        steepness = float(np.linalg.norm(slope.data))
        print(f"step {iteration}: squared error {squared_error(parameters).item():.6f}, gradient {steepness:.1e}")
    limit, rate, midpoint = parameters.data
    half = 1790 + 100 * midpoint
    print(f"limit {100 * limit:.1f} million, {rate:.2f} % a year at first, half of the limit in {half:.0f}")
    for year, people in LATER.items():
        expected = curve(parameters, variable([(year - 1790) / 100.0])).data[0]
        print(f"{year}: {expected:.1f} million expected, {people:.1f} counted")


if __name__ == "__main__":
    main()
