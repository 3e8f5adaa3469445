"""A correction said in plain words laid beside a log: which of its figures is meant, and how surely it is this log."""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher

from union.core.lazy_regex import Regex
from union.core.records import dataclass, field, replace
from union.data import table
from union.reading import lexicon
from union.reading.acts.changes.corrections import RightFigure, SpokenCorrection, read_correction
from union.reading.acts.changes.log_remarks import Remark, WhatIsWrong, read_remark
from union.reading.message import Measure, Money
from union.reading.quantities.counted_nouns import words_before
from union.reading.replies.short_replies import read_denial
from union.reading.text.normal_form import normal
from union.worklog import corrections
from union.worklog.corrections import ANYTHING, PEOPLE, reckoned, same_written_unit, unit_put_right
from union.worklog.counted_figures import is_listed
from union.worklog.entries import Fact, LogEntry

OF_MONEY = Regex(
    r"(?<![插献鲜买])花(?:了|费|销)?$|付[了款费]?$|钱|金|款|费|红包|埋单|元|预算|开支|支出|奖品|笔"
)
# 「张数」 are 张, 「人数」 people.
OF_UNIT = Regex(r"([\u4e00-\u9fff])数")
ENOUGH, ENOUGH_OF_SLIP, CLEAR = 3.0, 2.5, 0.5
DAY, WORDS, LABEL, DENIED, PROOF, POINTED, SLIP, ONLY = 1.5, 1.0, 1.0, 2.0, 2.0, 1.0, 1.0, 0.5
UNLIKELY = 1.0
FAR, CLOSE = 3, 1.5  # times as much; of several figures the one so near
NEWEST, NEW, LAST = 2.0, 1.5, 0.75
COMMON = Regex(r"^(?:今天|昨天|应该|一共|合计|我们|工会|职工|会员|那天|晚上|上午|下午|活动|参加|后来)+$")
SIGNS = Regex(r"[^\u4e00-\u9fff]+")
LATIN_WORD = Regex(r"[A-Za-z]{3,30}")
OTHER_FIGURE = Regex(r"(?<![\d.:/])\d{2,7}(?![\d号日月点:/.])")
SO_MUCH_MORE = Regex(r"(?:(?P<more>多)|少)(?:送|发|买|给|派|去|来|用|花|到)了?$")
HEADS = ("人", "名", "位", "户", "家")  # of whom one was visited: 「退休职工那次实际去了9家」 of 8人
# What a sum is called that is no thing paid for: 「埋单是5462」, "the bill was $5,462".
OF_ANY_SUM = Regex(
    r"实际上?|应该?|一共|总[共计额数价]?|合计|共计?|金额|数[额目]?|价[格钱]?|[账帐]单?|埋单|结账|买单|花(?:费|销|了)|支出|开[支销]|费用?|[用付]了?|钱款?|款项?|红包|[的是为也就那这了]|"
    r"\b(?:grand|final|actual|total|bill|amount|amt|sum|costs?|spending|expenses?|damage|figure|price|should|sorry|have)\b",
    any_case=True,
)
A_THING = Regex(r"[\u4e00-\u9fff]{2}|[A-Za-z]{3}")
A_DIGIT, TOTAL_ROW = Regex(r"\d"), Regex(r"[\s|]{0,4}(?:合计|总计|共计|小计|总数|total)", any_case=True)
A_RATE = Regex(r"(?:每|各|人均)[\u4e00-\u9fff]{0,3}[是为给发得]?$|\b(?:each|per)\b")
OLD_FIGURE = Regex(r"^\d[\d,.]{0,15}(?=\s?[A-Za-z])")


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure of a log, `told` as sum or count: in which fact, and its place; `is_only`: the log tells of nothing else."""

    at: int
    place: int
    is_money: bool
    told: Measure | Money = field(compare=False)
    fact: Fact = field(compare=False)
    is_only: bool = field(compare=False)

    @property
    def value(self) -> Decimal:
        return Decimal(self.told.minor) / 100 if isinstance(self.told, Money) else self.told.value

    @property
    def unit(self) -> str:
        return "" if isinstance(self.told, Money) else self.told.unit

    @property
    def names(self) -> str:
        """What it is called, with its deed where there are several or it has no name."""
        what = self.told.what or ""
        names = what + (self.told.text or "") + (self.fact.title if not (self.is_only and what) else "")
        return f"{names} {normal(names).text}"


def may_be_correction(text: str) -> bool:
    """Whether words may say that something told is wrong; of which log is found out by `fit`."""
    return any(read(text) is not None for read in (read_denial, read_correction, read_remark))


def corrected_facts(entry: LogEntry, said: SpokenCorrection) -> tuple[Fact, ...] | None:
    """The facts with the figures put right; None where it is not plain which of them each stands for."""
    pairs = _figures_by_slot(labelled_facts(entry), said)
    return with_figures(entry, pairs) if pairs else None


def with_figures(entry: LogEntry, pairs: Mapping[Slot, RightFigure]) -> tuple[Fact, ...]:
    """The facts with these figures in their places."""
    facts = list(entry.facts)
    for slot, figure in pairs.items():
        facts[slot.at] = _fact_with_figure(facts[slot.at], slot, figure)
    return tuple(reckoned(fact) for fact in facts)


def _figures_by_slot(facts: Sequence[Fact], said: SpokenCorrection) -> dict[Slot, RightFigure]:
    """Each figure put right by the slot it is for; none where it is not plain. Of a total that stands nowhere its parts are."""
    tries = [right for right in (said.right, said.parts) if right]
    there = slots_of(facts)
    values = said.others | {each.value for each in (*said.right, *said.parts) if not each.adds}
    if not (said.is_slip or said.right[0].is_said_so) and is_split(there, values):
        return {}
    is_near = (
        _may_fit_slot(slot, each) and is_near_in_size(slot, each) for each in said.right for slot in there
    )
    if len(tries) > 1 and not any(is_near):
        tries.reverse()  # 「不止68，又报上来4件，72」
    told = {slot.value for slot in there}
    for figures in tries:
        # 「25 was registered, only 21 came」: the figure that stands there already puts nothing right.
        right = [each for each in figures if each.adds or each.value not in told] or figures
        prices = slots_of(facts, rates=True)
        slots = [_slot(prices if A_RATE.search(each.label) else there, each, said) for each in right]
        found = dict[Slot, RightFigure]()
        for slot, each in zip(slots, right, strict=True):
            if slot is not None and (slot not in found or slot.value not in said.others):
                if slot in found:
                    return {}
                found[slot] = each
        if found and (slots[0] is not None or len(slots) == 1):
            return found | _extra_figures_by_slot(there, said, found)
    return {}


def is_split(slots: Sequence[Slot], values: Set[Decimal]) -> bool:
    """「收返咗5800，仲爭400」 of a sum of 6200: what became of it, no other sum."""
    return any(
        slot.value not in values and any(slot.value - each in values - {each} for each in values)
        for slot in slots
    )


def _extra_figures_by_slot(
    slots: Sequence[Slot], said: SpokenCorrection, found: dict[Slot, RightFigure]
) -> dict[Slot, RightFigure]:
    """「写错了，6户 774」: what stands beside the right one is right as well where it is near one other figure of the log."""
    more = dict[Slot, RightFigure]()
    for each in said.parts:
        by = SO_MUCH_MORE.search(each.label)  # 「米也多送了两袋」
        each = replace(each, adds=1 if by["more"] else -1) if by else each
        if not (said.is_sure_slip or each.is_said_so or said.denied or by):
            continue
        near = [slot for slot in slots if _may_fit_slot(slot, each) and is_near_in_size(slot, each, CLOSE)]
        if each not in found.values() and len(near) == 1 and near[0] not in found:
            more[near[0]] = each
    return more


def fit(entry: LogEntry, said: SpokenCorrection, days: Sequence[date], *, nearness: float) -> float:
    """How surely the words are about this log; `days` are those they name, `nearness` speaks for the writer's newest."""
    told = {fact.day for fact in entry.facts}
    labels = "".join([said.words, *(each.label for each in said.right)])
    if corrections.is_of_other_bodies(entry.text, labels) or (days and not told & set(days)):
        return 0.0
    is_its = shares_words(entry, said.words)
    if not is_its and _is_cost_of_thing(said):
        return 0.0
    is_proved = (nearness > 0 or said.is_slip or is_its) and proves(entry, said)
    if said.needs_proof and not is_proved:
        return 0.0
    called = labelled_facts(entry)
    pairs = _figures_by_slot(called, said).items()
    if not pairs:
        return 0.0
    is_near = any(is_near_in_size(slot, each) for slot, each in pairs)
    is_labelled = any(_is_labelled(slot, each) for slot, each in pairs)
    is_named = any(each.unit or OF_UNIT.search(each.label) for _, each in pairs)
    there = {slot.value for slot in slots_of(called)}
    if said.denied.isdisjoint(there) if said.denied else not (is_near or is_labelled or is_named):
        return 0.0
    found = nearness + ONLY + (PROOF if is_proved else 0)
    found += DAY if days else 0
    found += WORDS if is_its else 0
    found += DENIED if any(slot.value in said.others for slot, _ in pairs) else 0
    found += POINTED if said.points else 0
    found += SLIP if said.is_slip else 0
    found += LABEL if is_labelled else 0
    found += ONLY if len(pairs) > 1 else 0
    found += ONLY if nearness >= NEWEST and any(each.unit and each.is_said_so for _, each in pairs) else 0
    return found - (0 if is_near else UNLIKELY)


