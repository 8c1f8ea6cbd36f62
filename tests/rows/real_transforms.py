"""The rows of ``real_transforms``."""

from __future__ import annotations

from tests.cases import Row

ROWS: tuple[Row, ...] = ()
