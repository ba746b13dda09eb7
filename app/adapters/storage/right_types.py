"""Is what was read of the type that it claims? JSON holds anything in any place, and dataclasses check nothing."""

from collections.abc import Callable
from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def checked(value: T) -> T:
    """The same dataclass, when each of its fields holds what its annotation says, to the bottom.

    Raises:
        TypeError: one does not; the text names types and fields, never a value.
    """
    for name, hint in _hints(type(value)).items():
        if not _fits(getattr(value, name), hint):
            raise TypeError(f"{type(value).__name__}.{name}")
    return value


_hints: Callable[[Any], dict[str, Any]] = cache(get_type_hints)


def _fits(value: Any, hint: Any) -> bool:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is UnionType:
        return any(_fits(value, one) for one in arguments)
    if origin in (tuple, frozenset):
        return isinstance(value, origin) and all(_fits(one, arguments[0]) for one in value)
    if is_dataclass(hint):
        return type(value) is hint and all(
            _fits(getattr(value, name), inner) for name, inner in _hints(hint).items()
        )
    if issubclass(hint, Enum):
        return isinstance(value, hint)
    return type(value) is hint or (hint is float and type(value) is int)
