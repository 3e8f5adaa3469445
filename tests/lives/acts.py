"""`python -m tests.lives.acts [dev|held] [--lines] [--reading]`: what becomes of messages labelled with their acts.

Each is written in a fresh group of the real program, after what its context says stands there. Of the held-out half only totals.
With `--reading` what the reading alone gives as acts is compared too.
"""

import argparse
import asyncio
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.lives import act_judging
from tests.lives.act_judging import ASKED, CHANGES, DENIAL, PLANS, RIGHT, SILENT, WRONG, Played, of_kind
from tests.lives.act_reading import reading_of, report
from tests.lives.context import prepare
from tests.lives.house import House, has_buttons, hush, nothing_beside, region_of, words_of

HERE = Path(__file__).parent.parent / "data" / "acts"
NAMES = {"zh-Hans": ("周敏", "李建国"), "zh-Hant": ("周敏", "李建國"), "en": ("Tan Mei", "Lee Kok")}
ORDERS = ("Tasked", "Commanded", "Planned", "Notified", "Asked", "Absent")
Rows = Sequence[Played]


@dataclass(frozen=True, slots=True)
class Family:
    """A family of rows: its name, which rows are in it, and the verdict on one."""

    name: str
    holds: Callable[[Mapping[str, Any]], bool]
    judge: Callable[[Played], str]


def _only(row: Mapping[str, Any], kinds: Sequence[str]) -> bool:
    return bool(row["acts"]) and all(act["kind"] in kinds for act in row["acts"])


def _days_planned(row: Mapping[str, Any]) -> int:
    return sum(len(act["whens"]) for act in of_kind(row, *PLANS) if not act.get("closing"))


def _answered(one: Played) -> str:
    """A question or command in words: answered, and nothing stored."""
    return act_judging.verdict(one, bool(one.said) and one.unchanged and not one.denies)


def _heard(one: Played) -> str:
    """A notice, an absence, a life event: something is said, and no work is filed."""
    return act_judging.verdict(one, bool(one.said) and not one.logs and not one.denies)


def _asked(one: Played) -> str:
    """An honest secretary would ask: a question, nothing stored."""
    return RIGHT if one.offers and one.unchanged and not one.denies else act_judging.verdict(one, False)


def _left_alone(one: Played) -> str:
    """Chatter: no word and nothing stored."""
    return RIGHT if one.unchanged and not one.said else ASKED if one.unchanged else WRONG


def _is_sure(row: Mapping[str, Any]) -> bool:
    return not row["ask"]


FAMILIES = (
    Family("work told", lambda row: bool(of_kind(row, "Told")), act_judging.told),
    Family("plans", lambda row: bool(of_kind(row, *PLANS)) and _is_sure(row), act_judging.planned),
    Family("plans with several times", lambda row: _days_planned(row) > 1, act_judging.planned),
    Family("tasks", lambda row: bool(of_kind(row, "Tasked")), act_judging.tasked),
    Family(
        "changes and corrections",
        lambda row: bool(of_kind(row, *CHANGES)) and _is_sure(row),
        act_judging.changed,
    ),
    Family("questions and commands", lambda row: _only(row, ("Asked", "Commanded")), _answered),
    Family("notices", lambda row: _only(row, ("Notified",)), _heard),
    Family("absences", lambda row: _only(row, ("Absent",)), _heard),
    Family("life events", lambda row: _only(row, ("Lived",)), _heard),
    Family("to be asked", lambda row: bool(row["ask"]), _asked),
    Family("chatter", lambda row: bool(row["chatter"]), _left_alone),
)


async def played(row: Mapping[str, Any]) -> Played:
    """One row, in a group of its own."""
    author, other = NAMES[row["lang"]]
    cast = [{"name": author, "role": "主席", "branch": ""}, {"name": other, "role": "委员", "branch": ""}]
    header = {**region_of(row["region"], row["lang"]), "cast": cast, "group": "工会委员会"}
    house = House(header, datetime.fromisoformat(row["at"]))
    await house.open()
    try:
        context = await prepare(house, row, author)
        before = house.held()
        to = context[row["reply_to"]][2] if row["reply_to"] is not None else None
        calls = await house.write(author, row["where"], row["text"], to)
        said = words_of(calls)
        offers = has_buttons(calls) or "?" in said or "？" in said
        return Played(row, before, house.held(), said, offers, context, author)
    finally:
        await house.close()


