"""Sums and products of three operands."""

from __future__ import annotations

from typing import Any

import dezero_typed as dz

from ..subjects import ANY, Subject


def add_sequence(gy: Any, a: Any, b: Any, c: Any) -> tuple[Any, ...]:
    return a + b + c, gy.copy(), gy.copy(), gy.copy()


def multiply_sequence(gy: Any, a: Any, b: Any, c: Any) -> tuple[Any, ...]:
    both, part = a * b, gy * c
    return both * c, part * b, part * a, gy * both


SUBJECTS = (
    Subject(dz.add_sequence, add_sequence, (ANY, ANY, ANY)),
    Subject(dz.multiply_sequence, multiply_sequence, (ANY, ANY, ANY)),
)
