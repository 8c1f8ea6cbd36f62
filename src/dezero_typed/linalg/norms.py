"""Norms of vectors and matrices, and the condition number."""

from __future__ import annotations

__all__: list[str] = []
