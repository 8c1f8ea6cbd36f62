"""Taking arrays apart along an axis."""

from __future__ import annotations

__all__: list[str] = []
