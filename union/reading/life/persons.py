"""Whose life event a clause tells: 二车间|老刘, 机关|刘洋, 张建国|父亲; and in which form a person is named: 刘师傅, 刘建国, 阿明."""

import re
from functools import cache
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.data import table
from union.reading.life.life_event import HAN, HAPPENINGS, NO_PEOPLE, diseases, known, listed
from union.reading.names.helped_names import COMPOUND, HELPED, SURNAMES
from union.reading.piece_rules import with_fragments, with_words
from union.reading.text.normal_form import simplified

MASK = "[*＊某]{1,3}"
# The third sign of a name is none of these but an adverb: 何敏|又, 王芳|也.
NO_THIRD = "已又也在因被突正才就都还要快想没未不昨今前近最的和与跟同当家爸妈爱老父母得做患是说去来给"
GANG = "(?<![志建永国德金春立卫世学文大铁宏洪李小])刚"
LONGEST = 30  # signs between the beginning of a clause and its person
JOINS = re.compile(r"\s?[和与跟、及]\s?")


class Subject(NamedTuple):
    """Somebody of whom a clause may tell something, with where the name begins and what belongs to it ends."""

    person: str
    relation: str | None
    branch: str | None
    start: int
    end: int
    left: str  # what of the words before it the reader does not know
    joined: bool = False  # to the one before it: 小吴和小林


def subjects(clause: str, place: int = 0) -> list[Subject]:
    """Everybody a clause names, in order, whatever is said of them; `place` is where the clause begins in its text."""
    found: list[Subject] = []
    inner = {at for match in NO_PEOPLE.finditer(clause) for at in range(match.start() + 1, match.end())}
    for match in PEOPLE.finditer(clause):
        if match.start() in inner:
            continue
        begin = found[-1].end - place if found else 0
        if match.start() - begin > LONGEST:
            begin = match.start() - LONGEST
        words = clause[begin : match.start()]
        joins = JOINS.match(words) if found else None
        branch, left = before(words[joins.end() :] if joins else words)
        found.append(
            Subject(
                match["person"] or "",
                match["kin"],
                branch,
                place + match.start(),
                place + match.end(),
                left,
                joins is not None and not left,
            )
        )
    return found


def before(words: str) -> tuple[str | None, str]:
    """The branch that the words before a person name, and what of them is neither known nor a branch."""
    at = 0
    while match := known("prefix").match(words, at) or known("sentence", "hearsay").match(words, at):
        at = match.end()
    if found := BELONGS.fullmatch(words, at):
        return found["branch"], ""
    if found := BELONGS.fullmatch(words):
        return found["branch"], ""
    return None, words[at:]


def _spelt(name: str) -> str:
    """How a person, or the branch before one, is named (union/data/occasions.toml)."""
    twice = "|".join(sign * 2 for sign in table("occasions")["people"]["twice"])
    shared = {
        "SURNAMES": SURNAMES, "COMPOUND": COMPOUND, "NO_NAME": HELPED.spelt("@NO_NAME"), "HAN": HAN, "MASK": MASK, "TWICE": twice,
        "NO_THIRD": NO_THIRD, "GANG": GANG, "DISEASES": diseases(), "BEGINS": _begins(),
        "HAPPENED": re.sub(r"\(\?P<[a-z_]+>", "(?:", HAPPENINGS.pattern), "GAP": "|".join(listed("gap", "words")),
        "SHORT_KIN": "|".join(one for one in listed("people", "kin") if len(one) == 2),  # 田甜|哥哥
        "BRANCH_NOT": "".join(listed("prefix", "branch_not")),
    }  # fmt: skip
    return with_words(with_fragments(f"@{name}", shared | table("occasions")["persons"]), _words)


def _words(name: str) -> str:
    """A list of signs, or of words as alternatives."""
    part = "people" if name in table("occasions")["people"] else "prefix"
    found = table("occasions")[part][name]
    return found if isinstance(found, str) else "|".join(listed(part, name))


def _begins() -> str:
    """No name begins within a branch's or an office's words: 机|关, 门|卫, 工|段."""
    data = table("occasions")["prefix"]
    words = [*data["branches"], *data["branch_endings"], "会计", "出纳", "技师", "厂长"]
    inner = {(word[:i], word[i]) for word in words for i in range(1, len(word)) if word[i] in SURNAMES}
    return "".join(sorted(f"(?<!{head}(?={sign}))" for head, sign in inner))


PEOPLE = Regex(lambda: _spelt("PEOPLE"))
BELONGS = Regex(lambda: _spelt("BELONGS"))


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
    title, surname = _spelt("TITLES"), f"{COMPOUND}|[{SURNAMES}]"
    return re.compile(
        rf"(?P<nick>[老小大])(?P<nicked>[{SURNAMES}])(?:{title})?|(?P<masked>{surname}){MASK}(?:{title})?"
        rf"|(?P<titled>{surname})(?:{title}|生)|(?P<surname>{surname})(?P<given>[\u4e00-\u9fff]{{1,2}}?)(?:同志|{title})?"
        r"|阿(?P<called>[\u4e00-\u9fff])|(?P<first>[\u4e00-\u9fff])[哥姐叔姨嫂]"
    )
