"""The rows of ``powers``."""

from __future__ import annotations

from tests.cases import Row

ROWS: tuple[Row, ...] = ()
