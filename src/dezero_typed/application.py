"""How a function is applied and recorded: `call` for users' functions, direct forms for our own.

The direct forms do without the checks and copies of `call`: a built-in function comes as a new
node, states what its rule reads, and makes one array of a supported type.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np
from numpy import ndarray

from .arrays import FLOAT32, FLOAT64, AnyArray, is_array
from .contract import Broadcast, Checked, Conjugate, Output, Several, read_only, spec_of
from .function import Function
from .node import Contract, Leaf, Node, next_sequence
from .recording import RECORDING, Observed, Setting
from .variable import AnyVariable, Operand, Variable, as_data, is_variable, made_by, made_leaf, require_variable

if TYPE_CHECKING:
    from typing_extensions import TypeIs

AnyFunction = Function[Any, *tuple[Any, ...]]
_new = object.__new__
is_recording: Callable[[], Setting] = RECORDING.get


def call(function: AnyFunction, xs: tuple[object, ...]) -> Any:
    """Apply a user's function to Variables and arrays, the latter constants; record a copy of it."""
    label = type(function).__name__
    arrays = tuple(x.data if is_variable(x) else as_data(x, label) for x in xs)
    made: object = function.forward(*arrays)
    parents = tuple(x._node if is_variable(x) else None for x in xs)
    inputs = tuple(spec_of(x) for x in arrays)
    node = copy(function)
    kept = tuple(read_only(x) for x in arrays)
    if not is_tuple(made):
        y = as_data(made, f"{label}.forward")
        return recorded(node, parents, kept, y, Checked(inputs, None))
    ys = tuple(as_data(y, f"{label}.forward") for y in made)
    return recorded(node, parents, kept, ys, Checked(inputs, tuple(spec_of(y) for y in ys)))


def recorded(
    function: AnyFunction, parents: tuple[Node | None, ...], primals: tuple[Any, ...], result: Any,
    contract: Contract | None = None,
) -> Any:
    """Put `function` on the tape, where recording is on, and return the Variable or Variables it made."""
    recording = is_recording()
    if recording is False or not any(parents):
        if isinstance(recording, Observed):
            recording.saw(function, primals, result, recorded=False)
        return leaves_of(result)
    function.place(parents, contract)
    keeps_primals, keeps_result = function.keeps
    if keeps_primals:
        function.primals = primals
    if keeps_result:
        function.result = result
    if recording is not True:
        recording.saw(function, primals, result, recording.records)
        if not recording.records:
            return leaves_of(result)
    return outputs_of(function, result)


def observed(setting: Observed, function: AnyFunction, operands: tuple[Any, ...], y: AnyVariable) -> None:
    """Show an operation to those who look on; where nothing is recorded, what it made becomes a leaf."""
    setting.saw(function, operands, y._data, setting.records)
    if not setting.records:
        y._node = Leaf(y._data)


def is_tuple(value: object) -> TypeIs[tuple[Any, ...]]:
    """Tell whether a function made several arrays."""
    return isinstance(value, tuple)


def is_array_like(value: object, *, recorded: bool = True) -> bool:
    """Tell whether `value` is an array or a NumPy scalar or, in a `recorded` pass, a Variable."""
    return isinstance(value, np.ndarray | np.generic) or (recorded and is_variable(value))


def leaves_of(result: Any) -> Any:
    """Return what a function made as a Variable without a history, or as a tuple of them."""
    return tuple(made_leaf(y) for y in result) if is_tuple(result) else made_leaf(result)


def outputs_of(function: AnyFunction, result: Any) -> Any:
    """Return the Variable that `function` made, or the tuple of them."""
    if is_tuple(result):
        return tuple(made_by(Output(function, index), y) for index, y in enumerate(result))
    return made_by(function, result)


def inputs_of(function: AnyFunction) -> tuple[AnyVariable, ...]:
    """Return the inputs of `function` as Variables, rebuilt from what it kept."""
    if any(is_variable(primal) for primal in function.primals):
        raise NotImplementedError(
            f"{function}: a rule that reads self.inputs has no second derivative; read self.primals in it"
        )
    pairs = zip(function.parents, function.primals, strict=True)
    return tuple(made_by(parent or Leaf(x), x) for parent, x in pairs)


