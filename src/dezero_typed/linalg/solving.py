"""Determinants, inverses and systems of linear equations."""

from __future__ import annotations

__all__: list[str] = []
