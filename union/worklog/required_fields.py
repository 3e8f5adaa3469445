"""What a complete record of each sort of work says (union/data/log_fields.toml), and what of it is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from union.data import table
from union.reading.text.normal_form import normal
from union.worklog.entries import Fact


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
class Form:
    """A sort of work with what is asked of it; `words` call it behind /log."""

    name: str
    category: str
    words: tuple[str, ...]
    example: str
    asks: tuple[Field, ...]


@cache
def forms() -> tuple[Form, ...]:
    """Every sort, in the order of the file."""
    return tuple(
        Form(name, one["category"], tuple(one["words"]), one["example"], tuple(map(_field, one["asks"])))
        for name, one in table("log_fields").items()
    )


def form_of(words: str) -> Form | None:
    """The sort a word alone names: 「走访」, 「培训」; None where more is said."""
    said = normal(words).text.strip(" 。,!")
    return next((one for one in forms() if said in (one.name, *one.words)), None)


def names_a_form(words: str) -> bool:
    """Whether the words say of themselves what sort of work they tell of."""
    said = normal(words).text
    return any(name in said for one in forms() for name in (one.name, *one.words))


def form_of_category(category: str) -> Form | None:
    """The sort a logged category belongs to."""
    return next((one for one in forms() if one.category == category), None)


def missing(form: Form, facts: Sequence[Fact], text: str) -> tuple[Field, ...]:
    """What the record does not say; `text` is the whole message."""
    plain = normal(text).text
    return tuple(one for one in form.asks if not _is_told(one, facts, plain))


def _field(one: Mapping[str, object]) -> Field:
    units, tells = one.get("units", ()), one.get("tells", ())
    assert isinstance(units, list | tuple) and isinstance(tells, list | tuple)
    return Field(str(one["name"]), str(one["question"]), tuple(units), bool(one.get("money")), tuple(tells))


def _is_told(field: Field, facts: Sequence[Fact], plain: str) -> bool:
    if field.money and any(fact.money for fact in facts):
        return True
    counted = any(each.unit in field.units for fact in facts for each in fact.measures)
    return counted or any(word in plain for word in field.tells)
