"""``python -m dezero_typed``: the package at work on real data, or on the book's steps."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .demo import book, digits
from .demo.extra import MissingExtraError

LARGEST_SEED = 2**32 - 1
LARGEST_EPOCHS = 10_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m dezero_typed",
        description="Train a small neural network to read handwritten digits, or check what the book's steps compute.",
        epilog='The digits come with scikit-learn: pip install "dezero_typed[examples]". --book needs NumPy alone.',
    )
    add = parser.add_argument
    add("--book", action="store_true", help="print what the book's steps compute, next to what they should")
    add("--seed", type=seed, default=0, metavar="N", help="where the random numbers start (default: %(default)s)")
    add("--epochs", type=epochs, default=30, metavar="N", help="how often to read the data (default: %(default)s)")
    options = parser.parse_args(arguments)
    try:
        if options.book:
            return book.run()
        digits.run(options.seed, options.epochs)
    except MissingExtraError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        return 130
    return 0


def seed(text: str) -> int:
    """Read the argument of --seed."""
    return whole_number(text, 0, LARGEST_SEED)


def epochs(text: str) -> int:
    """Read the argument of --epochs."""
    return whole_number(text, 1, LARGEST_EPOCHS)


def whole_number(text: str, least: int, largest: int) -> int:
    """Return the number in `text`, which must be in the range."""
    try:
        number = int(text)
    except ValueError:
        number = least - 1
    if not least <= number <= largest:
        raise argparse.ArgumentTypeError(f"expected a whole number from {least} to {largest}, got {text!r}")
    return number


if __name__ == "__main__":
    sys.exit(main())
