"""autograd, MyGrad and PyTorch behind one interface, each used as its own documentation does.

They are imported by name when they are asked for: none needs to be installed, and none is part
of what the type checkers see.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeAlias, final

import numpy as np

AnyArray: TypeAlias = np.ndarray[Any, np.dtype[Any]]
Run: TypeAlias = Callable[[], Sequence[AnyArray]]

NAMES = ("autograd", "mygrad", "torch")

Program: TypeAlias = Callable[..., Any]
"""A workload for any peer: ``program(peer, leaves, constants)`` returns its value."""


class Peer(ABC):
    """Another library: its functions by NumPy's names in `np`, and how it takes gradients."""

    np: Any

    @abstractmethod
    def differentiate(self, program: Program, leaves: Sequence[AnyArray], constants: Sequence[AnyArray] = ()) -> Run:
        """Return a run that computes the value of `program` and its gradients, the cotangent being ones."""

    @abstractmethod
    def descend(
        self, program: Program, leaves: Sequence[AnyArray], constants: Sequence[AnyArray], rate: float, steps: int
    ) -> Run:
        """Return a run that takes `steps` steps of gradient descent, and returns the leaves after them."""

    @abstractmethod
    def cross_entropy(self, logits: Any, labels: Any) -> Any:
        """Return the mean of ``-log_softmax(logits)`` at the labels."""

    def jacobian(self, program: Program, leaf: AnyArray, constants: Sequence[AnyArray]) -> Run:
        """Return a run that computes the Jacobian of `program`."""
        raise NotImplementedError

    def hessian(self, program: Program, leaf: AnyArray, constants: Sequence[AnyArray]) -> Run:
        """Return a run that computes the Hessian of `program`."""
        raise NotImplementedError

    def hessian_vector_product(
        self, program: Program, leaf: AnyArray, constants: Sequence[AnyArray], vector: AnyArray
    ) -> Run:
        """Return a run that computes the product of the Hessian of `program` with `vector`."""
        raise NotImplementedError


@final
class Autograd(Peer):
    def __init__(self) -> None:
        self.np = import_module("autograd.numpy")
        self.autograd: Any = import_module("autograd")

    def differentiate(self, program: Program, leaves: Sequence[AnyArray], constants: Sequence[AnyArray] = ()) -> Run:
        def value(leaves: Any) -> Any:
            return program(self, leaves, constants)

        with_pull = self.autograd.make_vjp(value)

        def run() -> Sequence[AnyArray]:
            pull, y = with_pull(tuple(leaves))
            return (y, *pull(np.ones_like(y)))

        return run

    def descend(
        self, program: Program, leaves: Sequence[AnyArray], constants: Sequence[AnyArray], rate: float, steps: int
    ) -> Run:
        def value(leaves: Any) -> Any:
            return program(self, leaves, constants)

        gradient = self.autograd.grad(value)
        state = tuple(x.copy() for x in leaves)

        def run() -> Sequence[AnyArray]:
            for _ in range(steps):
                for x, gx in zip(state, gradient(state), strict=True):
                    x -= rate * gx
            return state

        return run

    def cross_entropy(self, logits: Any, labels: Any) -> Any:
        shifted = logits - self.np.max(logits, axis=1, keepdims=True)
        logs = shifted - self.np.log(self.np.sum(self.np.exp(shifted), axis=1, keepdims=True))
        return -self.np.mean(logs[np.arange(len(labels)), labels])

    def of_leaf(self, program: Program, constants: Sequence[AnyArray]) -> Callable[[Any], Any]:
        """Return `program` as a function of its leaf."""
        return lambda x: program(self, (x,), constants)

    def jacobian(self, program: Program, leaf: AnyArray, constants: Sequence[AnyArray]) -> Run:
        matrix = self.autograd.jacobian(self.of_leaf(program, constants))
        return lambda: (matrix(leaf),)

    def hessian(self, program: Program, leaf: AnyArray, constants: Sequence[AnyArray]) -> Run:
        matrix = self.autograd.hessian(self.of_leaf(program, constants))
        return lambda: (matrix(leaf),)

    def hessian_vector_product(
        self, program: Program, leaf: AnyArray, constants: Sequence[AnyArray], vector: AnyArray
    ) -> Run:
        product = self.autograd.hessian_vector_product(self.of_leaf(program, constants))
        return lambda: (product(leaf, vector),)


