"""What is stored, as one register: whose it is, how long, in which export, what an erasure does with it.

The lines are storage/privacy/register.toml; /privacy, docs/privacy.md, export, erasure and their tests all read them.
"""

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Any

KEPT_SEEN, KEPT_FAILED, KEPT_WORDS = timedelta(days=3), timedelta(days=7), timedelta(days=90)

WITH_GROUP = "至本群数据删除"
OF_GROUP = "group_id = :group"


@dataclass(frozen=True, slots=True)
class Held:
    """A table: every text and blob column is named in `words`, `codes`, `files` or `secrets`; a test walks the schema.

    `words` are what somebody said, or names; `codes` dates, states and ids; `people` hold a person's number, and rows
    of `private` are that person's alone: an erasure deletes them, from others it takes the name and the number.
    `secrets` open something and are in no export; in an admin's export are only the rows of a group that meet `shared`.
    `group` and `person` are conditions with :group, :person and :user (Telegram's id); "" where there are no such rows.
    """

    table: str
    what: str
    kept: str = WITH_GROUP
    words: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    private: bool = False
    group: str = OF_GROUP
    through: str = ""  # whose rows these are where no column says it
    chat: bool = False  # chat_id says where it was told: of a private chat that is whose it is
    shared: str = ""
    exported: bool = True

    @property
    def is_of_group(self) -> bool:
        """Whether each row names its group."""
        return self.group == OF_GROUP

    @property
    def person(self) -> str:
        """Which rows are about a person."""
        named = [f"{column} = :person" for column in self.people]
        own = ["chat_id = :user"] if self.chat else []
        return " or ".join([*named, *own, *([self.through] if self.through else [])])

    @property
    def texts(self) -> tuple[str, ...]:
        """All columns of text."""
        return (*self.words, *self.codes, *self.secrets)


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A kind of file; `pattern` is a regular expression for its path below its folder."""

    folder: str
    pattern: str
    what: str
    kept: str
    erased: str


@cache
def held_tables() -> tuple[Held, ...]:
    """Every table of the database."""
    read = _read()
    days = {"seen": KEPT_SEEN.days, "failed": KEPT_FAILED.days, "words": KEPT_WORDS.days}
    found: list[dict[str, Any]] = [
        {name: tuple(v) if isinstance(v, list) else v for name, v in one.items()} for one in read["table"]
    ]
    for one in found:
        through = one.get("through", "")
        one |= {
            "kept": one.get("kept", WITH_GROUP).format(**days),
            "through": read["through"].get(through, through),
        }
    return tuple(Held(**one) for one in found)


@cache
def held_files() -> tuple[HeldFile, ...]:
    """Every kind of file."""
    return tuple(HeldFile(**one) for one in _read()["file"])


def _read() -> dict[str, Any]:
    return tomllib.loads((files("storage.privacy") / "register.toml").read_text("utf-8"))
