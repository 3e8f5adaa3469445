"""Frozen dataclasses, made in a quarter of the time: of each the standard library writes six methods and compiles them one by one.

For mypy this is the standard library's own, which holds all to `frozen`; while the program runs nothing does. What shows, compares
and hashes is shared by all.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import field as field
from dataclasses import replace as replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, order: bool = False, **options: bool) -> Callable[[type], type]:
        """Stands for `dataclasses.dataclass`; one that may be changed or is ordered has that one's methods."""
        if order or not frozen:
            return dataclasses.dataclass(frozen=frozen, order=order, **options)
        return lambda cls: _with_methods(dataclasses.dataclass(repr=False, eq=False, **options)(cls))


def _with_methods(cls: Any) -> Any:
    every = dataclasses.fields(cls)
    values = attrgetter(*[each.name for each in every if each.compare] or ["__class__"])

    def __eq__(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:
        return hash(values(self))

    def __repr__(self: object) -> str:
        shown = (f"{each.name}={getattr(self, each.name)!r}" for each in every if each.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    cls.__eq__, cls.__hash__, cls.__repr__ = __eq__, __hash__, __repr__
    return cls
