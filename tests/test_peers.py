"""First derivatives against those of autograd and PyTorch, where they are installed."""

from __future__ import annotations

import importlib
from functools import partial
from math import prod
from operator import attrgetter
from typing import Any

import numpy as np
import pytest

from dezero_typed.arrays import AnyArray
from tests.properties import assert_same, cotangent, gradients_of
from tests.cases import Row, Sample
from tests.table import SAMPLES, TABLE

UNSUPPORTED = (UserWarning, RuntimeWarning, NotImplementedError, ValueError, TypeError, AttributeError, IndexError, AssertionError)
"""What autograd raises about calls that it cannot differentiate."""

WRONG = {"kron", "linspace", "multi_dot", "repeat", "tile"}
"""What autograd has wrong gradients for: of three axes, of operands that are no scalars, of a list that it takes for
a constant, and of repetitions along some of the axes."""


def weights(sample: Sample) -> AnyArray:
    return cotangent(sample.ours(*sample.variables()))


def weighed(outputs: Any, scale: Any) -> Any:
    """Return the sum of one output, or of several, times `scale`."""
    if "complex" in str(getattr(outputs, "dtype", "")):
        outputs = [outputs.real, outputs.imag]
    if hasattr(outputs, "shape"):
        return (outputs * scale).sum()
    total, start = 0.0, 0
    for part in (outputs[index] for index in range(len(outputs))):
        stop = start + prod(part.shape)
        total, start = total + (part.reshape(-1) * scale[start:stop]).sum(), stop
    return total


ALONE = {"correction", "initial", "mean", "where"}
"""Arguments of reductions that PyTorch does not have, and that autograd ignores."""


def samples(row: Row) -> list[Sample]:
    return [sample for sample in SAMPLES if sample.row is row and not ALONE & set(sample.case.options)]


@pytest.mark.parametrize("row", [row for row in TABLE if row.numpy is not None and row.several is None and row.name not in WRONG], ids=lambda row: row.name)
def test_gradients_are_those_of_autograd(row: Row) -> None:
    autograd: Any = pytest.importorskip("autograd")
    namespace = getattr(row.numpy, "__module__", None) or "numpy"
    known = namespace in {"numpy", "numpy.linalg", "numpy.fft"}
    function = getattr(importlib.import_module(f"autograd.{namespace}"), row.name, None) if known else None
    if function is None:
        pytest.skip("autograd has no such function")
    compared = 0
    for sample in samples(row):
        scale = weights(sample)
        for position, gradient in enumerate(gradients_of(sample, sample.variables())):

            def loss(x: Any, sample: Sample = sample, scale: AnyArray = scale, position: int = position) -> Any:
                xs: list[Any] = list(sample.case.xs)
                xs[position] = x
                return weighed(sample.call(function, xs), scale)

            try:
                expected = autograd.grad(loss)(sample.case.xs[position])
            except UNSUPPORTED:
                continue
            # autograd broadcasts wrongly in places, of which the shape tells.
            if np.shape(expected) == gradient.shape:
                assert_same([gradient], [np.asarray(expected)])
                compared += 1
    if not compared:
        pytest.skip("autograd differentiates no such call")


ROUGH = {"digamma", "polygamma", "psi"}
"""What PyTorch differentiates by its trigamma function, of which it knows nine digits; SciPy knows sixteen."""

KNOWN = [row for row in TABLE if row.torch is not None]


@pytest.mark.parametrize("row", KNOWN, ids=lambda row: row.name)
def test_gradients_are_those_of_torch(row: Row) -> None:
    torch: Any = pytest.importorskip("torch")
    assert row.torch is not None
    function = attrgetter(row.torch)(torch) if isinstance(row.torch, str) else partial(row.torch, torch)
    for sample in samples(row):
        if sample.case.options.get("axis") == ():  # all axes, to PyTorch
            continue
        xs = [torch.tensor(x, requires_grad=True) for x in sample.case.xs]
        weighed(sample.call(function, xs), torch.tensor(weights(sample))).backward()
        expected = [np.zeros(x.shape) if x.grad is None else x.grad.numpy() for x in xs]
        assert_same(gradients_of(sample, sample.variables()), expected, 1e-8 if row.name in ROUGH else 1e-10)
