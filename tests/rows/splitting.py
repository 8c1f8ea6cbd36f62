"""The rows of ``splitting``."""

from __future__ import annotations

from tests.cases import Row

ROWS: tuple[Row, ...] = ()
