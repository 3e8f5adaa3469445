"""The work log: what was done, with its figures, as values; what a complete record of each sort of work says."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache

from union.core.branches import By
from union.core.records import dataclass, replace
from union.data import frozen, table
from union.reading.message import Measure, Money
from union.reading.text.normal_form import normal

BETWEEN = "，"  # words that are laid beside a title


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing done within a log entry. `day` is the day it happened, in the group's zone."""

    category: str
    title: str
    day: date
    measures: tuple[Measure, ...] = ()
    money: tuple[Money, ...] = ()

    @property
    def figures(self) -> tuple[tuple[int, Measure | Money], ...]:
        """What it counts, then what it pays, each with its place among its kind."""
        return (*enumerate(self.measures), *enumerate(self.money))

    @property
    def words(self) -> str:
        """Its title, then what each of its figures counts."""
        return BETWEEN.join([self.title, *(each.what or "" for _nth, each in self.figures)])

    def reworded(self, say: Callable[[str], str]) -> "Fact":
        """The same with its title, and what its figures count, as `say` puts them."""
        return replace(
            self,
            title=say(self.title),
            measures=tuple(replace(each, what=each.what and say(each.what)) for each in self.measures),
            money=tuple(replace(each, what=each.what and say(each.what)) for each in self.money),
        )


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A filed message about work done: `number` is the group's running number (#12).

    `text` is as written, private figures already masked; `said_at` is UTC, when it was written.
    `late_for` is the month ("2026-11") whose report it missed, for a 补报; None otherwise.
    `late_until` is the day after that month's last, where it is not the calendar's.
    `event_id` is the item it fulfils, `event_time` which time of a series (`Occurrence.key`).
    `branches` are ours by number, `branch` their names as shown, `branch_by` how they are known.
    `branch_facts`: of each branch which facts are its own, by place; empty: all of them are everybody's.
    `fulfils_none`: somebody said that it is none of the items asked about. `item`: the title of the item it fulfils.
    """

    id: int
    number: int
    author: str
    author_id: int | None
    text: str
    said_at: datetime
    facts: tuple[Fact, ...]
    chat_id: int = 0
    message_id: int = 0
    event_id: int | None = None
    branch: str | None = None
    branches: tuple[int, ...] = ()
    branch_by: By = By.NOBODY
    branch_facts: tuple[tuple[int, ...], ...] = ()
    late_for: str | None = None
    late_until: date | None = None
    undone: bool = False
    version: int = 1
    photos: int = 0
    event_time: str = ""
    fulfils_none: bool = False
    item: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a record says: answered by a count of these units, a sum where `money`, or one of these words."""

    name: str
    question: str
    units: tuple[str, ...] = ()
    money: bool = False
    tells: tuple[str, ...] = ()

    @property
    def is_figure(self) -> bool:
        """Whether a figure answers it."""
        return bool(self.units) or self.money


@dataclass(frozen=True, slots=True)
class WorkForm:
    """A sort of work with what is asked of it; `words` call it behind /log."""

    name: str
    category: str
    words: tuple[str, ...]
    example: str
    asks: tuple[Field, ...]


@cache
def forms() -> tuple[WorkForm, ...]:
    """Every sort, in the order of the file."""
    return tuple(
        WorkForm(
            name,
            one["category"],
            tuple(one["words"]),
            one["example"],
            tuple(Field(**frozen(each)) for each in one["asks"]),
        )
        for name, one in table("log_fields").items()
    )


def form_of(words: str) -> WorkForm | None:
    """The sort a word alone names: 「走访」, 「培训」; None where more is said."""
    said = normal(words).text.strip(" 。,!")
    return next((one for one in forms() if said in (one.name, *one.words)), None)


def names_a_form(words: str) -> bool:
    """Whether the words say of themselves what sort of work they tell of."""
    said = normal(words).text
    return any(name in said for one in forms() for name in (one.name, *one.words))


def form_of_category(category: str) -> WorkForm | None:
    """The sort a logged category belongs to."""
    return next((one for one in forms() if one.category == category), None)


def missing(form: WorkForm, facts: Sequence[Fact], text: str) -> tuple[Field, ...]:
    """What the record does not say; `text` is the whole message."""
    plain = normal(text).text
    return tuple(one for one in form.asks if not _is_field_given(one, facts, plain))


def _is_field_given(field: Field, facts: Sequence[Fact], plain: str) -> bool:
    if field.money and any(fact.money for fact in facts):
        return True
    counted = any(each.unit in field.units for fact in facts for each in fact.measures)
    return counted or any(word in plain for word in field.tells)
