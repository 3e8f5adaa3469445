"""A JSON object of any type of the Bot API, drawn by lot; the fields are read from PTB's own classes.

What PTB comes to know tomorrow is generated tomorrow. Values come from a `Supply`.
"""

import inspect
import types
import typing
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Any, ForwardRef, Protocol

import telegram
from telegram import InaccessibleMessage, MaybeInaccessibleMessage, TelegramObject

Json = dict[str, Any]
NAMED = {"from_user": "from", "api_kwargs": None}  # what PTB calls otherwise than the API, or adds
TELLING = ("type", "status", "source")  # the field that says which of several kinds an object is
DEEPEST = 5
# What Telegram always gives, though PTB's signatures let it be left out.
NEEDED = {
    *("persistent_id", "allows_revoting", "option_persistent_ids", "can_react_to_messages"),
    *("can_manage_direct_messages", "members_only"),
}
ABSTRACT = {MaybeInaccessibleMessage: (telegram.Message, InaccessibleMessage)}


class Supply(Protocol):
    """Where single values come from; the field's name says what it is for."""

    def number(self, name: str) -> int:
        """An id, a count, a size."""

    def moment(self, name: str) -> int:
        """Unix seconds."""

    def words(self, name: str) -> str:
        """Any text."""

    def ours(self, kind: type) -> Json | None:
        """One of ours where the kind is a chat or a user; None for whatever must be made up."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a type: `meant` is int, str, … or a class; `lists`: how many lists deep it stands."""

    name: str
    meant: Any
    lists: int
    optional: bool


class Typed:
    """Makes objects."""

    def __init__(self, dice: Random, supply: Supply) -> None:
        self._dice, self._supply = dice, supply

    def object(self, kind: type, depth: int = 0, wanted: Sequence[str] = ()) -> Json:
        """One of this type: what it must have, `wanted`, and less of the rest the deeper it stands."""
        ours = self._supply.ours(kind)
        if ours is not None:
            return ours
        chosen: type = self._dice.choice(kinds_of(kind))
        made: Json = {"date": 0} if chosen is InaccessibleMessage else dict(telling(chosen))
        for field in fields_of(chosen):
            if field.name not in made and (not field.optional or field.name in wanted or self._also(depth)):
                made[field.name] = self._value(field, depth)
        return made

    def _also(self, depth: int) -> bool:
        return depth < DEEPEST and self._dice.random() < (0.04, 0.06, 0.12, 0.12, 0.08)[depth]

    def _value(self, field: Field, depth: int) -> Any:
        value: Any = None
        if field.lists and isinstance(field.meant, type) and depth > DEEPEST:
            return []
        if field.lists == 0:
            return self._single(field, depth)
        value = [self._single(field, depth) for _ in range(self._dice.choice((0, 1, 1, 2, 5)))]
        for _ in range(field.lists - 1):
            value = [value]
        return value

    def _single(self, field: Field, depth: int) -> Any:
        supply, meant = self._supply, field.meant
        if meant is bool:
            return self._dice.random() < 0.5
        if meant is int:
            return supply.number(field.name)
        if meant is float:
            return self._dice.choice((0.0, -1.5, 39.9, 1e300))
        if meant is timedelta:
            return self._dice.choice((0, 1, 86_400))
        if meant is datetime:
            return supply.moment(field.name)
        if isinstance(meant, type) and issubclass(meant, TelegramObject):
            return self.object(meant, depth + 1)
        return supply.words(field.name)


@cache
def fields_of(kind: type) -> tuple[Field, ...]:
    """The fields of a class of PTB's, as the API names them."""
    found = []
    for name, parameter in inspect.signature(kind.__init__).parameters.items():
        shown = NAMED.get(name, name)
        if shown is None or name == "self" or parameter.kind is parameter.VAR_KEYWORD:
            continue
        meant, lists, optional = _read(parameter.annotation, kind)
        if meant is not None:
            free = optional or parameter.default is not parameter.empty
            found.append(Field(shown, meant, lists, free and name not in NEEDED))
    return tuple(found)


def _read(annotation: Any, kind: type) -> tuple[Any, int, bool]:
    """(type, lists deep, optional); None for what Telegram never sends."""
    if isinstance(annotation, ForwardRef):
        annotation = annotation.__forward_arg__
    if isinstance(annotation, str):
        optional = annotation.endswith("| None")
        return getattr(telegram, annotation.removesuffix("| None").strip(), None), 0, optional
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        left = [each for each in inner if each is not type(None)]
        chosen = next((each for each in left if each in (timedelta, str)), left[0])
        meant, lists, _optional = _read(chosen, kind)
        return meant, lists, len(left) < len(inner)
    if origin is not None and issubclass(origin, Sequence) and inner:
        meant, lists, _optional = _read(inner[0], kind)
        return meant, lists + 1, False
    if annotation in (bool, int, float, str, datetime, timedelta):
        return annotation, 0, False
    if inspect.isclass(annotation) and issubclass(annotation, TelegramObject):
        return annotation, 0, False
    return None, 0, True


@cache
def kinds_of(kind: type) -> tuple[type, ...]:
    """The class itself, or the kinds there are of it."""
    if kind in ABSTRACT:
        return ABSTRACT[kind]
    # Message has subclasses of its own in PTB; only what is told apart by a field is a family.
    family = tuple(each for each in kind.__subclasses__() if telling(each))
    return family if family and not telling(kind) else (kind,)


@cache
def telling(kind: type) -> Mapping[str, str]:
    """The field by which Telegram says which kind it is, where the class decides it."""
    names = [
        name for name in inspect.signature(kind.__init__).parameters if name not in ("self", "api_kwargs")
    ]
    if any(name in names for name in TELLING):
        return {}
    for nothing in (None, False):
        with suppress(TypeError, AttributeError, ValueError):
            made = kind(**dict.fromkeys(names, nothing))
            found = {name: getattr(made, name, None) for name in TELLING}
            return {name: str(value) for name, value in found.items() if isinstance(value, str)}
    return {}
