"""Where scipy.optimize is imported, when `minimize` is first called: nothing else of this package needs SciPy."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

try:
    scipy_minimize: Callable[..., Any] = import_module("scipy.optimize").minimize
except ImportError as _error:
    raise ImportError("minimize of dezero_typed.optimize needs SciPy: pip install 'dezero_typed[scipy]'") from _error