def is_cost_of_another_thing(entry: LogEntry, said: SpokenCorrection) -> bool:
    """Whether the only sum is what a thing cost that the log does not name: "taxi was $24" behind "bill $5,642"."""
    return _is_cost_of_thing(said) and not shares_words(entry, said.words)


def _is_cost_of_thing(said: SpokenCorrection) -> bool:
    """Whether the only sum is what some thing cost, and nothing says that it was told wrongly."""
    if said.is_slip or said.denied or said.others or said.points or len(said.right) != 1:
        return False
    small = table("english")["small_words"]["words"]
    label = OF_ANY_SUM.sub(" ", said.right[0].label.replace("·", " "))
    words = " ".join(each for each in label.split() if each.casefold() not in small)
    return said.right[0].is_sum and A_THING.search(words) is not None


def can_be_corrected(entry: LogEntry, said: SpokenCorrection) -> bool:
    """Whether it is plain which of the log's figures is put right, and what is denied stands there."""
    there = {slot.value for slot in slots_of(labelled_facts(entry))}
    return said.denied <= there and corrected_facts(entry, said) is not None


def fit_of_remark(entry: LogEntry, said: Remark, days: Sequence[date], *, nearness: float) -> float:
    """The same for what is no figure; `days` are those that name the log, not the right one."""
    if days and not {fact.day for fact in entry.facts} & set(days):
        return 0.0
    if said.wrong is WhatIsWrong.UNIT and unit_put_right(entry.facts, said) is None:
        return 0.0
    there = slots_of(entry.facts)
    is_told = any(normal(one.told.text or "□").text in said.words for one in there)  # 「派60张那次」
    others = {Decimal(one) for one in OTHER_FIGURE.findall(said.words)}
    if said.wrong is WhatIsWrong.ALL and others and others.isdisjoint(one.value for one in there):
        return 0.0  # 「那600里有100是自己垫的，别算」 behind a log without 600
    is_told = is_told or (said.points and any(one.value in others for one in there))
    is_named = is_told or shares_words(entry, said.words)
    if said.denied and said.value is None and not is_named and nearness < NEW:
        return 0.0  # 「是18号不是11号」 may be of an item
    found = nearness + (DAY if days else 0) + (SLIP if said.is_slip else 0) + (POINTED if said.points else 0)
    found += PROOF if said.value is not None or is_told else 0
    return found + (WORDS + ONLY if is_named else 0)


