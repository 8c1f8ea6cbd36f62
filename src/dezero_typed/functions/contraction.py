"""Sums of products over chosen axes: einsum and tensordot."""

from __future__ import annotations

__all__: list[str] = []