async def play(rows: Sequence[Mapping[str, Any]]) -> list[Played]:
    """All rows."""
    with nothing_beside():
        return [await played(row) for row in rows]


def totals(found: Rows) -> Iterator[str]:
    """The table, then the figures that are not a family's."""
    yield f"{'family':<26}{'rows':>6}{RIGHT:>7}{'%':>7}{ASKED:>7}{DENIAL:>8}{WRONG:>7}{SILENT:>8}"
    for family in FAMILIES:
        mine = [family.judge(one) for one in found if family.holds(one.row)]
        count, share = Counter(mine), 100 * mine.count(RIGHT) / len(mine) if mine else 0
        cells = f"{count[RIGHT]:>7}{share:>7.1f}{count[ASKED]:>7}{count[DENIAL]:>8}{count[WRONG]:>7}{count[SILENT]:>8}"
        yield f"{family.name:<26}{len(mine):>6}{cells}"
    yield from _others(found)


def _others(found: Rows) -> Iterator[str]:
    work = [one for one in found if of_kind(one.row, "Told")]
    filed = [one for one in work if one.logs]
    unsaid = [one for one in filed if act_judging.amiss(one) and not one.names_rest]
    yield f"logs lost silently: {sum(not one.logs and not one.said for one in work)} of {len(work)}"
    yield f"filed logs with a wrong or missing figure, sum or day, nothing said of it: {len(unsaid)} of {len(filed)}"
    orders = [one for one in found if _only(one.row, ORDERS)]
    yield f"orders, agendas, plans filed as work done: {sum(bool(one.logs) for one in orders)} of {len(orders)}"
    changes = [one for one in found if of_kind(one.row, *CHANGES)]
    yield f"changes that made a second item or log: {sum(map(act_judging.is_doubled, changes))} of {len(changes)}"
    acts = [(one, act) for one in found for act in of_kind(one.row, "Tasked")]
    yield f"single tasks with their owner and day: {sum(act_judging.is_task(*each) for each in acts)} of {len(acts)}"
    named = [each for one in found for each in act_judging.left_over_named(one)]
    yield f"left over, and named in the answer: {sum(named)} of {len(named)}"


def failures(found: Rows) -> Iterator[str]:
    """Each row that is not right, for a person."""
    for one in found:
        wrong = [(family.name, family.judge(one)) for family in FAMILIES if family.holds(one.row)]
        wrong = [each for each in wrong if each[1] != RIGHT]
        if wrong or (one.logs and _only(one.row, ORDERS)):
            yield _shown(one, wrong)


def _shown(one: Played, wrong: Sequence[tuple[str, str]]) -> str:
    row, indent = one.row, "\n      "
    verdicts = "; ".join(f"{name}: {verdict}" for name, verdict in wrong) or "filed as work"
    parts = [f"{row['id']} {verdicts} | {row['at']} {row['where']} {row['region']}：{row['text']}"]
    parts += [f"   before {json.dumps(each, ensure_ascii=False)}" for each in row["context"]]
    parts += [f"   wanted {act['kind']} {_wanted(act)}" for act in row["acts"]]
    if one.logs and of_kind(row, "Told"):
        parts.append(f"   amiss {'; '.join(act_judging.amiss(one)) or 'nothing'}")
    return "\n".join([*parts, f"   said {one.said.replace(chr(10), indent) or '(nothing)'}"])


def _wanted(act: Mapping[str, Any]) -> str:
    names = ("whens", "rule", "owners", "reference", "scope", "figures", "money", "new", "closing")
    return json.dumps({name: act[name] for name in names if act.get(name)}, ensure_ascii=False)


def main(arguments: Sequence[str]) -> int:
    """Play and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.lives.acts")
    parser.add_argument("half", nargs="?", choices=("dev", "held"), default="dev")
    parser.add_argument("--lines", action="store_true", help="each message that is not right")
    parser.add_argument("--reading", action="store_true", help="the acts the reading alone gives")
    asked = parser.parse_args(arguments)
    if asked.lines and asked.half == "held":
        print("the held-out half gives totals only, never lines", file=sys.stderr)
        return 2
    hush(asked.half == "held")
    rows = [json.loads(line) for line in (HERE / f"{asked.half}.jsonl").read_text("utf-8").splitlines()]
    found = asyncio.run(play(rows))
    print(*totals(found), sep="\n")
    if asked.reading:
        print(*report(rows, [reading_of(row) for row in rows]), sep="\n")
    if asked.lines:
        print("", *failures(found), sep="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
