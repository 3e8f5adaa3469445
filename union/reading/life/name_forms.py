"""The forms in which people are named: 老刘, 刘师傅, 刘建国, 阿明; and what of a name may stand in a group."""

import re
from functools import cache
from typing import NamedTuple

from union.reading.life.persons import MASK, titles
from union.reading.names.helped_names import COMPOUND, SURNAMES
from union.reading.text.normal_form import simplified


class NameForm(NamedTuple):
    """What a name tells of who is meant; what it does not tell is empty."""

    surname: str = ""
    given: str = ""
    nick: str = ""


def form(name: str) -> NameForm | None:
    """A name by its form; None for one that is not a name of ours (Amy)."""
    match = _forms().fullmatch(simplified(name).replace("＊", "*"))
    if match is None:
        return None
    surname = match["nicked"] or match["masked"] or match["titled"] or match["surname"] or ""
    return NameForm(surname, match["given"] or match["called"] or match["first"] or "", match["nick"] or "")


def full_name(person: str) -> str | None:
    """The surname with the given name as written, 「张建国师傅」 → 张建国; None where no given name is told."""
    match = _forms().fullmatch(simplified(person).replace("＊", "*"))
    return person[: match.end("given")] if match and match["given"] else None


@cache
def _forms() -> re.Pattern[str]:
    title, surname = titles(), f"{COMPOUND}|[{SURNAMES}]"
    return re.compile(
        rf"(?P<nick>[老小大])(?P<nicked>[{SURNAMES}])(?:{title})?|(?P<masked>{surname}){MASK}(?:{title})?"
        rf"|(?P<titled>{surname})(?:{title}|生)|(?P<surname>{surname})(?P<given>[\u4e00-\u9fff]{{1,2}}?)(?:同志|{title})?"
        r"|阿(?P<called>[\u4e00-\u9fff])|(?P<first>[\u4e00-\u9fff])[哥姐叔姨嫂]"
    )
