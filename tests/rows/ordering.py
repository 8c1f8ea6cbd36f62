"""The rows of ``ordering``."""

from __future__ import annotations

from tests.cases import Row

ROWS: tuple[Row, ...] = ()
