"""Powers and chains of matrix products."""

from __future__ import annotations

__all__: list[str] = []
