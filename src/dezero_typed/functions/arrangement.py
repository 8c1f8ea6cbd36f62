"""Functions that repeat, turn, flip or pad arrays."""

from __future__ import annotations

__all__: list[str] = []
