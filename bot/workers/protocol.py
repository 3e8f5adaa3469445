"""What goes through a worker's pipes: values as JSON, a few of them before a file, words while it works; how a task ends undone.

Here is nothing that takes long to import, for each worker does so anew.
"""

import json
import sys
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import GenericAlias
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")
WORD = b"word "  # begins a line on the child's stderr that is said while it works
NO_MEMORY = 71  # the exit code of a worker that was given no more memory


class ChildError(RuntimeError):
    """A task was not done; the text names the fault, never what the task was about."""


class LimitReached(ChildError):
    """It went beyond its limits: it would again, so it is not tried again."""


class NotOfType(ChildError):
    """A value that is not of the type agreed on; what it is instead is not said, for it may quote somebody."""


def dumped(value: object) -> bytes:
    """The value as JSON, dataclasses by the names of their fields. Raises TypeError for one that `loaded` knows no way back from."""
    return json.dumps(value, ensure_ascii=False, default=_json_value).encode()


def loaded(kind: type[T], written: bytes) -> T:
    """The value that `dumped` has written: it can't be anything else, or run. Raises NotOfType."""
    from pydantic import ValidationError

    form: Any = kind  # of a type's name nobody knows that it can be hashed
    try:
        (value,) = _adapter(form).validate_json(b"[" + written + b"]")
    except ValidationError:
        raise NotOfType(f"no {kind}") from None
    found: T = value
    return found


def answered(function: Callable[..., Any], question: bytes) -> bytes:
    """What a function makes of the values in a question, each by the type of its parameter; of words their language is there."""
    from union.words import Words, words

    kinds = [kind for name, kind in get_type_hints(function).items() if name != "return"]
    written: Any = GenericAlias(tuple, tuple(str if kind is Words else kind for kind in kinds))
    asked = zip(kinds, loaded(written, question), strict=True)
    made = function(*(words(value) if kind is Words else value for kind, value in asked))
    if made is None:
        return b""
    return made if isinstance(made, bytes) else dumped(made)


def framed(values: Mapping[str, Any], content: bytes = b"") -> bytes:
    """A few values and a file in one piece: a line of JSON, then the file as it is."""
    return json.dumps(values, default=_json_value).encode() + b"\n" + content


def unframed(piece: bytes) -> tuple[dict[str, Any], bytes]:
    """The values and the file. Raises NotOfType."""
    line, _, content = piece.partition(b"\n")
    try:
        values = json.loads(line)
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise NotOfType("no values before the file")
    return values, content


def say(word: str) -> None:
    """In the worker: a word to whoever asked, while the work goes on."""
    sys.stderr.buffer.write(WORD + word.encode() + b"\n")
    sys.stderr.buffer.flush()


def _json_value(value: Any) -> object:
    match value:
        case date() | time():
            return value.isoformat()
        case bytes():
            return urlsafe_b64encode(value).decode()
        case Decimal() | Path():
            return str(value)
        case frozenset() | set():
            return list(value)
    if is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    raise TypeError(f"no JSON of {type(value).__name__}")


@cache
def _adapter(kind: Any) -> "TypeAdapter[Any]":
    """Built once for each type: that takes some milliseconds."""
    from pydantic import TypeAdapter

    # Within a tuple, for a dataclass by itself can't be given a configuration.
    return TypeAdapter(tuple[kind], config={"val_json_bytes": "base64"})