def denies(entry: LogEntry, said: SpokenCorrection, *, is_dated: bool) -> bool:
    """Whether the words name the log, by its day or its words, and put another in the place of the very figure there."""
    if not is_dated and not shares_words(entry, said.words):
        return False
    return any(slot.value in said.others for slot in _figures_by_slot(entry.facts, said))


def says_figure(entry: LogEntry, said: SpokenCorrection) -> bool:
    """Whether a figure of the log stands in the words or is what two of them differ by: else they neither deny nor prove it."""
    values = {slot.value for slot in slots_of(entry.facts)}
    differences = {abs(figure.value - value) for figure in said.right for value in values}
    return not said.others.isdisjoint(values | differences)


def is_close(entry: LogEntry, said: SpokenCorrection) -> bool:
    """Whether each figure put right is nearly the one that stands there, 68 for 65, and what is denied stands there too."""
    called = labelled_facts(entry)
    pairs, there = _figures_by_slot(called, said).items(), {slot.value for slot in slots_of(called)}
    return (
        bool(pairs)
        and said.denied <= there
        and all(is_near_in_size(slot, each, CLOSE) for slot, each in pairs)
    )


def proves(entry: LogEntry, said: SpokenCorrection) -> bool:
    """「又补了1户，总共22户」 behind 21: what stands there and a figure named beside it make up the right one."""
    pairs = _figures_by_slot(entry.facts, said).items()
    return any(abs(figure.value - slot.value) in said.others for slot, figure in pairs)


