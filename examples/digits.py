"""Learn to read handwritten digits: the program of ``python -m dezero_typed``, options included.

The program itself is in src/dezero_typed/demo/digits.py, and is meant to be read.
"""

import sys

from dezero_typed.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
