"""The items a section names: which of them are worth it, and the line each is told in; who is helped is masked before.

The clauses that tell it are found in the message between their ends; how a line is made of them: union/reports/written_line.py.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from union.core.grouping import grouped
from union.core.records import dataclass, replace
from union.reading.english.translation import is_english
from union.reading.money.sums import sums
from union.reading.privacy.redaction import mask_names
from union.reading.quantities.measures import measures as counts_in
from union.reading.text.normal_form import normal, simplified
from union.reports.written_line import (
    ANY_FIGURE,
    BARE_NUMBER,
    CARE,
    COUNT,
    GAP,
    NOT_OF_IT,
    PERSONS,
    SPEAKER,
    by_rules,
    clauses_of,
    has_figure,
    made_line,
    restated,
    sum_words,
    tidied,
)
from union.worklog.competitions import RESULT, is_contest
from union.worklog.entries import Fact
from union.worklog.totals import Filed

NOTABLE = 8
PEOPLE_UNITS = ("户", "人", "名", "位", "人次")
SHORTEST = 3  # signs of a title by which its clause is known
WHOLE = 160  # characters of a log that is told in all its words
LONGEST = 90  # characters; what no clause says more briefly is told by its title
FIRST = re.compile(r"首次|首届|首个|首批|首家|第一次|率先")
ENDS, PAUSES = "。；;！!？?\n", "，,：:～~|"
OPENERS, CLOSERS = "（(《“「『【", "）)》”」』】"
COMMAND = re.compile(r"^/\w{1,32}(?:@\w{1,32})?\s{0,9}")
IN_NUMBER = re.compile(r"(?<=\d).(?=\d)")  # 「1,200元」「14:30」 hold no end of a clause
NUMBER = re.compile(r"[$￥]?\d[\d,.]{0,16}\s?")
IN_CELLS = re.compile(r"\||\t")
WHOLES = "合计行"
EDGES = " \t·，,：:、。；;"
DEED = "开展{category}工作"
# Who came and how many name no deed: 「58名女工参加」, 「请假1人」, 「22号35人，41人」.
COUNTED = re.compile(
    r"(?:第?[\d,.]+|[第一两二三四五六七八九十百]{1,4})[\u4e00-\u9fff]?|女?职工|女工|会员|代表|姐妹|参加|到会|出席|请假|缺席|[实应]到"
)
AMOUNT = re.compile(r"\d[\u4e00-\u9fff]?[人户家元名位次件份个]")
OWN_WORDS = re.compile(r"[A-Za-z\u4e00-\u9fff]{2}")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing done. `words`: the line made of it, in simplified signs; `figures` are those unsaid as yet.

    `reasons`: why it is named: money, people (the section's largest), first, contest, prize.
    """

    number: int
    day: date
    title: str
    figures: tuple[str, ...] = ()
    words: str = ""
    reasons: tuple[str, ...] = ()


def notable(facts: Sequence[Filed]) -> tuple[Item, ...]:
    """The section's largest sum and crowd, firsts, contests and prizes go first; then by money, people, figures."""
    weighed = [(each, _weight(each)) for each in once_each_log(facts)]
    money, people = min(weight[0] for _each, weight in weighed), min(weight[1] for _each, weight in weighed)
    told = [
        (each, weight, tuple(_reasons(each, weight[0] == money < 0, weight[1] == people < 0)))
        for each, weight in weighed
    ]
    told.sort(key=lambda one: (not one[2], *one[1]))
    return tuple(_item(each, reasons) for each, _weight, reasons in told[:NOTABLE])


def once_each_log(facts: Sequence[Filed]) -> list[Filed]:
    """English in which one log tells several deeds of the section is told once, in all its words: parts of a sentence are none."""
    found = list[Filed]()
    for same in grouped((each.number, each) for each in facts).values():
        if len(same) > 1 and len(same[0].text) <= WHOLE and is_english(same[0].text):
            measures = tuple(one for each in same for one in each.fact.measures)
            money = tuple(one for each in same for one in each.fact.money)
            fact = replace(same[0].fact, title=same[0].text, measures=measures, money=money)
            same = [replace(same[0], fact=fact, beside=())]
        found += same
    return found


def own_words(fact: Fact, text: str) -> str:
    """The clauses of the message that tell this fact: from the one with its title to its last figure or prize."""
    words = _first_fitting_text(*_fact_clauses(fact, text))
    return words if put_right(words, fact) == words else ""


def _first_fitting_text(*told: str) -> str:
    return next((words for each in told if 0 < len(words := each.strip(EDGES)) <= LONGEST), "")


