"""A product with a Hessian, by a gradient of a gradient."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dezero_typed import Variable, Vector, gradients, matmul, tanh

from ..contest import AnyArray, Contest, Row, Workload
from ..peers import Peer
from ..timing import ratio


def hessian_vector(size: int) -> Contest:
    """The Hessian of ``sum(tanh(a @ x))`` times a vector."""
    generator = np.random.default_rng(0)
    a = generator.normal(size=(size, size)) / np.sqrt(size)
    x, v = generator.normal(size=size), generator.normal(size=size)

    def hand() -> Sequence[AnyArray]:
        t = np.tanh(a @ x)
        return (a.T @ (-2.0 * t * (1.0 - t * t) * (a @ v)),)

    def ours() -> Sequence[AnyArray]:
        leaf: Vector = Variable(x)
        (gx,) = gradients(tanh(matmul(a, leaf)).sum(), (leaf,))
        (product,) = gradients(gx, (leaf,), v, create_graph=False)
        return (product.data,)

    def program(peer: Peer, leaves: Sequence[Any], constants: Sequence[Any]) -> Any:
        return peer.np.sum(peer.np.tanh(peer.np.matmul(constants[0], leaves[0])))

    return Contest(hand, ours, lambda peer: peer.hessian_vector_product(program, x, a, v))


HESSIAN_VECTOR = Workload(
    "hessian-vector", hessian_vector, size=50, tiny=3,
    rows=(Row("Hessian of a 50-dimensional function times a vector, over the formula", "", None, ratio),),
    absent=("mygrad",),
)
