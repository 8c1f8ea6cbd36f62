"""Run on one thread: the libraries read these variables when they are imported."""

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

from benchmarks.functions.table import main  # noqa: E402

main()