def _fact_clauses(fact: Fact, text: str, beside: Sequence[str] = ()) -> tuple[str, str]:
    """All these clauses, and the one with the title alone; "" where none has it.

    Up to the last with a figure, read or not; what tells another fact (`beside`: their titles) or of what is to come ends them.
    """
    text = COMMAND.sub("", text)
    place, title = _place(fact.title, text)
    if place < 0:
        return "", ""
    ends, pauses = _breaks(text)
    pauses = sorted([*pauses, *(gap.start() for gap in GAP.finditer(text))])
    # A whole sentence, where it tells one deed
    begins = ends if not beside and is_english(text) else (*ends, *pauses)
    first = max((at + 1 for at in begins if at < place), default=0)
    begin, end, breaks = first, place + len(title), sorted((*ends, *pauses))
    while end <= (stop := next((at for at in breaks if at >= end), -1)):
        if restated(normal(text[begin:stop]).text):
            break
        begin = end = stop + 1  # 「跟大家汇报下」 only leads to what was done
    stops = [at for at in ends if at >= end] + [len(text)]
    figures = [said for said in _figure_texts(fact, but=WHOLES) if any(_places(said, text[first:]))]
    stop = next(
        (at for at in stops if all(_has_exact_figure(text[first:at], said) for said in figures)), stops[0]
    )
    here = [at for at in breaks if end <= at < stop] + [stop]
    last = here[0]
    for said, times in Counter(_figure_texts(fact)).items():  # 「隐患2处，已整改2处」: both of them
        found = [each.end() + first for each in _places(said, text[first:stop])][:times]
        last = min(at for at in here if at >= max([last, *found]))
    for next_ in (at for at in here if at > last):
        clause = normal(text[last:next_]).text
        said = f"{text[last:next_]} {clause}"  # a title is in the writer's own words
        is_other = any(each[:SHORTEST] in said for each in beside if each != fact.title)
        if is_other or NOT_OF_IT.search(clause):
            break
        last = next_ if RESULT.search(clause) or ANY_FIGURE.search(clause) else last
    return text[first:last], text[first : here[0]]


def _place(title: str, text: str) -> tuple[int, str]:
    """Where the title stands, or as much of it as was not cut within: 「福利捐了水200箱今天入库」; -1 where it doesn't."""
    cuts = [title, *(title[:end] for end in range(len(title) - 1, SHORTEST - 1, -1))] if title else []
    return next(((place, cut) for cut in cuts if (place := text.find(cut)) >= 0), (-1, ""))


@lru_cache(512)  # a month's report is shown again and again, and each time most of its lines are as before
def _line(fact: Fact, text: str, beside: Sequence[str] = ()) -> str:
    """The line a report tells this fact in; English stays in the officer's own words."""
    whole, briefly = _fact_clauses(fact, text, beside)
    own = put_right(_first_fitting_text(whole, briefly), fact)
    if is_english(own or fact.title):
        title = put_right(fact.title, fact) or NUMBER.sub("", fact.title)  # what was mended stands behind it
        return tidied(title if not own or IN_CELLS.search(own) else own)
    if "\n" in whole and fact.title not in text:
        whole = briefly = ""  # a row of a table, whose title has the table's heading and the row's name
    for words in (whole, briefly, fact.title):
        words = put_right(words, fact)
        line = made_line(fact, _clauses(words), text) if words else ""
        is_gift = fact.category == CARE and line.startswith("送去")  # whom for stands before it
        if line and (is_gift or not OWN_WORDS.search(COUNTED.sub("", line))):
            head = by_rules("visited", _head(text)) if is_gift else _head(text)
            line = f"{head}，{line}" if head and head not in line and line not in head else line
        if 0 < len(line) <= LONGEST:
            return line
    return DEED.format(category=fact.category)


@lru_cache(2048)  # a year's ledger asks again what its months asked
def shown_title(fact: Fact) -> str:
    """What a list of sources or the ledger calls it: as the lines do, and nobody by name."""
    if is_english(fact.title):
        return tidied(fact.title)
    return made_line(fact, _clauses(fact.title), fact.title) or DEED.format(category=fact.category)


def _head(text: str) -> str:
    """What the message begins with, for a line of figures alone: 「女职工体检已完成」 before 「22号35人」."""
    head = next(filter(None, (restated(normal(each).text) for each in _clauses(text))), "")
    return "" if SPEAKER.search(head) or AMOUNT.search(head) else mask_names(head)


def _clauses(words: str) -> list[str]:
    ends, pauses = _breaks(words)
    return list(clauses_of(words, sorted([*ends, *pauses])))


def is_unmade(item: Item, category: str) -> bool:
    """Whether no line could be made of what was told: the report says no more than what kind of work it was."""
    return item.words == DEED.format(category=category)