def lifted(function: AnyFunction, parents: tuple[Node | None, ...]) -> Node:
    """Return a copy of `function` whose primals and result are Variables, rebuilt from what it kept."""
    if not any(function.keeps) and parents == function.parents:
        return function
    twin = function.twin(parents)
    if hasattr(function, "primals"):
        pairs = zip(function.parents, function.primals, strict=True)
        twin.primals = tuple(x if parent is None else made_by(parent, x) for parent, x in pairs)
    if hasattr(function, "result"):
        twin.result = outputs_of(function, function.result)
    return twin


def unary(function: AnyFunction, x: AnyVariable) -> AnyVariable:
    """Apply a built-in function of one Variable."""
    if type(x) is not Variable:
        refuse_operand(function, x)
    a = x._data
    dtype = a.dtype
    contract = None if dtype is FLOAT64 or dtype is FLOAT32 else admitted(function, dtype)
    y: AnyVariable = _new(Variable)
    y._data = b = function.forward(a)
    recording = is_recording()
    if recording is False:
        y._node = Leaf(b)
        return y
    y._node = function
    function.sequence = next_sequence()
    function.parents = (x._node,)
    function.contract = contract
    function.grad = function.edit = None
    function.variable_name = ""
    keeps_primals, keeps_result = function.keeps
    if keeps_primals:
        function.primals = (a,)
    if keeps_result:
        function.result = b
    if recording is not True:
        observed(recording, function, (a,), y)
    return y


def applied(function: AnyFunction, x: Any) -> Any:
    """Apply a function in the rule of another: to an array or, in a recorded pass, to a Variable."""
    return unary(function, x) if is_variable(x) else function.forward(x)


def applied_to_both(function: AnyFunction, x0: Any, x1: Any) -> Any:
    """Apply a function of two operands in the rule of another: to arrays or, in a recorded pass, to Variables."""
    return binary(function, x0, x1) if is_variable(x0) or is_variable(x1) else function.forward(x0, x1)


def binary(function: AnyFunction, x0: Operand, x1: Operand) -> AnyVariable:
    """Apply a built-in function of two operands that broadcast, at least one of them a Variable."""
    if type(x0) is not Variable:
        return with_constant(function, x1, 0, x0) if type(x1) is Variable else refuse_operand(function, x0)
    if type(x1) is not Variable:
        return with_constant(function, x0, 1, x1)
    a = x0._data
    b = x1._data
    dtype = a.dtype
    known = dtype is FLOAT64 or dtype is FLOAT32
    if not known:
        admitted(function, dtype)
    y: AnyVariable = _new(Variable)
    parents = (x0._node, x1._node)
    try:
        y._data = c = function.forward(a, b)
    except ValueError as error:
        explain(function, a, b, error)
    contract: Contract | None = None
    if not known or dtype is not b.dtype:
        contract = reconcile(function, parents, (a, b), c)
    elif (shape := a.shape) != b.shape:
        if function.core:
            contract = restoring(function, parents, (a, b), c)
        else:
            made = c.shape  # what `restoring` finds of any operands, in fewer steps for these
            contract = Broadcast((None if shape == made else (shape, dtype), None if b.shape == made else (b.shape, dtype)))
    recording = is_recording()
    if recording is False:
        y._node = Leaf(c)
        return y
    y._node = function
    function.sequence = next_sequence()
    function.parents = parents
    function.contract = contract
    function.grad = function.edit = None
    function.variable_name = ""
    keeps_primals, keeps_result = function.keeps
    if keeps_primals:
        function.primals = (a, b)
    if keeps_result:
        function.result = c
    if recording is not True:
        observed(recording, function, (a, b), y)
    return y