@final
class MyGrad(Peer):
    def __init__(self) -> None:
        self.np = import_module("mygrad")
        self.loss: Any = import_module("mygrad.nnet.losses").softmax_crossentropy

    def differentiate(self, program: Program, leaves: Sequence[AnyArray], constants: Sequence[AnyArray] = ()) -> Run:
        tensors = [self.np.tensor(x, copy=False) for x in leaves]

        def run() -> Sequence[AnyArray]:
            value = program(self, tensors, constants)
            value.backward()
            return (value.data, *(x.grad for x in tensors))

        return run

    def descend(
        self, program: Program, leaves: Sequence[AnyArray], constants: Sequence[AnyArray], rate: float, steps: int
    ) -> Run:
        tensors = [self.np.tensor(x.copy()) for x in leaves]

        def run() -> Sequence[AnyArray]:
            for _ in range(steps):
                program(self, tensors, constants).backward()
                for x in tensors:
                    x.data -= rate * x.grad
            return [x.data for x in tensors]

        return run

    def cross_entropy(self, logits: Any, labels: Any) -> Any:
        return self.loss(logits, labels)


@final
class Torch(Peer):
    def __init__(self) -> None:
        self.np = import_module("torch")
        self.np.set_num_threads(1)
        self.functional: Any = import_module("torch.nn.functional")

    def differentiate(self, program: Program, leaves: Sequence[AnyArray], constants: Sequence[AnyArray] = ()) -> Run:
        tensors = [self.np.from_numpy(x).requires_grad_() for x in leaves]
        fixed = [self.np.from_numpy(x) for x in constants]

        def run() -> Sequence[AnyArray]:
            for x in tensors:
                x.grad = None
            value = program(self, tensors, fixed)
            value.backward(self.np.ones_like(value))
            return (value.detach().numpy(), *(x.grad.numpy() for x in tensors))

        return run

    def descend(
        self, program: Program, leaves: Sequence[AnyArray], constants: Sequence[AnyArray], rate: float, steps: int
    ) -> Run:
        tensors = [self.np.from_numpy(x.copy()).requires_grad_() for x in leaves]
        fixed = [self.np.from_numpy(x) for x in constants]

        def run() -> Sequence[AnyArray]:
            for _ in range(steps):
                program(self, tensors, fixed).backward()
                with self.np.no_grad():
                    for x in tensors:
                        x -= rate * x.grad
                        x.grad = None
            return [x.detach().numpy() for x in tensors]

        return run

    def cross_entropy(self, logits: Any, labels: Any) -> Any:
        return self.functional.cross_entropy(logits, labels)

    def matrix(self, transform: str, program: Program, leaf: AnyArray, constants: Sequence[AnyArray]) -> Run:
        """Return a run that computes what a transform of ``torch.func`` makes of `program`."""
        x = self.np.from_numpy(leaf)
        fixed = [self.np.from_numpy(constant) for constant in constants]

        def of_leaf(x: Any) -> Any:
            return program(self, (x,), fixed)

        made = getattr(import_module("torch.func"), transform)(of_leaf)
        return lambda: (made(x).numpy(),)

    def jacobian(self, program: Program, leaf: AnyArray, constants: Sequence[AnyArray]) -> Run:
        return self.matrix("jacrev", program, leaf, constants)

    def hessian(self, program: Program, leaf: AnyArray, constants: Sequence[AnyArray]) -> Run:
        return self.matrix("hessian", program, leaf, constants)

    def hessian_vector_product(
        self, program: Program, leaf: AnyArray, constants: Sequence[AnyArray], vector: AnyArray
    ) -> Run:
        x = self.np.from_numpy(leaf).requires_grad_()
        fixed, v = [self.np.from_numpy(constant) for constant in constants], self.np.from_numpy(vector)

        def run() -> Sequence[AnyArray]:
            (gx,) = self.np.autograd.grad(program(self, (x,), fixed), x, create_graph=True)
            (product,) = self.np.autograd.grad(gx, x, v)
            return (product.numpy(),)

        return run


def installed() -> tuple[str, ...]:
    """Return the names of the peers that are installed here."""
    return tuple(name for name in NAMES if find_spec(name) is not None)


@cache
def load(name: str) -> Peer:
    """Return the peer called `name`."""
    peers: dict[str, Callable[[], Peer]] = {"autograd": Autograd, "mygrad": MyGrad, "torch": Torch}
    return peers[name]()
