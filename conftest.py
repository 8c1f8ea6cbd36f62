"""Leaves out, where SciPy is not installed, what needs it."""

from importlib.util import find_spec

SPECIAL = (
    "backend", "bessel", "beta_family", "beta_functions", "differential_equations", "entropy", "error_functions",
    "gamma_family", "gamma_functions", "matrix_functions", "minimize", "multivariate", "normal", "optimize", "poisson",
    "structured_systems", "student",
)  # fmt: skip

PACKAGES = ("integrate", "special", "stats")

collect_ignore_glob = (
    []
    if find_spec("scipy")
    else [
        *(f"src/dezero_typed/{each}/*" for each in PACKAGES),
        "src/dezero_typed/optimize/backend.py",
        "src/dezero_typed/optimize/minimization.py",
        *(f"tests/*/{each}.py" for each in SPECIAL),
        *(f"tests/*/test_{each}.py" for each in SPECIAL),
    ]
)
