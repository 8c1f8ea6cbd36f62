"""Arrays that are made from a few Variables."""

from __future__ import annotations

__all__: list[str] = []
