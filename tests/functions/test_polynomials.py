from __future__ import annotations

from tests.properties import ComplexProperties, OperandProperties, Properties


class TestRows(Properties, ComplexProperties, OperandProperties):
    """What every row of the table has to show."""
