"""Other names that NumPy has for functions of its main namespace: the same objects, imported under both names."""

from __future__ import annotations

from .functions.arithmetic import divide as true_divide
from .functions.arithmetic import power as pow
from .functions.complex_numbers import conj as conjugate
from .functions.extrema import max as amax
from .functions.extrema import min as amin
from .functions.hyperbolic import arccosh as acosh
from .functions.hyperbolic import arcsinh as asinh
from .functions.hyperbolic import arctanh as atanh
from .functions.joining import concatenate as concat
from .functions.rounding import remainder as mod
from .functions.rounding import round as around
from .functions.rounding import trunc as fix
from .functions.shapes import transpose as permute_dims
from .functions.signs import abs as absolute
from .functions.trigonometric import arccos as acos
from .functions.trigonometric import arcsin as asin
from .functions.trigonometric import arctan as atan
from .functions.trigonometric import arctan2 as atan2

__all__ = [
    "absolute", "acos", "acosh", "amax", "amin", "around", "asin", "asinh", "atan", "atan2", "atanh", "concat", "conjugate",
    "fix", "mod", "permute_dims", "pow", "true_divide",
]  # fmt: skip
