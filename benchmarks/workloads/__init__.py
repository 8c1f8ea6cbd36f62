"""The workloads, in the order of the table."""

from ..contest import Entry, Workload
from .chains import LARGE_ARRAYS, MILLION, MIXED_0D, MIXED_4
from .convolutions import CONVOLUTIONS
from .descent import FIT, ROSENBROCK, ROSENBROCK_SCALARS, VALUE_AND_GRADIENT
from .fan_out import BRANCHES, DIAMONDS, SCALED, SELF_SUM
from .networks import GRADIENTS, NETWORKS
from .optimisation import MINIMISATION
from .second_order import SECOND_ORDER
from .start_up import Garbage, Import

WORKLOADS: tuple[Workload, ...] = (
    MIXED_4,
    MIXED_0D,
    *NETWORKS,
    *GRADIENTS,
    *CONVOLUTIONS,
    MILLION,
    SCALED,
    SELF_SUM,
    DIAMONDS,
    BRANCHES,
    LARGE_ARRAYS,
    ROSENBROCK,
    ROSENBROCK_SCALARS,
    FIT,
    VALUE_AND_GRADIENT,
    *SECOND_ORDER,
    MINIMISATION,
)

ENTRIES: tuple[Entry, ...] = (*WORKLOADS, Garbage(), Import())
"""Everything that fills rows of the table."""
