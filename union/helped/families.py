"""Families a committee helps: the code that may stand anywhere, the name that stands in private only.
Who was helped is read as an officer writes it down: a name, a branch, a sum, a reason.

Also log entries as everybody may read them: the names of helped people hidden in words, titles and figures.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import takewhile

from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.reading.names.people import COMPOUND, SURNAMES, shown_part
from union.reading.privacy.redaction import HIDDEN, helped_names, mask_names
from union.reading.text.normal_form import simplified
from union.worklog.entries import Fact, LogEntry

MOST = 100  # families of one message
LONGEST = 40  # characters of a name, a branch, a reason
NAME = Regex(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,8}|[A-Za-z][A-Za-z .'-]{1,38}")
BEHIND_NAME = Regex(r"(?:同志|师傅|家|一家|夫妇)$")
SUM = Regex(r"(?P<each>各)?[¥￥]?(?P<figure>\d{1,8}(?:\.\d{1,2})?)(?:元|块|块钱)?")
BRANCH = Regex(
    r"机关|.{1,12}(?:车间|科|科室|部|处|室|班|班组|组|队|站|所|厂|中心|分会|公司|机关|工段|支部|校区|院)"
)
NUMBERED = Regex(r"^(?:\d{1,2}[.、．)）]|[-•·*])\s*")
PARTS = Regex(r"[\s,，;；:：|()（）]+")
# What is said instead of a list.
ANSWERS = Regex(
    "谢谢|谢了|多谢|好的|收到|不用|不是|是的|取消|完成|没有|知道|明白|可以|稍等|等等|算了|帮助|撤销|恢复|辛苦|早上好|你好|您好"
)
CODE = re.compile(r"[户戶]\s*([0-9０-９]{1,6})(?![0-9０-９户戶])")
JOINT = "、"


@dataclass(frozen=True, slots=True)
class Family:
    """One of the register. `name` and `branch` are None once they are hidden; `told_at` is when the name was last told.

    `person_id`: who told it first.
    """

    id: int
    number: int
    name: str | None
    branch: str | None
    person_id: int | None
    told_at: datetime

    @property
    def code(self) -> str:
        """「户01」: what stands in the group."""
        return code_of(self.number)


@dataclass(frozen=True, slots=True)
class Help:
    """What one family got: on which day, under which log's number (#12), how much in minor units, why."""

    day: date
    number: int | None = None
    minor: int | None = None
    currency: str | None = None
    reason: str | None = None


def code_of(number: int) -> str:
    return f"户{number:02}"


def read_code(words: str) -> int | None:
    """The number in 「户03」, 「户３」; None where the words are no code."""
    found = CODE.fullmatch(words.strip())
    return int(unicodedata.normalize("NFKC", found[1])) if found else None


def tidy_name(name: str) -> str:
    """A name as it is compared: one width, one space within, none around."""
    return " ".join(unicodedata.normalize("NFKC", name).split())


def with_codes(text: str, families: Sequence[Family]) -> str:
    """The words of a log with the codes for the masked names; codes that have no place in it stand at its end.

    「慰问困难职工刘＊＊」 → 「慰问困难职工户01」, 「走访困难职工2户」 → 「走访困难职工2户（户01、户02）」.
    """
    placed, rest = _placed(text, families)
    missing = [each.code for each in rest if each.code not in placed]
    return f"{placed}（{JOINT.join(missing)}）" if missing else placed


def facts_with_codes(facts: Iterable[Fact], families: Sequence[Family]) -> tuple[Fact, ...]:
    """The facts of that log with the codes in their titles and purposes; nothing is added to them."""
    return tuple(fact.reworded(lambda said: _placed(said, families)[0]) for fact in facts)


def _placed(text: str, families: Sequence[Family]) -> tuple[str, list[Family]]:
    rest = []
    for family in families:
        masked = shown_part(family.name) + HIDDEN if family.name else ""
        if masked and masked in text:
            text = text.replace(masked, family.code, 1)
        else:
            rest.append(family)
    return text, rest


