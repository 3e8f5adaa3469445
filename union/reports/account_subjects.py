"""Under which subject (科目) of 《工会会计制度》 money stands, as union/data/subjects.toml has it: a proposal for the books."""

from typing import Any, NamedTuple

from union.data import table

SPENT, INCOME = "spent", "income"


class Subject(NamedTuple):
    """A subject; `doubt`: the treasurer is to confirm it."""

    name: str
    doubt: bool


def subject_of(category: str, words: str, *, income: bool = False) -> Subject:
    """By the first line that fits the category and the words said of the money; the last fits everything."""
    line = next(
        each for each in table("subjects")[INCOME if income else SPENT] if _fits(each, category, words)
    )
    return Subject(line["subject"], line.get("doubt", False))


def order(*, income: bool = False) -> list[str]:
    """The subjects in the order of the books."""
    found: list[str] = table("subjects")["order_of_income" if income else "order"]
    return found


def _fits(line: dict[str, Any], category: str, words: str) -> bool:
    named, said = line.get("categories"), line.get("words")
    return (named is None or category in named) and (said is None or any(each in words for each in said))
