"""How officers call each other: by name, by @username, or 李委员, 王主席, 老张, 小周 – taken only where one fits."""

from collections.abc import Sequence
from itertools import islice

from union.core.groups import Member, Role
from union.core.lazy_regex import Regex
from union.reading.names.people import familiar
from union.reading.text.normal_form import simplified

OF_ANY_OFFICER = ("委员", "委員", "理事")
OF_ANYBODY = ("老师", "老師", "师傅", "師傅", "同志", "大姐", "姐", "哥", "工")
TITLES = (
    "副主席", "主席", "副组长", "组长", "組長", "副主任", "主任", "书记", "書記", "部长", "部長", "科长", "科長",
    "经理", "經理", "干事", "会计", "會計", "出纳", "出納",
)  # fmt: skip
BEFORE = ("老", "小")
LONGEST_SURNAME = 2
MOST_FORMS = 40  # of address in a text: each is held against the whole roster
GIVEN = 2
CALLED = Regex(
    rf"[\u4e00-\u9fff]{{1,{LONGEST_SURNAME}}}?(?P<title>{'|'.join((*TITLES, *OF_ANY_OFFICER, *OF_ANYBODY))})"
)
FAMILIAR = Regex(rf"[{''.join(BEFORE)}][\u4e00-\u9fff]")


def member_named(members: Sequence[Member], said: str) -> Member | None:
    """The one member who is called so; None when nobody or several."""
    said = simplified(said)
    wanted = _spelt(said.lstrip("@"))
    exact = [
        member
        for member in members
        if wanted in (_spelt(simplified(member.person.name)), _spelt(member.person.username or ""))
    ]
    found = exact or [member for member in members if _fits(member, said)]
    found = found or [member for member in members if _is_short(member, said)]
    return found[0] if len(found) == 1 else None


def _spelt(name: str) -> str:
    """MeiLing and mei ling are one name."""
    return "".join(name.split()).casefold()


def _is_short(member: Member, said: str) -> bool:
    """国强 or 强哥 for 陈国强, Jess or Mei Ling, and 女工委员 for whoever has that title."""
    name = simplified(member.person.name)
    titles = simplified(member.title or "").split("、")
    is_title = said in titles or said.removesuffix("委员") in titles
    if said in familiar(name) or (len(said) > GIVEN and is_title):
        return True
    parts, words = said.casefold().split(), name.casefold().split()
    is_latin = said.isascii() and len(said) > GIVEN
    return is_latin and all(any(word.startswith(part) for word in words) for part in parts)


def _fits(member: Member, said: str) -> bool:
    """Surname and title, the title his own; 委员 is any officer, 老师 or 师傅 anybody."""
    if said[:1] in BEFORE and len(said) == len(BEFORE[0]) + 1:
        return simplified(member.person.name).startswith(said[1:])
    title = next((each for each in (*TITLES, *OF_ANY_OFFICER, *OF_ANYBODY) if said.endswith(each)), None)
    surname = said.removesuffix(title or "")
    is_his = simplified(member.person.name).startswith(surname)
    if title is None or not 1 <= len(surname) <= LONGEST_SURNAME or not is_his:
        return False
    if title in OF_ANY_OFFICER:
        return member.role is not Role.MEMBER
    return title in OF_ANYBODY or title in simplified(member.title or "")


def mentioned(members: Sequence[Member], text: str) -> tuple[Member, str] | None:
    """The first member a text speaks of, and in which words: 陈静, 李委员, 王主席, 老张; None when it names nobody."""
    plain = simplified(text)
    for member in sorted(members, key=lambda one: -len(one.person.name)):
        at = plain.find(simplified(member.person.name))
        if len(member.person.name) > 1 and at >= 0:
            return member, text[at : at + len(member.person.name)]
    words = [
        text[at : found.end("title")]
        for found in islice(CALLED.finditer(text), MOST_FORMS)
        for at in range(found.start(), found.start("title"))
    ]
    words += [found[0] for found in islice(FAMILIAR.finditer(text), MOST_FORMS)]
    return next(((who, each) for each in words if (who := member_named(members, each)) is not None), None)