def with_constant(function: AnyFunction, x: AnyVariable, position: int, constant: Any) -> AnyVariable:
    """Apply a built-in function of two operands, where the one at `position` is a constant."""
    data = x._data
    dtype = data.dtype
    known = dtype is FLOAT64 or dtype is FLOAT32
    if not known:
        admitted(function, dtype)
        if isinstance(constant, float):
            require_kind(function, dtype, FLOAT64)
    kind: Any = constant.__class__
    other: Any
    if number := (kind is float or kind is int):
        # A number takes the dtype of the Variable. As a 0-d array it costs a ufunc half, and two
        # scalars need no ufunc.
        if type(data) is not ndarray:
            other = constant
        elif data.ndim == 0:
            data = data[()]
            other = constant
        else:
            other = np.array(constant, dtype)
    elif kind is ndarray and is_array(constant) and constant.dtype is dtype:
        other = constant
    elif number := isinstance(constant, (float, int)):
        other = np.array(constant, dtype)
    elif isinstance(constant, complex):
        other = np.array(constant, np.result_type(dtype, 1j))
    else:
        other = as_data(constant, function.label(), f"operand {position}")
    parents: tuple[Node | None, ...]
    if position == 1:
        a, b = data, other
        parents = (x._node, None)
    else:
        a, b = other, data
        parents = (None, x._node)
    y: AnyVariable = _new(Variable)
    try:
        y._data = c = function.forward(a, b)
    except ValueError as error:
        explain(function, a, b, error)
    contract = None if number and known else reconcile(function, parents, (a, b), c)
    recording = is_recording()
    if recording is False:
        y._node = Leaf(c)
        return y
    y._node = function
    function.sequence = next_sequence()
    function.parents = parents
    function.contract = contract
    function.grad = function.edit = None
    function.variable_name = ""
    keeps_a, keeps_b, keeps_result = function.keeps_for[1 - position]
    if keeps_a or keeps_b:
        function.primals = (a if keeps_a else None, b if keeps_b else None)
    if keeps_result:
        function.result = c
    if recording is not True:
        observed(recording, function, (a, b), y)
    return y


def reconcile(
    function: AnyFunction, parents: tuple[Node | None, ...], arrays: tuple[Any, Any], result: Any
) -> Contract | None:
    """Return what surrounds the rule for operands whose shape or dtype is not the result's, or complex ones."""
    contract = restoring(function, parents, arrays, result)
    if result.dtype.kind != "c":
        return contract
    admitted(function, result.dtype)
    return Conjugate(contract) if function.holomorphic else contract


def restoring(
    function: AnyFunction, parents: tuple[Node | None, ...], arrays: tuple[Any, Any], result: Any
) -> Contract | None:
    """Return what brings the gradients back to operands whose shape or dtype is not the result's."""
    a, b = arrays
    dtype = result.dtype
    core = function.core
    if core and a.ndim <= core and b.ndim <= core and a.dtype is dtype and b.dtype is dtype:
        return None
    # Where an axis is summed over, an operand that was broadcast may have the shape of the result all the same.
    shape = None if core else result.shape
    spec0 = spec1 = None
    if parents[0] is not None and not (a.shape == shape and a.dtype is dtype):
        require_kind(function, a.dtype, dtype)
        spec0 = a.shape, a.dtype
    if parents[1] is not None and not (b.shape == shape and b.dtype is dtype):
        require_kind(function, b.dtype, dtype)
        spec1 = b.shape, b.dtype
    return None if spec0 is spec1 else Broadcast((spec0, spec1))


def require_kind(function: AnyFunction, dtype: np.dtype[Any], result: np.dtype[Any]) -> None:
    """Raise where an integer Variable of `dtype` meets floats: it could not hold a float gradient."""
    if dtype.kind == "i" and result.kind != "i":
        raise TypeError(f"{function.label()} of {dtype} and floats has no {dtype} gradient; write x.astype(np.float64)")


def admitted(function: AnyFunction, dtype: np.dtype[Any]) -> Contract | None:
    """Return what surrounds the rule for elements of `dtype`; raise where the function is not defined on them."""
    if dtype.kind == "c":
        if function.holomorphic:
            return Conjugate(None)
        if not function.complex:
            refuse_elements(function.label(), dtype)
    elif dtype.kind == "i" and not function.ring:
        refuse_elements(function.label(), dtype)
    return None


def require_float(label: str, *xs: object, complex: bool = False) -> None:
    """Raise where a function that is made of others is given elements that it has no gradient for."""
    for x in xs:
        dtype = x.dtype if is_variable(x) else None
        if dtype is not None and (dtype.kind == "i" or (dtype.kind == "c" and not complex)):
            refuse_elements(label, dtype)


