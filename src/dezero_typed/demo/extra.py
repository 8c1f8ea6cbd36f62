"""scikit-learn and tqdm behind types of our own; nothing else in the package knows them.

Both are optional, and neither is typed throughout. They are imported by name, when they are
needed, and what comes out of them is converted or described by a Protocol right here: the package
type-checks the same with and without them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Protocol, final

import numpy as np

Images = np.ndarray[tuple[int, int], np.dtype[np.float64]]
"""One image a row: 64 grey values from 0 to 1."""

Labels = np.ndarray[tuple[int], np.dtype[np.int64]]
"""One digit from 0 to 9 for each image."""


class MissingExtraError(Exception):
    """A library of the ``examples`` extra is not installed."""


@final
@dataclass(frozen=True, slots=True)
class Digits:
    """Images and what they show, row by row."""

    images: Images
    labels: Labels

    def __len__(self) -> int:
        return len(self.labels)

    def take(self, rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Digits:
        """Return the chosen `rows`."""
        return Digits(self.images[rows].reshape(len(rows), -1), self.labels[rows].ravel())

    def batches(self, size: int, rng: np.random.Generator) -> Iterator[Digits]:
        """Yield all of them once, `size` at a time, in random order."""
        order = rng.permutation(len(self))
        for start in range(0, len(order), size):
            yield self.take(order[start : start + size])


class Progress(Protocol):
    """What the demo uses of a progress bar: it counts, and has a text at its end."""

    def __iter__(self) -> Iterator[int]: ...

    def set_postfix_str(self, s: str) -> object: ...


def load_digits() -> Digits:
    """Return the 1,797 handwritten digits of 8 x 8 pixels that come with scikit-learn.

    Raises `MissingExtraError` where scikit-learn is not installed.
    """
    bunch = load("sklearn.datasets", "scikit-learn").load_digits()
    images = np.asarray(bunch.data, dtype=np.float64) / 16.0
    labels = np.asarray(bunch.target, dtype=np.int64)
    return Digits(images.reshape(-1, 64), labels.ravel())


def progress_bar(steps: int, title: str) -> Progress:
    """Return a bar that counts to `steps`. Raises `MissingExtraError` where tqdm is not installed."""
    bar: Progress = load("tqdm", "tqdm").tqdm(range(steps), desc=title, unit=title, file=sys.stdout)
    return bar


def load(module: str, library: str) -> ModuleType:
    """Import `module` of `library`, or say how to install it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(
            f"this demo needs {library}, which is not installed ({error})\n"
            '  install it with:     pip install "dezero_typed[examples]"\n'
            "  or, with NumPy alone: python -m dezero_typed --book"
        ) from error
