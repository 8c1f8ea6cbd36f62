"""Layers with parameters, normalisation and dropout."""

from __future__ import annotations

__all__: list[str] = []
