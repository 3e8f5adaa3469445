"""A message laid beside the lines of a log: each of its figures takes the place of one, joins them, or is what a line already says.

A log is a table of lines (`Slot`: what, how many or how much, paid or not). A message that says of it that something is otherwise is read clause by
clause: a figure put right (「裁判费是400，我少写了一百」), a line left out (「还漏了条横幅，120」), one that is no spending
(「押金要退的，不算开支」), money that came back (「退了31.2」), a thing told twice. A log is meant only where every figure of the message is
accounted for: as a line of it, a difference of two, or their total. So "4 only" finds the five people and no lanes.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.records import replace
from union.reading.acts.changes.corrections import RightFigure, is_sure_slip
from union.reading.english.translation import is_english
from union.reading.message import Money
from union.reading.money.flows import Flow, flow_of
from union.reading.text.normal_form import normal
from union.worklog.amending_words import (
    ABSENT,
    BESIDES,
    COMES_BACK,
    DIGIT,
    MISSED,
    NO_NAME,
    NOT_SPENT,
    ONLY_SO_MANY,
    OWN,
    PART_OF,
    REFUND,
    TWICE,
    AmendingClause,
    Aside,
    says_wrong,
)
from union.worklog.corrections import reckoned, same_unit
from union.worklog.entries import Fact, LogEntry
from union.worklog.spoken_corrections import (
    CLOSE,
    FAR,
    OF_MONEY,
    Slot,
    has_word_of,
    is_near_in_size,
    labelled_facts,
    slots_of,
    with_figures,
)

STRONG, LIKELY, CLEAR = 2.5, 3.25, 0.5
QUOTED, MADE, NAMED, TOPIC, UNIT, SIZE, ONLY, FAR_OFF = 3.0, 2.0, 2.0, 2.0, 0.75, 0.5, 0.5, -2.5
LATELY = 1.0  # how near a log is that was told these days
LEAST_SUM, CENTS, LONGEST_NAME, FEW = 5, 100, 12, 3


class AmendedFacts(NamedTuple):
    """What a message makes of one log, and how much speaks for it; `is_same`: it says what the log says already."""

    facts: tuple[Fact, ...]
    strength: float
    is_same: bool


def amended(
    entry: LogEntry, clauses: Sequence[AmendingClause], nearness: float, currency: str, *, dated: float = 0.0
) -> AmendedFacts | None:
    """The log as these words have it; None where a figure of theirs has no place in it."""
    said = ",".join(each.text for each in clauses)
    strength = nearness + dated + (TOPIC if is_topic(entry, clauses) else 0)
    reader = _Table(entry, clauses, said, currency, is_late=nearness >= LATELY)
    found = reader.read()
    if found is None:
        return None
    facts, own = found
    strength += own
    least = STRONG if says_wrong(said) else LIKELY
    return AmendedFacts(facts, strength, facts == entry.facts) if strength >= least else None


def is_topic(entry: LogEntry, clauses: Sequence[AmendingClause]) -> bool:
    """Whether they say a word of the log, or of the item it fulfils."""
    text = f"{entry.text} {entry.item}"
    told = f"{text} {normal(text).text}"
    return any(has_word_of(each.words, told) for each in clauses)


class _Table:
    """The lines of one log, and what the clauses make of them."""

    def __init__(
        self, entry: LogEntry, clauses: Sequence[AmendingClause], said: str, currency: str, *, is_late: bool
    ) -> None:
        self._entry, self._clauses, self._said, self._currency = entry, clauses, said, currency
        self._is_late = is_late
        self._lines = slots_of(labelled_facts(entry))
        self._values = {each.value for one in clauses for each, _ in one.figures}
        self._denied = {each.value for one in clauses for each, is_denied in one.figures if is_denied}
        self._put = dict[Slot, RightFigure]()
        is_by_heads = any(
            each.adds and self._is_difference(each) for one in clauses for each, _ in one.figures
        )
        self._missed = MISSED.search(said) is not None and not is_by_heads
        self._strength, self._back, self._sure = 0.0, Decimal(0), says_wrong(said)
        self._added = list[tuple[str, RightFigure]]()
        self._aside, self._parts = list[tuple[Slot, Aside]](), list[tuple[Slot, Decimal]]()

    def read(self) -> tuple[tuple[Fact, ...], float] | None:
        """The facts with every clause done, and what speaks for it."""
        before, open_ = "", list[tuple[AmendingClause, RightFigure]]()
        for one in self._clauses:
            if NOT_SPENT.search(one.text) and not TWICE.search(self._said):
                own, rest = _own_part(one)
                open_ += [(own, each) for each in rest]
                if not self._is_put_aside(own, before):
                    return None
            elif REFUND.search(one.text) and not is_deposit_back(one.text):
                self._back += sum(each.value for each, _ in one.figures if each.is_money)
            else:
                open_ += [(one, each) for each, is_denied in one.figures if not is_denied]
            before = one.words
        open_.sort(key=lambda each: each[1].is_total)
        if not all(self._is_placed(one, each) for one, each in open_):
            return None
        if not (self._put or self._added or self._aside or self._parts or self._back or self._strength):
            return None
        return self._done()

    def _is_put_aside(self, one: AmendingClause, before: str) -> bool:
        """Whether it says of a sum of the log, a part of it, or one that was never told, that it is no spending."""
        if not one.figures and (self._aside or self._parts):
            return True  # 「油钱那60我自己掏了，不算」
        foreign = [each for each, _ in one.figures if each.value not in self._sums()]
        for each in foreign:
            if PART_OF.search(one.text.rsplit(each.text, 1)[0]):
                return self._is_part_put_aside(each)
        if one.figures and len(foreign) == len(one.figures):
            return True  # 「另加我自己$100，不用计」
        slot = self._named_sum(f"{one.words} {before}", one)
        if slot is not None:
            self._aside.append((slot, _aside_of(f"{one.text} {before}")))
            self._strength += QUOTED if one.figures else NAMED
        return slot is not None

    def _is_part_put_aside(self, figure: RightFigure) -> bool:
        """「那235的水果里有35是我自己买的」: the sum that is named beside it is so much less."""
        wholes = [each for each in self._lines if each.is_money and each.value in self._values]
        if len(wholes) != 1 or wholes[0].value <= figure.value:
            return False
        self._parts.append((wholes[0], figure.value))
        self._strength += QUOTED
        return True

    def _is_placed(self, one: AmendingClause, figure: RightFigure) -> bool:
        if self._back and not figure.is_money and not self._is_made(figure):
            return True  # "4 broken, supplier gave back $31.20"
        if self._is_known(figure) or (self._names_line(one) and self._is_set(one, figure)):
            return True
        if self._is_difference(figure) or self._is_set(one, figure):
            return True
        is_added = self._is_added(one, figure)
        if is_added:
            self._added.append((self._name_of(one, figure), figure))
        return is_added

    def _done(self) -> tuple[tuple[Fact, ...], float] | None:
        facts = list(with_figures(self._entry, self._put) if self._put else self._entry.facts)
        for slot, mark in self._aside:
            facts[slot.at] = _set_aside(self._entry, facts[slot.at], slot, mark)
        for slot, value in self._parts:
            facts[slot.at] = _less(facts[slot.at], slot, value)
        paid = [[one.minor for one in each.money] for each in facts]
        if (
            self._back
            and not self._parts
            and paid == [[one.minor for one in each.money] for each in self._entry.facts]
        ):
            goods = self._sum_of_goods()  # where what came was not reckoned anew
            if goods is None:
                return None
            facts[goods.at] = _less(facts[goods.at], goods, self._back)
            self._strength += NAMED
        for name, figure in self._added:
            money = Money(figure.text, int(figure.value * CENTS), self._currency, what=name or None)
            facts[-1] = with_sums(facts[-1], (*facts[-1].money, money))
            self._strength += NAMED
        return tuple(facts), self._strength

    def _sum_of_goods(self) -> Slot | None:
        """The sum of which some came back: the one of a price and its count, else the only one."""
        sums = [each for each in self._lines if each.is_money and each.value > self._back]
        sums = [each for each in sums if each.told.text is None] or sums
        return sums[0] if len(sums) == 1 and is_topic(self._entry, self._clauses) else None

    def _sums(self) -> set[Decimal]:
        return {each.value for each in self._lines if each.is_money}

    def _named_sum(self, words: str, one: AmendingClause) -> Slot | None:
        """The one sum that is meant: by its figure, else by its name, else the only one."""
        values = {each.value for each, _ in one.figures}
        sums = [each for each in self._lines if each.is_money]
        quoted = [each for each in sums if each.value in values]
        named = [each for each in sums if has_word_of(words, each.told.what or "")]
        for found in (quoted, named):
            if len(found) == 1:
                return found[0]
        return None

    def _is_known(self, figure: RightFigure) -> bool:
        """Whether it says what a line says, or what several come to."""
        if any(each.value == figure.value for each in self._lines if _can_take_figure(each, figure)):
            self._strength += UNIT
            return True
        totals = [
            self._put[each].value if each in self._put else each.value
            for each in self._lines
            if each.is_money
        ]
        return figure.is_total and len(totals) > 1 and sum(totals) == figure.value

    def _names_line(self, one: AmendingClause) -> bool:
        return any(has_word_of(one.words, self._name(each)) for each in self._lines)

    def _name(self, line: Slot) -> str:
        """What a line is called; of a log of several deeds by its deed, too: 接力 of a table of contests."""
        what = line.told.what or ""
        return line.names if len(self._entry.facts) > 1 else f"{what} {normal(what).text}"

    def _is_difference(self, figure: RightFigure) -> bool:
        """Whether another figure of the message differs from a line of the like by this one."""
        others = self._values - {figure.value}
        alike = (each for each in self._lines if not figure.unit or _can_take_figure(each, figure))
        return any(abs(one - each.value) == figure.value < each.value / 2 for each in alike for one in others)

    def _is_made(self, figure: RightFigure) -> bool:
        """Whether a line and it differ by another figure of the message."""
        others = self._values - {figure.value}
        return any(
            abs(figure.value - each.value) in others for each in self._lines if _can_take_figure(each, figure)
        )

    def _is_set(self, one: AmendingClause, figure: RightFigure) -> bool:
        """Put it in the place of the line for which most speaks."""
        if figure.adds and not one.words.strip("我你 ,·"):
            return False
        scored = sorted(
            (
                (self._score(one, figure, each), each)
                for each in self._lines
                if _can_take_figure(each, figure)
            ),
            key=lambda each: -each[0],
        )
        if not scored or scored[0][0] <= 0 or (len(scored) > 1 and scored[0][0] - scored[1][0] < CLEAR):
            return False
        if scored[0][1] in self._put or not (self._sure or self._is_borne_out(one, figure, scored[0])):
            return False
        self._put[scored[0][1]] = figure
        self._strength += scored[0][0]
        return True

    def _is_borne_out(self, one: AmendingClause, figure: RightFigure, best: tuple[float, Slot]) -> bool:
        """Where no word says that something was wrong: by an old figure, a difference or its name, or said to be all."""
        is_all = ONLY_SO_MANY.search(one.text) is not None and is_near_in_size(best[1], figure, CLOSE)
        return best[0] >= (NAMED if self._is_late else MADE + NAMED) or (is_all and not best[1].is_money)

    def _score(self, one: AmendingClause, figure: RightFigure, line: Slot) -> float:
        others = self._values - {figure.value}
        is_named = has_word_of(one.words, self._name(line))
        is_besides = self._missed or BESIDES.search(one.text) is not None
        is_besides = is_besides and not (figure.is_said_so or figure.is_total)
        if is_besides and not is_named and not figure.adds and line.is_money:
            return 0.0  # a line of its own
        found = QUOTED if line.value in self._denied else 0.0
        found += MADE if abs(figure.value - line.value) in others else 0.0
        found += (
            MADE
            if not line.is_money and 0 < abs(figure.value - line.value) <= FEW and ABSENT.search(self._said)
            else 0.0
        )
        found += NAMED if is_named else 0.0
        found += UNIT if figure.unit and same_unit(line.unit, figure.unit) else 0.0
        found += ONLY if sum(_can_take_figure(each, figure) for each in self._lines) == 1 else 0.0
        found += SIZE if is_near_in_size(line, figure, CLOSE) else 0.0
        return found + (0.0 if is_near_in_size(line, figure, FAR) else FAR_OFF)

    def _is_added(self, one: AmendingClause, figure: RightFigure) -> bool:
        """Whether it is a sum that was left out, or told besides."""
        # "5 signed up, forgot the auntie from 43": a sum has its sign in English
        is_sum = figure.is_money or not (figure.unit or is_english(self._entry.text))
        may_be = self._missed or (BESIDES.search(one.text) and is_sure_slip(self._said))
        is_new = not (figure.is_said_so or figure.is_total)  # 「茶点漏计蛋挞，应该是$528」 is all of it
        return (
            bool(may_be)
            and is_new
            and is_sum
            and figure.value >= LEAST_SUM
            and bool(self._name_of(one, figure))
        )

    def _name_of(self, one: AmendingClause, figure: RightFigure) -> str:
        """What a sum left out is for: the words before it, else those of the clause before."""
        at = self._clauses.index(one)
        tries = [one.text.split(figure.text, 1)[0], *(each.words for each in reversed(self._clauses[:at]))]
        names = (NO_NAME.sub("", NO_NAME.sub("", each)).lstrip(" ·$").rstrip(" 的了是·$") for each in tries)
        return next((each for each in names if 0 < len(each) <= LONGEST_NAME and not DIGIT.search(each)), "")


def is_deposit_back(text: str) -> bool:
    """Whether what was paid back is a deposit, which was no spending."""
    return Regex("押金|按金|订金|定金").search(text) is not None


def _own_part(clause: AmendingClause) -> tuple[AmendingClause, list[RightFigure]]:
    """The clause with the figure alone that is somebody's own, and the others: 「是工会$300另加我自己$100」."""
    own, rest, at = list[tuple[RightFigure, bool]](), list[RightFigure](), 0
    for each, is_denied in clause.figures:
        place = clause.text.find(each.text, at)
        is_own = OWN.search(clause.text[at : max(at, place)]) is not None
        at = place + len(each.text)
        if is_own:
            own.append((each, is_denied))
        else:
            rest.append(each)
    return (clause._replace(figures=tuple(own)), rest) if own and rest else (clause, [])


