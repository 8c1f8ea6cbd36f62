"""Reductions and running sums along an axis of which a tenth is missing."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import np, rows, unary, uniform


def holes(size: int, seed: int) -> Any:
    """Make numbers, of whose product a thousand are within range, and a NaN in the place of every tenth."""
    x = uniform(0.8, 1.2, rows)(size, seed)
    x.reshape(-1)[1::10] = np.nan
    return x


def filled_sum(gy: Any, x: Any) -> tuple[Any, ...]:
    missing = np.isnan(x)
    return np.where(missing, 0.0, x).sum(axis=1), np.where(missing, 0.0, gy[:, None])


def filled_prod(gy: Any, x: Any) -> tuple[Any, ...]:
    missing = np.isnan(x)
    numbers = np.where(missing, 1.0, x)
    y = numbers.prod(axis=1)
    return y, np.where(missing, 0.0, (gy * y)[:, None] / numbers)


def filled_mean(gy: Any, x: Any) -> tuple[Any, ...]:
    missing = np.isnan(x)
    number = x.shape[1] - np.count_nonzero(missing, axis=1)
    return np.where(missing, 0.0, x).sum(axis=1) / number, np.where(missing, 0.0, (gy / number)[:, None])


def attained(gy: Any, x: Any, y: Any) -> Any:
    """Return `gy`, shared by the elements of each row that attain `y`."""
    places = x == y[:, None]
    return np.where(places, (gy / np.count_nonzero(places, axis=1))[:, None], 0.0)


def deviations(x: Any) -> tuple[Any, Any, Any]:
    """Return the distances from the mean, 0 where they are missing, the number of the others, and the mean square."""
    missing = np.isnan(x)
    number = x.shape[1] - np.count_nonzero(missing, axis=1)
    mean = np.where(missing, 0.0, x).sum(axis=1) / number
    distances = np.where(missing, 0.0, x - mean[:, None])
    return distances, number, (distances * distances).sum(axis=1) / number


def filled_var(gy: Any, x: Any) -> tuple[Any, ...]:
    distances, number, y = deviations(x)
    return y, (gy * 2 / number)[:, None] * distances


def filled_std(gy: Any, x: Any) -> tuple[Any, ...]:
    """The gradient is 0 where all numbers are equal."""
    distances, number, square = deviations(x)
    y = np.sqrt(square)
    return y, (gy / (np.where(y == 0, 1.0, y) * number))[:, None] * distances


def from_the_end(gy: Any) -> Any:
    """Return the running sum of each row from its last element on."""
    return gy[:, ::-1].cumsum(axis=1)[:, ::-1]


def filled_cumsum(gy: Any, x: Any) -> tuple[Any, ...]:
    missing = np.isnan(x)
    return np.where(missing, 0.0, x).cumsum(axis=1), np.where(missing, 0.0, from_the_end(gy))


def filled_cumprod(gy: Any, x: Any) -> tuple[Any, ...]:
    missing = np.isnan(x)
    numbers = np.where(missing, 1.0, x)
    y = numbers.cumprod(axis=1)
    return y, np.where(missing, 0.0, from_the_end(gy * y) / numbers)


SUBJECTS = (
    unary(dz.nansum, filled_sum, holes, call=lambda x: dz.nansum(x, 1)),
    unary(dz.nanprod, filled_prod, holes, call=lambda x: dz.nanprod(x, 1)),
    unary(dz.nanmean, filled_mean, holes, call=lambda x: dz.nanmean(x, 1)),
    unary(dz.nanmax, lambda gy, x: (y := np.nanmax(x, axis=1), attained(gy, x, y)), holes, call=lambda x: dz.nanmax(x, 1)),
    unary(dz.nanmin, lambda gy, x: (y := np.nanmin(x, axis=1), attained(gy, x, y)), holes, call=lambda x: dz.nanmin(x, 1)),
    unary(dz.nanvar, filled_var, holes, call=lambda x: dz.nanvar(x, 1)),
    unary(dz.nanstd, filled_std, holes, call=lambda x: dz.nanstd(x, 1)),
    unary(dz.nancumsum, filled_cumsum, holes, call=lambda x: dz.nancumsum(x, 1)),
    unary(dz.nancumprod, filled_cumprod, holes, call=lambda x: dz.nancumprod(x, 1)),
)
