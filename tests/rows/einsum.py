"""The rows of ``einsum``."""

from __future__ import annotations

from typing import Any

import numpy as np

import dezero_typed as dz
from tests.cases import Case, Row, values


def sums(subscripts: str, *shapes: tuple[int, ...], **options: Any) -> Case:
    """Return the case of a sum with these indices, of arrays of these shapes."""
    return Case(tuple(values(*shape, seed=seed) for seed, shape in enumerate(shapes)), (subscripts,), options=options)


def torch_einsum(torch: Any, subscripts: Any, *xs: Any, optimize: object = False) -> Any:
    return torch.einsum(subscripts.replace(" ", ""), *xs)


ROWS = (
    Row(
        dz.einsum, np.einsum,
        [
            sums("ij,jk->ik", (2, 3), (3, 2)), sums("ij,jk", (2, 3), (3, 2), optimize=True), sums("ba", (2, 3)), sums("ij->", (2, 3)), sums("ij->i", (2, 3)),
            sums("ii", (3, 3)), sums("ii->i", (3, 3)), sums("iij->ji", (2, 2, 3)), sums("iii->i", (2, 2, 2)), sums("iji,i->j", (2, 3, 2), (2,)),
            sums("i,j->ij", (3,), (2,)), sums("ij,k->j", (2, 3), (2,)), sums(" i j , j -> i ", (2, 3), (3,)), sums("i,i,i", (3,), (3,), (3,), optimize="greedy"),
            sums("...i,...i", (2, 3), (3,)), sums("i...->...", (2, 3)), sums("...ij,jk->...ik", (2, 2, 3), (3, 2)), sums("i...j,j...->i...", (2, 3, 2), (2, 1)),
            sums("ij,jk->ik", (2, 1), (3, 2)), sums("i,i->", (1,), (3,)), sums("ij,ij->i", (2, 1), (1, 3)), sums("ii,i->i", (1, 1), (2,)),
            sums("->", ()), sums(",i->i", (), (2,)), sums("i,i", (1,), (1,)), sums("ij,jk->ik", (2, 0), (0, 3)), sums("ij->j", (0, 2)), sums("i,j->j", (0,), (2,)),
        ],
        integers="kept", complex="kept", rtol=1e-12,
        formula='Σ of products, over the indices that the result has not', gradient='the same sum, with gy in the place of the operand',
        odd='exact for diagonals, "..." and lengths of one', torch=torch_einsum,
    ),
)  # fmt: skip