def _can_take_figure(line: Slot, figure: RightFigure) -> bool:
    if figure.is_money or (not figure.unit and OF_MONEY.search(figure.label)):
        return line.is_money
    if not figure.unit:
        return line.is_money or figure.value == figure.value.to_integral_value()
    return not line.is_money and (same_unit(line.unit, figure.unit) or same_unit(figure.unit, line.unit))


def _aside_of(words: str) -> Aside:
    if COMES_BACK.search(words):
        return Aside.DEPOSIT
    return Aside.OWN if OWN.search(words) else Aside.NOT_COUNTED


def _set_aside(entry: LogEntry, fact: Fact, slot: Slot, mark: Aside) -> Fact:
    one = fact.money[slot.place]
    if flow_of(one, fact.title, entry.text) is not Flow.SPENT or (one.what or "").startswith(tuple(Aside)):
        return fact
    put = replace(one, what=f"{mark}{one.what or ''}")
    return with_sums(fact, (*fact.money[: slot.place], put, *fact.money[slot.place + 1 :]))


def _less(fact: Fact, slot: Slot, back: Decimal) -> Fact:
    value = slot.value - back
    put = replace(fact.money[slot.place], minor=int(value * CENTS), text=f"{value.normalize():f}")
    return with_sums(fact, (*fact.money[: slot.place], put, *fact.money[slot.place + 1 :]))


def with_sums(fact: Fact, money: tuple[Money, ...]) -> Fact:
    """The fact with these sums."""
    return reckoned(replace(fact, money=money))
