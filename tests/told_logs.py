"""Logs told to the real handlers: how often the question about an item, or about a twin, is put, and how often rightly.

`python -m tests.told_logs [even|odd|all]` prints what the even lines get wrong, and the figures.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from handlers.core.messages.incoming_message import Who
from handlers.core.turn import Turn
from handlers.worklog import event_link_question, log_command
from storage.events import queries as events_queries
from storage.worklog import entries, possible_duplicates
from tests.asked import lines
from tests.unit.handlers.office import Office, at
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Owner, Rule
from union.worklog.entries import LogEntry

HERE = Path(__file__).parent / "data" / "logs"
NAMES = ("王芳", "李建国", "张伟", "陈静")
WRITERS = {name: Who(501 + place, name, None, "zh-hans") for place, name in enumerate(NAMES)}


@dataclass(frozen=True, slots=True)
class Count:
    """`put`: questions asked; `right` of them as labelled; `wanted`: those the labels ask for."""

    put: int
    right: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of the questions put that are right."""
        return self.right / self.put if self.put else 1.0

    @property
    def recall(self) -> float:
        """The share of the questions wanted that are put."""
        return self.right / self.wanted


def half(name: str, which: str = "all") -> list[Mapping[str, Any]]:
    """The lines of a file: `even` were mended after, `odd` were only counted."""
    every = list(lines(HERE / name))
    return {"all": every, "odd": every[0::2], "even": every[1::2]}[which]


def offered(case: Mapping[str, Any]) -> list[int]:
    """The numbers of the items the log is asked about."""
    office = _office(case["now"])
    places = dict(_items(office, case["items"]))
    entry = _tell(office, case["author"], case["log"], case["now"])
    if entry is None:
        return []
    found: list[int] = []

    def look(turn: Turn) -> None:
        kept = entries.get(turn.db, turn.with_group(), entry.id)
        if kept is not None and kept.event_id is not None:  # surely meant: tied without a question
            found.append(places[kept.event_id])
        found.extend(places[each.one.event.id] for each in event_link_question.candidates(turn, entry))

    _act(office, case["author"], look)
    return found


def is_asked(case: Mapping[str, Any]) -> bool:
    """Whether the second entry is asked about as the first one's twin."""
    first, second = case["first"], case["second"]
    office = _office(first["at"])
    _tell(office, first["author"], first["text"], first["at"])
    later = _tell(office, second["author"], second["text"], second["at"])
    return later is not None and bool(possible_duplicates.of_entry(office.store.db, office.group, later))


def count_ties(cases: Sequence[Mapping[str, Any]]) -> tuple[Count, list[str]]:
    """How the labels are met, and what is wrong; with several buttons one of them must be right."""
    put = right = wanted = 0
    wrong = []
    for case in cases:
        found, expect = offered(case), case["expect"]
        is_right = bool(set(found) & set(expect))
        put, right, wanted = put + bool(found), right + (bool(found) and is_right), wanted + bool(expect)
        if bool(found) != bool(expect) or not set(expect) <= set(found) or len(found) > 1:
            wrong.append(f"{case['id']} {case['log']} wanted {expect} got {found}")
    return Count(put, right, wanted), wrong


def count_twins(cases: Sequence[Mapping[str, Any]]) -> tuple[Count, list[str]]:
    """The same for twins."""
    put = right = wanted = 0
    wrong = []
    for case in cases:
        found, same = is_asked(case), case["same"]
        put, right, wanted = put + found, right + (found and same), wanted + same
        if found != same:
            wrong.append(
                f"{case['id']} {case['first']['text']} | {case['second']['text']} is {same} asked {found}"
            )
    return Count(put, right, wanted), wrong


def _office(now: str) -> Office:
    office = Office("2026-09-01 10:00")
    for name, who in WRITERS.items():
        office.officer(name, who.user_id)
    office.stage.now = at(now.replace("T", " "))
    return office


def _items(office: Office, items: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, int]]:
    for item in items:
        rule = Rule(item["rule"]) if "rule" in item else None
        owners = tuple(Owner(name) for name in item.get("owners", ()))
        start = datetime.fromisoformat(item["when"])
        event = Event(
            0, 0, item["title"], Kind(item["kind"]), start, Grain(item["grain"]),
            deadline=item.get("deadline", False), owners=owners, rule=rule,
        )  # fmt: skip
        with office.store.unit() as db:
            yield events_queries.add(db, office.group, event, at("2026-09-01 10:00")).id, item["no"]


def _tell(office: Office, author: str, text: str, when: str) -> LogEntry | None:
    """The entry it became; None where it was refused, and nothing can be asked about it."""
    office.stage.now = at(when.replace("T", " "))
    before = _newest(office)
    office.stage.write(WRITERS[author], f"/log {text}", log_command.log)
    newest = _newest(office)
    return entries.get(office.store.db, office.group, newest) if newest != before else None


def _newest(office: Office) -> int:
    [row] = office.store.db.query("select coalesce(max(id), 0) as id from logs")
    return int(row["id"])


def _act(office: Office, author: str, act: Callable[[Turn], None]) -> None:
    office.stage.write(WRITERS[author], "·", act)


def main(which: str) -> None:
    """Print the figures, and what is wrong of the even lines."""
    for name, count in (("ties.jsonl", count_ties), ("twins.jsonl", count_twins)):
        found, wrong = count(half(name, which))
        print(f"{name} {which}: {found}, precision {found.precision:.1%}, recall {found.recall:.1%}")
        if which == "even":
            print(*wrong, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "even")
