"""Running sums and products, differences, and integrals."""

from __future__ import annotations

__all__: list[str] = []