def enough(said: SpokenCorrection) -> float:
    """What a fit must reach."""
    return ENOUGH_OF_SLIP if said.is_slip else ENOUGH


def _slot(slots: Sequence[Slot], figure: RightFigure, said: SpokenCorrection) -> Slot | None:
    found = [slot for slot in slots if _may_fit_slot(slot, figure)]
    # 「助学金申请书应该是33」 of a log without a sum
    if not found and not figure.unit and not figure.is_money:
        found = [slot for slot in slots if is_near_in_size(slot, figure, CLOSE)]
    if not found and figure.unit in HEADS:
        found = [slot for slot in slots if slot.unit in HEADS and is_near_in_size(slot, figure, CLOSE)]
    found = [slot for slot in found if slot.fact.day in said.days] or found
    if len(found) > 1 and (figure.adds or figure.is_total):  # of the whole, not of what is 「其中」
        found = [slot for slot in found if not is_listed(slot.told)] or found
    is_sum = figure.is_total and sum(slot.is_money for slot in found) > 1  # of several none is their total
    found = [slot for slot in found if slot.unit and same_written_unit(slot.unit, figure.unit)] or found
    # 「其实是90人」 of 「8个、96人」: what is counted by the very unit, before what may be
    of_unit = PEOPLE if figure.unit in PEOPLE else (figure.unit,)
    found = [slot for slot in found if figure.unit and slot.unit in of_unit] or found
    if not figure.unit and not figure.is_money:
        found = [slot for slot in found if is_near_in_size(slot, figure)] or found
    denied = [slot for slot in found if slot.value in said.others]
    labelled = [slot for slot in found if _is_labelled(slot, figure)]
    made = [slot for slot in found if abs(figure.value - slot.value) in said.others]
    if not (labelled or len(made) == 1) and len(found) > 1:  # 「昨晚入会的数，有两张重复，应该9个」
        words = said.words
        for other in (each.label for each in said.right if each is not figure and each.label):
            words = words.replace(other, " ")
        labelled = [slot for slot in found if _is_labelled(slot, replace(figure, label=words))]
    if len(labelled) > 1:  # 「海晴入会是5个」 where each place tells its 入会
        # what it is itself called before the deed that a figure without a name goes by
        called = {slot: (slot.names, slot.told.what or "") for slot in labelled}
        shared = {slot: [shared_signs(figure.label, each) for each in called[slot]] for slot in labelled}
        labelled = [slot for slot in labelled if shared[slot] == max(shared.values())]
    both = [slot for slot in denied if slot in labelled]
    of_money = [slot for slot in found if slot.is_money and not figure.unit and OF_MONEY.search(said.words)]
    is_said = figure.is_said_so or said.is_sure_slip
    close = [slot for slot in found if is_said and is_near_in_size(slot, figure, CLOSE)]
    for chosen in (both, denied, *(() if is_sum else (labelled, made, found, of_money, close))):
        if len(chosen) == 1:
            return None if figure.value == chosen[0].value and not figure.adds else chosen[0]
    return None


def slots_of(facts: Sequence[Fact], *, rates: bool = False) -> list[Slot]:
    """The places of all figures without prices; where `rates`, of the prices alone."""
    return [
        Slot(at, nth, isinstance(one, Money), one, of, len(facts) == 1)
        for at, of in enumerate(facts)
        for nth, one in of.figures
        if rates == (isinstance(one, Money) and one.per is not None)
    ]


