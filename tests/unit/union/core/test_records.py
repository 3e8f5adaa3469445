"""What the standard library's dataclasses do, those made quickly do as well."""

import dataclasses
import pickle

import pytest

from union.core.records import dataclass, field


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit, with what is not shown and what is not compared."""

    name: str
    sum: int = 0
    secret: str = field(default="x", repr=False)
    seen: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call(Visit):
    """Another class with the same fields."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Without fields."""


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """One that is ordered."""

    number: int


@dataclass(slots=True)
class Count:
    """One that may be changed."""

    number: int


SAME = dataclasses.make_dataclass(
    "Visit",
    [
        ("name", str),
        ("sum", int, 0),
        ("secret", str, field(default="x", repr=False)),
        ("seen", int, field(default=0, compare=False)),
    ],
    frozen=True,
    slots=True,
)


def test_it_is_shown_and_hashed_as_the_standard_librarys() -> None:
    """With the fields that are to be shown, by those that are compared."""
    ours, theirs = Visit("老张", 500), SAME("老张", 500)
    assert (repr(ours), hash(ours)) == (repr(theirs), hash(theirs))


def test_the_same_values_are_equal_whatever_is_not_compared() -> None:
    """And are found again as a key."""
    assert {Visit("老张", seen=1): "kept"}[Visit("老张", seen=2)] == "kept"


@pytest.mark.parametrize("other", [Visit("老李"), Visit("老张", secret="y"), Call("老张"), "老张"])
def test_other_values_and_other_classes_are_not(other: object) -> None:
    """As what inherits the fields."""
    assert Visit("老张") != other


def test_of_no_fields_all_are_equal() -> None:
    """There is nothing by which they differ."""
    assert Nothing() == Nothing() and hash(Nothing()) == hash(Nothing())


def test_one_that_is_ordered_or_may_change_is_the_standard_librarys() -> None:
    """Its methods are its own."""
    count = Count(1)
    count.number = 2
    assert Day(1) < Day(2) and count == Count(2) and Count.__hash__ is None


def test_it_goes_to_another_process_and_back() -> None:
    """Its slots, too."""
    assert pickle.loads(pickle.dumps(Visit("老张", 500))) == Visit("老张", 500)


def test_replace_fields_and_slots_are_there() -> None:
    """What takes a dataclass takes it."""
    assert dataclasses.replace(Visit("老张"), sum=3) == Visit("老张", 3)
    assert not hasattr(Visit("老张"), "__dict__")
