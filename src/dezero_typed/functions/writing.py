"""Functional writes: new arrays with some elements set, added to, deleted or inserted."""

from __future__ import annotations

__all__: list[str] = []
