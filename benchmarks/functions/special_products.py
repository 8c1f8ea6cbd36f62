"""The vector product and the Kronecker product."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import binary, box, np, uniform


def kron(gy: Any, a: Any, b: Any) -> tuple[Any, ...]:
    """All products, whose cotangents are summed over the elements of the other operand."""
    each = gy.reshape(len(a), len(b), len(a), len(b))
    return np.kron(a, b), np.einsum("ikjl,kl->ij", each, b), np.einsum("ikjl,ij->kl", each, a)


VECTORS = uniform(shape=lambda n: (n // 3, 3))
FACTOR = uniform(shape=lambda n: box(4)(n)[:2])

SUBJECTS = (
    binary(dz.cross, lambda gy, a, b: (np.cross(a, b), np.cross(b, gy), np.cross(gy, a)), VECTORS, VECTORS),
    binary(dz.kron, kron, FACTOR, FACTOR),
)
