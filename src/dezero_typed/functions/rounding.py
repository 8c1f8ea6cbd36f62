"""Whole parts, remainders and quotients: constant, or of slope one, between jumps."""

from __future__ import annotations

__all__: list[str] = []
