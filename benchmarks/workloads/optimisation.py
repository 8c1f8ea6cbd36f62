"""A fit by L-BFGS through SciPy, with gradients by hand and by this package."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from dezero_typed import Scalar, Variable, Vector, optimize

from ..contest import AnyArray, Contest, Row, Workload
from ..peers import NAMES
from ..timing import ratio
from .descent import by_hand, data, loss

STEPS = 30
"""Of L-BFGS, so that rounding cannot make one contestant take another number of them."""


def fit(rows: int) -> Contest:
    """Logistic regression from zero weights, the same steps for both."""
    x, signs, start = data(rows)
    options: dict[str, object] = {"maxiter": STEPS}
    scipy_minimize: Any = import_module("scipy.optimize").minimize

    def value_and_gradient(w: AnyArray) -> tuple[AnyArray, AnyArray]:
        return by_hand(w, x, signs)

    def hand() -> Sequence[AnyArray]:
        return (scipy_minimize(value_and_gradient, start, jac=True, method="L-BFGS-B", options=options).x,)

    def objective(w: Vector) -> Scalar:
        return loss(w, x, signs)

    weights: Vector = Variable(start)

    def ours() -> Sequence[AnyArray]:
        return (optimize.minimize(objective, weights, method="L-BFGS-B", options=options).params.data,)

    return Contest(hand, ours)


MINIMISATION = Workload(
    "minimize", fit, size=1000, tiny=60, absent=NAMES,
    rows=(Row("L-BFGS on logistic regression, 1,000 x 50, by optimize.minimize", "", 1.2, ratio),),
)
