"""Whose life event a clause tells: 二车间|老刘, 机关|刘洋, 张建国|父亲, and what stands before that person."""

import re
from functools import cache
from typing import NamedTuple

from union.core.lazy_regex import compiled
from union.data import table
from union.reading.life.vocabulary import HAN, HAPPENINGS, NO_PEOPLE, diseases, known, listed
from union.reading.names.helped_names import COMPOUND, NO_NAME, SURNAMES

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
    for match in people().finditer(clause):
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
    if found := _belongs().fullmatch(words, at):
        return found["branch"], ""
    if found := _belongs().fullmatch(words):
        return found["branch"], ""
    return None, words[at:]


@cache
def people() -> re.Pattern[str]:
    """One person with kin: 老刘, 李师傅, 王芳, 张建国同志的父亲, 有个师傅 (without a name)."""
    masked = rf"[{SURNAMES}]{MASK}"
    unnamed = r"(?:有|某)(?:一?[个位名])?(?:老|女|青年)?(?:职工|师傅|同事|工友|同志|员工|女工|工人|会员)"
    person = "|".join((_nick(), _titled(), masked, _full(), _latin()))
    return compiled(rf"(?:(?P<person>{person})|{unnamed})(?:同志|师傅)?{_kin()}?")


def _latin() -> str:
    """Kelly, Mr Tan, Ah Seng; no sentence's first word."""
    others, before_it = "|".join(listed("people", "not_latin")), "|".join(listed("people", "honorifics"))
    return rf"(?<![A-Za-z])(?!{others})(?:(?:{before_it})\.?[ ·][A-Z][A-Za-z]{{1,11}}|[A-Z][A-Za-z]{{2,11}})(?![A-Za-z])"


def _nick() -> str:
    """老刘, 大刘, 小芳, 阿明, 阿May."""
    data = table("occasions")["people"]
    others = "|".join(listed("people", "not_nicks"))
    big = rf"(?<![\u4e00-\u9fff])大[{data['big']}](?!{HAN}(?:队|会|厦|学))"
    twice = "|".join(sign * 2 for sign in data["twice"])  # 宁宁
    called = rf"[老小][{SURNAMES}{data['nicks']}]|{big}|小[{data['given']}]|(?<![\u4e00-\u9fff])(?:{twice})"
    elders = "|".join(listed("people", "elders"))
    with_a = rf"阿(?:(?![姨公婆里拉司尔富胶弥]){HAN}|[A-Z][a-z]{{1,9}})"
    return rf"(?!{others})(?:{called}|{with_a})(?:(?!{elders}){titles()})?"


def _titled() -> str:
    """李师傅, 张建国师傅, 强哥, 何生."""
    data = table("occasions")["people"]
    others, named = "|".join(listed("people", "not_titled")), "|".join(listed("people", "titles"))
    short = rf"(?:{COMPOUND}|[{SURNAMES}{data['surnames']}]){titles()}"
    sign = rf"(?![的他她家组班科部处室队厂长员]){HAN}"
    whole = rf"[{SURNAMES}](?!{short})(?:{sign}){{1,2}}?(?:{named})"
    called = rf"[{data['given']}][哥姐叔姨嫂]|[{SURNAMES}]生(?=个?[太仔女囡]|屋企|住院|入)"
    return rf"(?!{others})(?:{short}|{whole})|{called}"


def _full() -> str:
    """王芳, 张建国, 欧阳明; its third sign is no adverb and begins no illness."""
    others = "|".join([*listed("people", "not_names"), f".[老小][{SURNAMES}]", f".[{SURNAMES}]{titles()}"])
    kin = "|".join(one for one in listed("people", "kin") if len(one) == 2)  # 田甜|哥哥
    third = rf"(?![{NO_THIRD}]|{GANG}|{kin}|{diseases()}|{_happened()}){HAN}"
    return rf"(?!{others}){_begins()}(?:(?:{COMPOUND})|{NO_NAME}[{SURNAMES}]){HAN}(?:{third})?{_ends()}"


def _begins() -> str:
    """No name begins within a branch's or an office's words: 机|关, 门|卫, 工|段."""
    data = table("occasions")["prefix"]
    words = [*data["branches"], *data["branch_endings"], "会计", "出纳", "技师", "厂长"]
    inner = {(word[:i], word[i]) for word in words for i in range(1, len(word)) if word[i] in SURNAMES}
    return "".join(sorted(f"(?<!{head}(?={sign}))" for head, sign in inner))


def _kin() -> str:
    kin = "|".join(listed("people", "kin"))
    return f"(?:(?:说是?(?=[他她]))?(?:'s[ ·]?|家里?的?|他们?|她们?|佢|的|个){{0,2}}(?P<kin>{kin})(?!节|们))"


@cache
def _ends() -> str:
    """Where a full name may end: before a title, kin, a word that may stand there, what happened, a sign."""
    words = "|".join(listed("gap", "words"))
    kin = "|".join(listed("people", "kin"))
    return rf"(?=同志|师傅|和|与|跟|、|[,:;。!]|$|的?(?:{kin})|{words}|{_happened()})"


def _happened() -> str:
    return re.sub(r"\(\?P<[a-z_]+>", "(?:", HAPPENINGS.pattern)


@cache
def titles() -> str:
    """What may stand behind a surname: 李师傅, 王大姐."""
    return f"(?:{'|'.join([*listed('people', 'titles'), *listed('people', 'addresses')])})"


@cache
def _belongs() -> re.Pattern[str]:
    """A branch with the trade or office of who is named: 机修班|的, 二车间|职工, 退休老工人."""
    endings = "|".join(listed("prefix", "branch_endings"))
    names = "|".join(listed("prefix", "branches"))
    nots = "".join(listed("prefix", "branch_not"))
    sign = rf"(?![{nots}])[\u4e00-\u9fffA-Za-z0-9#]"
    one = rf"(?:{names}|{sign}{{1,8}}?(?:{endings}))"
    roles = "|".join(listed("prefix", "roles"))
    return re.compile(rf"(?:(?P<branch>{one}{{1,2}})|{endings})?(?:里|那边|这边)?的?(?:{roles})?的?[\s:]?")
