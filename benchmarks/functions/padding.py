"""An array with a border around it."""

from __future__ import annotations

import dezero_typed as dz

from ..subjects import ROWS, np, unary

SUBJECTS = (unary(dz.pad, lambda gy, x: (np.pad(x, 1), gy[1:-1, 1:-1].copy()), ROWS, call=lambda x: dz.pad(x, 1)),)
