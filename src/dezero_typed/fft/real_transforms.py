"""Fourier transforms of real signals, and back to them."""

from __future__ import annotations

__all__: list[str] = []
