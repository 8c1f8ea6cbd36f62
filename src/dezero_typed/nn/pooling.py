"""Maxima and means of windows."""

from __future__ import annotations

__all__: list[str] = []
