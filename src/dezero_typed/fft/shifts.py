"""Moving the zero frequency to the middle, and back."""

from __future__ import annotations

__all__: list[str] = []
