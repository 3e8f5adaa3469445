"""A committee with a year and more of work behind it is asked sixty questions; how many answers are right.

`python -m tests.asked [LIST.jsonl] [--odd|--even]` prints the answers that are wrong, and the figure; of the even ids
only the figure: they stay unread, so that they still tell what an unseen question meets.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from handlers.calendar.add_command import add
from handlers.core.messages.incoming_message import Who
from handlers.routing import free_text
from handlers.worklog import log_command
from storage.core import people
from tests.unit.handlers.office import Office, at
from tests.unit.handlers.stage import in_private
from union.core.groups import Role

HERE = Path(__file__).parent / "data" / "questions"
ASKED_AT = "2026-11-20 10:00"
CHIEF, *OTHERS = (
    Who(501, "李建国", None, "zh-hans"),
    Who(502, "王芳", None, "zh-hans"),
    Who(503, "张伟", None, "zh-hans"),
    Who(504, "陈静", None, "zh-hans"),
)


def lines(path: Path) -> Iterator[Mapping[str, Any]]:
    """The values of a file, one a line."""
    return map(json.loads, path.read_text("utf-8").splitlines())


def committee(directory: Path = HERE) -> Office:
    """The office after all logs and items were told, each on its day; 李建国 is admin and 负责人, all are 委员 by hand."""
    office = Office("2025-01-02 10:00")
    writers = {who.name: who for who in (CHIEF, *OTHERS)}
    for who in writers.values():
        office.officer(who.name, who.user_id)
    _appoint(office)
    for told in lines(directory / "logs.jsonl"):
        office.stage.now = at(f"{told['day']} 18:00")
        office.stage.write(writers[told["author"]], f"/log {told['text']}", log_command.log)
    for item in lines(directory / "items.jsonl"):
        office.stage.now = at(item["said"].replace("T", " "))
        text = f"/add {item['text']}，由{item['owner']}负责"
        office.stage.write(writers[item["owner"]], text, add)
    office.stage.now = at(ASKED_AT)
    return office


def ask(office: Office, text: str, who: Who = CHIEF) -> str:
    """What the bot says to a question asked in private, all its messages."""
    before = len(office.posts(who.user_id))
    office.stage.write(who, text, free_text.in_private, in_private(who))
    return "\n".join(office.posts(who.user_id)[before:])


def is_right(line: Mapping[str, Any], answer: str) -> bool:
    """Whether the words wanted stand in the answer; `help`: no figure, and what can be asked."""
    if line["expect"] == "help":
        return "可以这样问" in answer and "条记录" not in answer
    met = [word in answer for word in line["words"]]
    return all(met) if line["expect"] == "all" else any(met)


def judged(
    path: Path, office: Office, half: str | None = None
) -> Iterator[tuple[Mapping[str, Any], str, bool]]:
    """Each question, its answer and whether that is right; `half`: only those of odd or even ids."""
    for line in lines(path):
        if half and (int(line["id"][1:]) % 2 == 1) != (half == "odd"):
            continue
        answer = ask(office, line["text"])
        yield line, answer, is_right(line, answer)


def _appoint(office: Office) -> None:
    with office.store.unit() as db:
        for who in (CHIEF, *OTHERS):
            person = people.person_of_user(db, who.user_id)
            assert person is not None
            role = Role.ADMIN if who is CHIEF else Role.OFFICER
            people.enrol(db, office.group, person, role, office.stage.now, by_hand=True)
            people.set_chief(db, office.group, person, who is CHIEF)


def main() -> None:
    """Print what is wrong and how many are right; with -v every answer."""
    names = [each for each in sys.argv[1:] if not each.startswith("-")]
    path = Path(names[0]) if names else HERE / "sixty.jsonl"
    half = next((each for each in ("odd", "even") if f"--{each}" in sys.argv), None)
    found = list(judged(path, committee(), half))
    for line, answer, right in found if half != "even" else ():
        if not right or "-v" in sys.argv:
            print(
                f"{'' if right else 'WRONG '}{line['id']} {line['text']}\n   wanted {line['words']}\n   {answer}"
            )
    print(f"{sum(right for *_rest, right in found)} of {len(found)} right")


if __name__ == "__main__":
    main()