def put_right(words: str, fact: Fact) -> str:
    """Words in which a figure was mended since say the right one: 「来了17个人」 「来了19人」; "" where it is not plain which."""
    figures = [(each.value, each.unit, each.text, each.text) for each in fact.measures]
    figures += [(Decimal(each.minor), "", sum_words(each), each.text or "") for each in fact.money]
    unsaid = [
        each
        for each in figures
        if not any(
            _has_exact_figure(words, text) or has_figure(words, text) for text in each[2:] if text or each[1]
        )
    ]
    if not words or not unsaid:
        return words
    said, known = normal(words), {(value, _normalized_unit(unit)) for value, unit, _text, _own in figures}
    told = [(one.start, one.end, Decimal(one.money.minor), "") for one in sums(said)]
    told += [
        (one.start, one.end, one.measure.value, _normalized_unit(one.measure.unit)) for one in counts_in(said)
    ]
    wrong = sorted((one for one in told if (one[2], one[3]) not in known), reverse=True)
    for start, end, _value, unit in wrong:
        right = [text for _value, other, text, _own in unsaid if _normalized_unit(other) == unit]
        if right and (len(right) > 1 or sum(one[3] == unit for one in wrong) > 1 or is_english(words)):
            return ""
        if right:
            first, last = said.places[start], said.places[end - 1] + 1
            words = words[:first] + _in_its_unit(words[first:last], right[0], unit) + words[last:]
    return words


def _in_its_unit(wrong: str, right: str, unit: str) -> str:
    """「11个」 mended to 12人 is 「12个」."""
    old, new = COUNT.match(wrong), COUNT.match(right)
    return f"{new[0]}{wrong[old.end() :]}" if unit and old and new else right


def _normalized_unit(unit: str) -> str:
    return "人" if unit and unit in PERSONS else unit


def _breaks(text: str) -> tuple[list[int], list[int]]:
    """Where sentences and where clauses end, nothing within brackets or quotes; a stray bracket holds nothing back."""
    ends, pauses, depth = list[int](), list[int](), 0
    for at, char in enumerate(text):
        if char in OPENERS and any(other in CLOSERS for other in text[at:]):
            depth += 1
        elif char in CLOSERS:
            depth = max(0, depth - 1)
        elif char in ENDS and (depth == 0 or char == "\n"):
            ends.append(at)
            depth = 0
        elif char in PAUSES and depth == 0 and not IN_NUMBER.match(text, at):
            pauses.append(at)
    return ends, pauses


def _reasons(filed: Filed, is_most_money: bool, is_most_people: bool) -> Iterator[str]:
    text = f"{filed.fact.title} {filed.text}"
    if FIRST.search(text) or RESULT.search(text):  # looking for its own clauses takes its time
        text = f"{filed.fact.title} {own_words(filed.fact, filed.text)}"
    if is_most_money:
        yield "money"
    if is_most_people:
        yield "people"
    if FIRST.search(text):
        yield "first"
    if is_contest(filed.fact):
        yield "contest"
    if RESULT.search(text):
        yield "prize"


def _weight(filed: Filed) -> tuple[Decimal, Decimal, int, date, int]:
    """Sorts the largest sum first, then the most people, the most figures, the earliest day."""
    fact, found = filed.fact, filed.counted
    money = Decimal(sum(each.minor for each in (*found.money, *found.got_back)))
    people = sum((each.value for each in found.measures if each.unit in PEOPLE_UNITS), Decimal(0))
    return (-money, -people, -len(fact.measures) - len(fact.money), fact.day, filed.number)


def _item(filed: Filed, reasons: tuple[str, ...]) -> Item:
    fact, line = filed.fact, _line(filed.fact, filed.text, filed.beside)
    as_said, holds = is_english(line), _has_exact_figure if is_english(line) else has_figure
    said = [(measure.what, measure.text) for measure in fact.measures]
    for each in fact.money:
        is_whole = as_said and each.text and BARE_NUMBER.fullmatch(each.text) is None
        said.append((each.what, (each.text or "") if is_whole else sum_words(each)))
    if line != DEED.format(category=fact.category):  # the deed itself says 「一场」
        said = [(what, text) for what, text in said if not (text[:1] == "一" and len(text) == len("一场"))]
    extra = dict.fromkeys(
        _figure_with_label(what, text, line) for what, text in said if not holds(line, text)
    )
    return Item(filed.number, fact.day, shown_title(fact), tuple(extra), line, reasons)


def _figure_texts(fact: Fact, *, but: str = "") -> list[str]:
    """The figures as written, those of a table's sum `but` for."""
    found = [(each.what or "", each.text) for each in fact.measures]
    found += [(each.what or "", each.text or "") for each in fact.money]
    return [text for what, text in found if text and not (but and what.startswith(but))]


def _places(figure: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<![\d.]){re.escape(figure)}", text)


def _has_exact_figure(title: str, figure: str) -> bool:
    """Whether the title holds the figure itself: 「12户」 does not say 2户."""
    return any(_places(figure, title))


def _figure_with_label(what: str | None, text: str, title: str) -> str:
    """「满意率98%」: what was counted goes before a figure where the title leaves it open."""
    if what is not None and is_english(title):
        return text  # read from English words, which say it themselves
    return text if what is None or what in simplified(title) or what in text else f"{what}{text}"
