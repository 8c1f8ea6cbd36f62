from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("scipy")

from dezero_typed import gradients, stats, variable  # noqa: E402
from tests.helpers import raises, untyped  # noqa: E402
from tests.rows.multivariate import COV, MEAN, X, scipy  # noqa: E402
from tests.properties import OperandProperties, Properties  # noqa: E402


class TestRows(Properties, OperandProperties):
    """What every row of the table has to show."""


def test_values_are_those_of_scipy() -> None:
    x = variable(X)
    np.testing.assert_allclose(stats.multivariate_normal_pdf(x, MEAN, COV).data, scipy.pdf(X, MEAN, COV), rtol=1e-12)
    np.testing.assert_allclose(stats.multivariate_normal_logpdf(x, MEAN, COV).data, scipy.logpdf(X, MEAN, COV), rtol=1e-12)


def test_of_one_variable_it_is_the_normal_distribution() -> None:
    x = variable([[0.5], [2.0]])
    y = stats.multivariate_normal_logpdf(x, np.array([1.0]), np.array([[4.0]]))
    np.testing.assert_allclose(y.data, stats.norm_logpdf(x, 1.0, 2.0).data[:, 0], rtol=1e-14)


def test_gradient_of_the_entropy_is_half_of_the_inverse() -> None:
    cov = variable(COV)
    np.testing.assert_allclose(gradients(stats.multivariate_normal_entropy(None, cov), (cov,))[0].data, np.linalg.inv(COV) / 2, rtol=1e-12)


def test_operands_that_do_not_fit() -> None:
    cov = variable([[1.0, 2.0], [2.0, 4.0]])
    x = variable([1.0, 2.0])
    with raises(ValueError, "multivariate_normal_pdf: cov must be positive definite", x, cov):
        stats.multivariate_normal_pdf(x, x, cov)
    with raises(ValueError, "multivariate_normal_entropy: cov must be positive definite", cov):
        stats.multivariate_normal_entropy(None, cov)
    with raises(ValueError, "multivariate_normal_logpdf: expected shapes (..., k), (k,) and (k, k), got (2,), (1,), (2, 2)", x):
        stats.multivariate_normal_logpdf(x, x[:1], np.eye(2))
    with raises(ValueError, "multivariate_normal_entropy: expected shapes (k,) and (k, k), got (3,) and (2, 2)", cov):
        stats.multivariate_normal_entropy(np.ones(3), cov)
    with raises(TypeError, "multivariate_normal_entropy has no gradient with respect to mean, which must be a constant; write mean.data"):
        untyped(stats.multivariate_normal_entropy)(x, cov)