def refuse_elements(label: str, dtype: np.dtype[Any]) -> NoReturn:
    """Raise about elements on which the operation `label` is not defined."""
    if dtype.kind == "c":
        raise TypeError(f"{label} needs a real array, got {dtype}; write x.real, x.imag or abs(x)")
    raise TypeError(f"{label} needs a float array, got {dtype}; write x.astype(np.float64)")


def refuse_operand(function: AnyFunction, value: object) -> NoReturn:
    """Raise about a call with no Variable."""
    require_variable(function.label(), value)
    raise AssertionError("refused a Variable")


def explain(function: AnyFunction, a: AnyArray, b: AnyArray, error: ValueError) -> NoReturn:
    """Raise `error` again, saying of which operation and operands."""
    raise ValueError(
        f"{function.label()}: operand 1 of shape {b.shape} does not fit operand 0 of shape {a.shape}"
    ) from error


def nary(function: AnyFunction, xs: Sequence[Operand], *, broadcast: bool = False) -> Any:
    """Apply a built-in function of any number of operands, at least one of them a Variable.

    A number takes the dtype of the Variables. With `broadcast` the operands broadcast to the
    result, and the engine undoes it; without, the rule returns the shapes of the operands. Where
    dtypes differ, the engine brings each gradient back to its operand's. Returns a Variable, or
    a tuple of them where `forward` returns a tuple.
    """
    parents = tuple(x._node if isinstance(x, Variable) else None for x in xs)
    operands: list[Any] = [x._data if isinstance(x, Variable) else x for x in xs]
    dtype = operands[0].dtype if any(parents) and type(operands[0]) is ndarray else None
    known = (dtype is FLOAT64 or dtype is FLOAT32) and all(type(x) is ndarray and x.dtype is dtype for x in operands)
    arrays = tuple(operands) if known else admitted_operands(function, xs)
    made: Any = function.forward(*arrays)
    y: Any = tuple(np.asarray(each) for each in made) if is_tuple(made) else np.asarray(made)
    outputs: tuple[AnyArray, ...] = y if is_tuple(y) else (y,)
    same = not broadcast or all(x.shape == outputs[0].shape for x in arrays)
    alike = known and same and all(each.dtype is dtype for each in outputs)
    contract = None if alike else surrounding(function, parents, arrays, outputs, broadcast)
    if is_tuple(y):
        contract = Several(tuple(spec_of(each) for each in outputs), contract)
    return recorded(function, parents, arrays, y, contract)


def admitted_operands(function: AnyFunction, xs: Sequence[Operand]) -> tuple[AnyArray, ...]:
    """Return the arrays of `xs`; raise where the function is not defined on them."""
    dtypes = [x.dtype for x in xs if isinstance(x, Variable)]
    if not dtypes:
        refuse_operand(function, xs[0])
    for dtype in dtypes:
        admitted(function, dtype)
    common = np.result_type(*dtypes)
    label = function.label()
    return tuple(
        x.data if isinstance(x, Variable)
        else np.array(x, np.result_type(common, x)) if isinstance(x, (int, float, complex))
        else as_data(x, label, f"operand {position}")
        for position, x in enumerate(xs)
    )  # fmt: skip


def surrounding(
    function: AnyFunction, parents: tuple[Node | None, ...], arrays: tuple[AnyArray, ...], outputs: tuple[AnyArray, ...],
    broadcast: bool,
) -> Contract | None:  # fmt: skip
    """Return what brings the gradients back to operands whose shape or dtype is not the result's, or complex ones."""
    result = np.result_type(*outputs)
    for parent, x in zip(parents, arrays, strict=True):
        if parent is not None:
            require_kind(function, x.dtype, result)
    specs = tuple(
        None if x.dtype == result and (x.shape == outputs[0].shape or not broadcast) else spec_of(x) for x in arrays
    )
    contract: Contract | None = Broadcast(specs) if any(specs) else None
    if any(x.dtype.kind == "c" for x in (*arrays, *outputs)):
        admitted(function, np.result_type(result, *arrays))
        if function.holomorphic:
            return Conjugate(contract)
    return contract
