"""Values from JSON, each of a type agreed on: nothing that is read can be anything else, or run."""

from typing import Any, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from bot.workers.faults import NotOfType

T = TypeVar("T")
PLAIN = ConfigDict(val_json_bytes="base64")
ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def loaded(kind: type[T], written: bytes) -> T:
    """The value that plain.dumped has written. Raises NotOfType."""
    try:
        (value,) = _adapter(kind).validate_json(b"[" + written + b"]")
    except ValidationError:
        raise NotOfType(f"no {kind}") from None
    found: T = value
    return found


def _adapter(kind: type[T]) -> TypeAdapter[Any]:
    """Built once for each type: that takes some milliseconds."""
    if kind not in ADAPTERS:
        # Within a tuple, for a dataclass by itself can't be given a configuration.
        ADAPTERS[kind] = TypeAdapter(tuple[kind], config=PLAIN)  # type: ignore[valid-type]
    return ADAPTERS[kind]
