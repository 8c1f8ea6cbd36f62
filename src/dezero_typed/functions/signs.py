"""Absolute values, signs, and what replaces values that are no numbers."""

from __future__ import annotations

__all__: list[str] = []