def _may_fit_slot(slot: Slot, figure: RightFigure) -> bool:
    is_whole = figure.value == figure.value.to_integral_value()
    if not is_whole and not slot.is_money and slot.unit in lexicon.units_of("people"):
        return False  # 「2.30 then」 is an hour
    if figure.is_money or (not figure.unit and OF_MONEY.search(figure.label)):
        return slot.is_money
    if not figure.unit:
        named = OF_UNIT.search(figure.label)
        if named is not None and named[1] not in lexicon.units():  # 「雨衣数」
            named = None
        return named is None or (not slot.is_money and same_written_unit(slot.unit, named[1]))
    unit = slot.unit
    return bool(unit) and (
        same_written_unit(unit, figure.unit) or (unit in ANYTHING and same_written_unit(figure.unit, unit))
    )


def is_near_in_size(slot: Slot, figure: RightFigure, far: float = FAR) -> bool:
    """Whether it is of the size of what stands there: nobody writes 4860 for 260 people."""
    if figure.adds:
        return figure.value < slot.value
    return bool(slot.value) and 1 / far <= float(figure.value / slot.value) <= far


def _is_labelled(slot: Slot, figure: RightFigure) -> bool:
    what, unit = slot.told.what or "", slot.unit
    return (
        has_word_of(figure.label, slot.names)
        or (len(what) == 1 and what in figure.label)
        or (not slot.is_money and figure.label.removesuffix("数").endswith(unit))
    )


def shared_signs(one: str, two: str) -> int:
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    return sum(each.size for each in blocks if each.size > 1)


def labelled_facts(entry: LogEntry) -> tuple[Fact, ...]:
    """The facts, each figure without a name called by the words right before it, 「一车间来了30个，二车间来了25个」, each deed of a table by its row."""
    text, told = normal(entry.text).text, list(entry.facts)
    places = [line for line in text.split("\n") if A_DIGIT.search(line) and not TOTAL_ROW.match(line)]
    if len(places) == len(told) > 1:
        told = [replace(fact, title=row) for fact, row in zip(told, places, strict=True)]
    else:
        places = [text] * len(told)

    def called(one: Measure, said: str) -> Measure:
        return replace(one, what=words_before(said, normal(one.text).text)) if one.what is None else one

    return tuple(
        replace(fact, measures=tuple(called(one, said) for one in fact.measures))
        for fact, said in zip(told, places, strict=True)
    )


def shares_words(entry: LogEntry, words: str) -> bool:
    """Whether the words say something that the log says, no figure and nothing that every log says."""
    text = "\n".join([entry.text, entry.item, *(fact.title for fact in entry.facts)])
    return has_word_of(words, f"{text} {normal(text).text}")


def has_word_of(one: str, two: str) -> bool:
    """Whether two signs in a row, or a word in letters, stand in both, other than what every log says."""
    mine, theirs = ({word.casefold() for word in LATIN_WORD.findall(each)} for each in (one, two))
    if (mine & theirs).difference(table("english")["small_words"]["words"]):
        return True
    left, right = (SIGNS.sub(" ", each) for each in (one, two))
    if not any(left[at : at + 2] in right for at in range(len(left) - 1)):  # of most logs; far cheaper
        return False
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    shared = (left[each.a : each.a + each.size].strip() for each in blocks if each.size > 1)
    return any(len(each) > 1 and not COMMON.match(each) for each in shared)


def _fact_with_figure(fact: Fact, slot: Slot, figure: RightFigure) -> Fact:
    value = slot.value + figure.adds * figure.value if figure.adds else figure.value
    if slot.is_money:
        text = f"{value.normalize():f}" if figure.adds else figure.text
        new = replace(fact.money[slot.place], minor=int(value * 100), minor_max=None, approx=False, text=text)
        return replace(fact, money=(*fact.money[: slot.place], new, *fact.money[slot.place + 1 :]))
    before = fact.measures[slot.place]
    text = f"{value.normalize():f}"  # with its unit as the log has it: 「8 findings」, 38箱
    text = OLD_FIGURE.sub(text, before.text, count=1) if before.text.isascii() else f"{text}{before.unit}"
    put = replace(before, value=value, value_max=None, approx=False, text=text)
    return replace(fact, measures=(*fact.measures[: slot.place], put, *fact.measures[slot.place + 1 :]))
