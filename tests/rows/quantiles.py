"""The rows of ``quantiles``."""

from __future__ import annotations

import numpy as np

import dezero_typed as dz
from tests.cases import CUBE, DOT, EMPTY, RECENT, ROW, Row, X, case, reducing, values

LONG = values(9)
HOLES = values(2, 4, 3, seed=3)
HOLES[0, 1, 0] = HOLES[0, 2, 1] = HOLES[1, 3, 0] = HOLES[1, 3, 1] = np.nan
MANY = np.linspace(0.01, 0.99, 9)


ROWS = (
    Row(
        dz.median, np.median, [*reducing(CUBE)[:13], case(LONG), case(X, axis=1, keepdims=True), case(EMPTY, axis=1)],
        formula='the middle of the sorted elements, or the mean of the two', gradient='gy at the middle, or gy / 2 at the two', odd='equal elements share evenly',
    ),
    Row(
        dz.quantile, np.quantile,
        [case(X, after=(0.3,)), case(LONG, after=([0.0, 0.71, 1.0],)), case(CUBE, after=(0.6,), axis=(0, 2)), case(X, after=([0.2, 0.9],), axis=1, keepdims=True),
         case(LONG, after=(MANY,)), case(CUBE, after=(np.reshape(MANY[1:], (2, 4)),), axis=1, keepdims=True), case(X, after=(0.4,), axis=0, method="hazen"),
         case(LONG, after=([],)), *([case(CUBE, after=([0.3, 0.8],), axis=(2, 0), method="inverted_cdf", weights=CUBE[:, 0].T ** 2)] if RECENT else []), case(X, after=(0.5,), axis=0, method="inverted_cdf", weights=X**2, keepdims=True), case(DOT, after=(0.2,)), case(ROW[:1], after=(0.2,)), case(EMPTY, after=(0.2,), axis=1)],
        formula='(1 − t) x[i] + t x[i+1] of the sorted elements', gradient='(1 − t) gy and t gy, there', odd='equal elements share evenly',
    ),
    Row(
        dz.percentile, np.percentile, [case(X, after=(30,)), case(LONG, after=([5, 50.0, 71],)), case(X, after=(20,), axis=0, method="higher"), case(DOT, after=(20.0,)), case(ROW[:1], after=(20,)), case(EMPTY, after=([1, 2],), axis=1)],
        formula='`quantile` of q / 100', gradient='as there', odd='equal elements share evenly',
    ),
    Row(
        dz.nanmedian, np.nanmedian, [case(HOLES), case(HOLES, axis=0), case(HOLES, axis=(1, -1), keepdims=True), case(X, axis=0), case(DOT), case(ROW[:1])], empty=False,
        formula='the middle of the sorted numbers, or the mean of the two', gradient='gy at the middle, or gy / 2 at the two', odd='0 for a NaN; equal elements share evenly',
    ),
    Row(
        dz.nanquantile, np.nanquantile,
        [case(HOLES, after=(0.3,)), case(HOLES[:, :, 1], after=([0.0, 0.6],), axis=1), case(HOLES, after=([0.1, 0.9],), axis=(0, 1), keepdims=True, method="weibull"),
         case(X, after=(0.3,), axis=0), case(HOLES, after=([0.3, 0.7],), axis=1, method="inverted_cdf", weights=values(2, 4, 3, low=0.1, seed=5)), case(DOT, after=(0.2,)), case(ROW[:1], after=(0.2,))], empty=False,
        formula='(1 − t) x[i] + t x[i+1] of the sorted numbers', gradient='(1 − t) gy and t gy, there', odd='0 for a NaN; equal elements share evenly',
    ),
    Row(
        dz.nanpercentile, np.nanpercentile, [case(HOLES, after=(30,), axis=0), case(HOLES[0], after=([10, 70],)), case(DOT, after=(20.0,)), case(ROW[:1], after=(20,))], empty=False,
        formula='`nanquantile` of q / 100', gradient='as there', odd='0 for a NaN; equal elements share evenly',
    ),
)  # fmt: skip
