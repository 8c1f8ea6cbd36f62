"""Where a planet is, and how that depends on its orbit: Kepler's equation, solved and differentiated.

The eccentric anomaly E of a planet on an ellipse of eccentricity e solves ``E = M + e * sin(E)``, in which M grows evenly
with time. There is no formula for E. Repeating the right-hand side leads to it, and its derivative follows from the
equation, without one for each step. The orbits are those of eight planets and a comet. Needs NumPy alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dezero_typed import Scalar, arctan2, cos, fixed_point, grad, sin, sqrt, variable

# Eccentricity, and semi-major axis in astronomical units (E. M. Standish and J. G. Williams, Approximate positions of the
# planets, for J2000, Jet Propulsion Laboratory; the comet: its return of 1986).
ORBITS = {
    "Mercury": (0.20563593, 0.38709927),
    "Venus": (0.00677672, 0.72333566),
    "Earth": (0.01671123, 1.00000261),
    "Mars": (0.09339410, 1.52371034),
    "Jupiter": (0.04838624, 5.20288700),
    "Saturn": (0.05386179, 9.53667594),
    "Uranus": (0.04725744, 19.18916464),
    "Neptune": (0.00859048, 30.06992276),
    "Halley": (0.967, 17.8),
}


@dataclass(frozen=True, slots=True)
class Orbit:
    """What decides where a planet is: the eccentricity, and the mean anomaly in radians."""

    eccentricity: Scalar
    mean_anomaly: Scalar


def kepler(anomaly: Scalar, orbit: Orbit) -> Scalar:
    """Return the right-hand side of Kepler's equation."""
    return orbit.mean_anomaly + orbit.eccentricity * sin(anomaly)


def true_anomaly(orbit: Orbit) -> Scalar:
    """Return the angle between the planet and its perihelion, seen from the Sun, in radians."""
    e = orbit.eccentricity
    anomaly = fixed_point(kepler, orbit.mean_anomaly, orbit)
    return arctan2(sqrt(1.0 - e**2) * sin(anomaly), cos(anomaly) - e)


def by_hand(orbit: Orbit) -> tuple[float, float]:
    """Return the derivatives that celestial mechanics has formulas for, once the angle is known."""
    e, angle = orbit.eccentricity.item(), true_anomaly(orbit).item()
    over_distance = (1.0 + e * np.cos(angle)) / (1.0 - e**2)
    by_eccentricity = np.sin(angle) * (over_distance + 1.0 / (1.0 - e**2))
    return float(by_eccentricity), float(over_distance**2 * np.sqrt(1.0 - e**2))


def main() -> None:
    print("a tenth of a revolution after perihelion    angle    by eccentricity   by mean anomaly   off by")
    for name, (eccentricity, axis) in ORBITS.items():
        orbit = Orbit(variable(eccentricity), variable(0.2 * np.pi))
        slopes = grad(true_anomaly)(orbit)
        found = slopes.eccentricity.item(), slopes.mean_anomaly.item()
        apart = max(abs(ours - theirs) / abs(theirs) for ours, theirs in zip(found, by_hand(orbit), strict=True))
        days = 36.525636 * axis**1.5
        angle = np.degrees(true_anomaly(orbit).item())
        print(
            f"{name:8} {days:10.1f} days, e = {eccentricity:.8f} {angle:9.3f}° {found[0]:15.9f} {found[1]:17.9f}"
            f" {apart:10.0e}"
        )


if __name__ == "__main__":
    main()