def masked(entry: LogEntry) -> LogEntry:
    """An entry with the names of helped people masked, also where a title is cut from the words that tell of them."""
    names = _names_of_helped(entry.text, entry.facts)
    if not names:
        return entry
    facts = _hiding(names, entry.facts)
    return replace(entry, text=mask_names(entry.text, names), facts=facts)


def masked_facts(text: str, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts read from a text with the names masked that it tells of."""
    names = _names_of_helped(text, facts)
    return _hiding(names, facts) if names else facts


def _names_of_helped(text: str, facts: Sequence[Fact]) -> tuple[str, ...]:
    return helped_names("\n".join([text, *(fact.title for fact in facts if fact.title not in text)]))


def _hiding(names: Sequence[str], facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(fact.reworded(lambda said: mask_names(said, names)) for fact in facts)


@dataclass(frozen=True, slots=True)
class HelpedLine:
    """One family as it was written: a name, or the number of a code; a sum in minor units."""

    name: str = ""
    number: int | None = None
    branch: str | None = None
    minor: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class HelpedList:
    """What was read, and the lines that were not, each with its number from 1."""

    lines: tuple[HelpedLine, ...] = ()
    wrong: tuple[tuple[int, str], ...] = ()

    @property
    def is_certain_list(self) -> bool:
        """Whether nobody would take it for anything but a list: surnames in front, none of the words of an answer."""
        return bool(self.lines) and all(each.number or _begins_like_a_name(each.name) for each in self.lines)


def read_list(text: str) -> HelpedList:
    """Every line of a message; one that holds several names with 、 between them is as many families."""
    lines, wrong = list[HelpedLine](), list[tuple[int, str]]()
    for place, written in enumerate(text.splitlines(), 1):
        bare = NUMBERED.sub("", unicodedata.normalize("NFKC", written).strip())
        if not bare:
            continue
        read = _line(bare)
        if read is None:
            wrong.append((place, written.strip()[:LONGEST]))
        else:
            lines += read
    return HelpedList(tuple(lines), tuple(wrong))


def twice(lines: tuple[HelpedLine, ...]) -> str | None:
    """A name or code that stands there twice with nothing to tell the two apart; None where there is none."""
    keys = [(each.name, each.number, each.branch) for each in lines]
    doubled = (
        name or str(number) for at, (name, number, _branch) in enumerate(keys) if keys[at] in keys[:at]
    )
    return next(doubled, None)


def _line(text: str) -> list[HelpedLine] | None:
    parts = [_family(part) for part in text.split("、")]
    found = [each for each in parts if each is not None]
    if len(found) != len(parts):
        return None
    last = SUM.fullmatch(PARTS.split(text)[-1])
    if last and last["each"]:
        return [HelpedLine(e.name, e.number, e.branch, _minor(last["figure"]), e.reason) for e in found]
    return found


def _family(text: str) -> HelpedLine | None:
    first, *rest = [part for part in PARTS.split(text.strip()) if part] or [""]
    number = read_code(first)
    name = BEHIND_NAME.sub("", first) if len(first) > 2 else first
    if number is None and first.isascii():
        name, rest = _latin(first, rest)
    if number is None and (not NAME.fullmatch(name) or ANSWERS.fullmatch(simplified(name))):
        return None
    branch, minor, reasons = None, None, []
    for part in rest:
        amount = SUM.fullmatch(part)
        if amount and minor is None:
            minor = _minor(amount["figure"])
        elif branch is None and BRANCH.fullmatch(simplified(part)):
            branch = part
        else:
            reasons.append(part)
    reason = " ".join(reasons)[:LONGEST] or None
    return HelpedLine("" if number is not None else name, number, branch, minor, reason)


def _latin(first: str, rest: list[str]) -> tuple[str, list[str]]:
    """「Tan Ah Kow 500」: a Latin name goes on as long as there are Latin words."""
    words = list(takewhile(lambda each: each.isascii() and each[0].isalpha(), rest))
    return " ".join([first, *words]), rest[len(words) :]


def _minor(figure: str) -> int:
    return int(Decimal(figure) * 100)


def _begins_like_a_name(name: str) -> bool:
    plain = simplified(name)
    return plain[:2] in COMPOUND.split("|") or plain[:1] in SURNAMES or "·" in name
