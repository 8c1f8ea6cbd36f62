from __future__ import annotations

from tests.properties import Properties


class TestRows(Properties):
    """What every row of the table has to show."""
