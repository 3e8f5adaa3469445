"""Which way a sum went: spent by the union, come in to it, or neither (pay got back for members, a sum in dispute, a budget).

By the words of the figure, else of the title and of the clause it stands in; what the message says was given on at
once is spent money after all.
"""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache, partial

from union.core.lazy_regex import Regex
from union.data import table
from union.reading.english.translation import is_english
from union.reading.lexicon import with_fragments
from union.reading.message import Money
from union.reading.text.normal_form import normal, simplified


def patterns(names: str) -> Iterator[Regex]:
    """Those of union/data/money_flows.toml, which says what each is for."""
    return (Regex(partial(_flow_pattern, name)) for name in names.split())


def _flow_pattern(name: str) -> str:
    return with_fragments(table("money_flows")["patterns"][name], table("money_flows")["fragments"])


RECEIVED, DUES_OF, OUTGOING, GIVEN, GIVEN_ON = patterns("received dues_of outgoing given given_on")
CLAUSE, SOURCES, CLAUSE_BEHIND, COLLECTED, TAKEN = patterns("clause sources clause_behind collected taken")
DONATED, GIFT, OWN_GIFT, TO_OTHERS, RECOVERED = patterns("donated gift own_gift to_others recovered")
OF_PAY, DISPUTED, AHEAD, QUOTED, PAID_NOW = patterns("of_pay disputed ahead quoted paid_now")
BEFORE, EITHER_WAY, FROM_ABOVE, BANKED, ARRIVED = patterns("before either_way from_above banked arrived")
LEFT_OVER, UNPAID, UNPAID_AT_ALL, OWED, BOOKED, UP = patterns("left_over unpaid unpaid_at_all owed booked up")
REFUNDED, SETTLED_RATE, AGREED, COLLECTED_BEFORE = patterns("refunded settled_rate agreed collected_before")
ASKED_PRICE, DUES, NOT_DUES, REPRICED = patterns("asked_price dues not_dues repriced")
OFFERED, BOUGHT, UNDER_WAY = patterns("offered bought under_way")
DOWN, HELD_BACK, KEPT_OF_IT, OWN_POCKET, OWN_BEHIND = patterns(
    "down held_back kept_of_it own_pocket own_behind"
)
NEAR, LONGEST_CLAUSE, NEXT_WORDS, BEGIN = 30, 120, 12, Regex(r"[$￥\d]")
MAY_COME_BACK = Regex(r"[押按订定]|自[己掏费付]|待退|own|[我佢]自")
ON_DELIVERY = Regex(r"货到付款")  # paid by nobody yet
BLANK = Regex(r"\s(?=[\u4e00-\u9fff])")  # what parts two clauses in Hong Kong
OBJECT, SENTENCE_END = 2, Regex(r"[。；;！!？?\n]")  # 「会费返还职工」


class Flow(StrEnum):
    """The kind of a sum; only what was spent is added to the union's spending."""

    SPENT = "spent"
    IN = "in"
    DONATED = "donated"
    RECOVERED = "recovered"
    DISPUTED = "disputed"
    BUDGETED = "budgeted"
    DEPOSIT = "deposit"  # it comes back
    OWN = "own"  # somebody's own money


INCOME = (Flow.IN, Flow.DONATED)
ASIDE = (Flow.RECOVERED, Flow.DISPUTED, Flow.BUDGETED, Flow.DEPOSIT, Flow.OWN)
MARKED = {
    "待退": Flow.DEPOSIT,
    "自付": Flow.OWN,
}  # what stands before the name of a sum that was put right so


@lru_cache(maxsize=256)  # a receipt, its notes and the count all ask of the same sums
def flow_of(money: Money, title: str, text: str) -> Flow:
    """Which way a sum of a fact went; `text` is the whole message as written."""
    if is_english(text):
        text, money = normal(text).text, replace(money, text=normal(money.text or "").text)
        # What stands between the figure before a sum and the end of its clause: the title may have lost it.
        before, said, after = _parted(money, text)
        beside = f"{BEFORE.split(before)[-1]}{said}{CLAUSE_BEHIND.split(after)[0]}"[:LONGEST_CLAUSE]
        title = beside or normal(title).text
        money = replace(money, what=None) if money.what == "拨款" else money  # "Got $500", whoever gave it
    else:
        title, text = simplified(title), simplified(text)
    formed = _by_form(money, title, text)
    if formed is None and (MAY_COME_BACK.search(text) or MAY_COME_BACK.search(money.what or "")):
        formed = _deposit_or_own(money, text)
    if formed is not None:
        return formed
    own = money.text or "", money.what or ""
    if (simple := tuple(map(simplified, own))) != own:  # a month of a long log asks a thousand times
        money = replace(money, text=simple[0], what=simple[1])
    after, (clause, behind) = _parted(money, text)[2], _clause_around_sum(money, text)
    if booked := BOOKED.search(clause):
        came = booked["came"] or booked["more"]
        return (Flow.DONATED if DONATED.search(clause) else Flow.IN) if came else Flow.SPENT
    if got := _got_back(money, title, text, clause, behind) or _by_earlier_clauses(money, text):
        return got
    is_kept = any(each.search(said) for each in (AHEAD, LEFT_OVER) for said in (clause, money.what or ""))
    is_paid = PAID_NOW.search(after[:NEXT_WORDS]) is not None
    is_quoted = money.per is None and not is_paid and QUOTED.search(clause) is not None
    if is_kept or is_quoted or UNPAID.search(behind) or UNPAID_AT_ALL.search(after) or OWED.search(clause):
        return Flow.BUDGETED
    if _is_gift(clause if clause.strip() else title, behind, after):
        return Flow.DONATED
    if not (_is_income_by_name(money, title, text) or _is_income_by_verb(money, text, clause, behind)):
        return Flow.SPENT
    said = f"{clause}{money.what or title}"
    return Flow.DONATED if DONATED.search(said) else Flow.IN


def _deposit_or_own(money: Money, text: str) -> Flow | None:
    """A deposit that is to come back or has come back, and what somebody paid for themselves: 「球馆押金300」, "deposit $200 returned"."""
    what, (before, said, after) = money.what or "", _parted(money, text)
    if (marked := MARKED.get(what[:2])) is not None or not said:
        return marked
    clause = CLAUSE.search(before[-NEAR:])
    own = f"{clause[0].split()[-1] if clause and clause[0].strip() else ''}{said}"
    behind = BLANK.split(CLAUSE_BEHIND.split(after[:NEAR])[0])[0]
    if OWN_POCKET.search(own) or OWN_BEHIND.match(after):
        return Flow.OWN
    sentence = SENTENCE_END.split(after[:NEAR])[0] if DOWN.search(own) else behind
    is_deposit = HELD_BACK.search(f"{own}{sentence}") is not None
    return Flow.DEPOSIT if is_deposit and not KEPT_OF_IT.search(f"{own}{behind}") else None


def _by_form(money: Money, title: str, text: str) -> Flow | None:
    """Of a product, whose own words say how it was worked out, of a price that was changed, and of what others only offered."""
    if any(each.search(text) for each in (OFFERED, UNDER_WAY)) and not BOUGHT.search(
        ON_DELIVERY.sub("", text)
    ):
        return Flow.BUDGETED
    if money.text:
        is_changed = any(money.text in text[start:end] for start, end in rates_of_dues(text))
        return Flow.BUDGETED if is_changed else None
    if DUES_OF.search(title) or _is_of_dues(money, text):
        return Flow.IN
    return Flow.BUDGETED if SETTLED_RATE.search(text) else None


def _by_earlier_clauses(money: Money, text: str) -> Flow | None:
    """By what was said before its clause, too: what others agreed to pay, a price asked for, what was collected."""
    lead = BEGIN.split(money.text or "", 1)[0]  # 「大概2800元」
    said = f"{_parted(money, text)[0][-LONGEST_CLAUSE:]}{lead}".rstrip()
    if AGREED.search(said) or ASKED_PRICE.search(said):
        return Flow.BUDGETED
    return Flow.IN if COLLECTED_BEFORE.search(said) else None


def rates_of_dues(text: str) -> list[tuple[int, int]]:
    """Where a text tells that what members pay was changed: 「会费由120元加到130元」 moves no money and no item."""
    found = (each.span() for each in REPRICED.finditer(text))
    return [(start, end) for start, end in found if DUES.search(text, max(0, start - NEAR), end)]


def is_received(word: str) -> bool:
    """Whether a word names money received: 会费, 收缴会费, 拨款, 募捐."""
    return bool(SOURCES.search(word) or RECEIVED.search(word))


def _got_back(money: Money, title: str, text: str, clause: str, behind: str) -> Flow | None:
    """Pay that was got back for members, or is still in dispute."""
    what = money.what or ""
    near = f"{clause}{what}"
    if GIVEN.search(what) and not OF_PAY.search(near):
        return None
    is_back = RECOVERED.search(near) or RECOVERED.search(behind) or (not what and RECOVERED.search(title))
    if is_back and (OF_PAY.search(near) or OF_PAY.search(title) or OF_PAY.search(text)):
        return Flow.RECOVERED
    return Flow.DISPUTED if DISPUTED.search(near) else None


def _is_gift(said: str, behind: str, after: str) -> bool:
    """Given by others or put together by the members, by the words before the sum; no gift of the union's own."""
    if GIFT.search(said) is None:  # first, for it is seldom so
        return False
    return not (OWN_GIFT.search(said) or TO_OTHERS.search(behind) or GIVEN_ON.search(after))


def _is_income_by_verb(money: Money, text: str, clause: str, behind: str) -> bool:
    """By the verb nearest to the sum: 「收咗$800」, 「$9,840 今朝入咗数」, 「行政给了5000块」."""
    what = money.what or ""
    if ARRIVED.search(what) or REFUNDED.search(clause if what in clause else f"{clause}{what}"):
        return True
    led = [*EITHER_WAY.finditer(clause.rstrip())][-1:]
    if led and led[0]["came"] and led[0].end() == len(clause.rstrip()):
        return not _is_sum_passed_on(money, text)  # 「筹到$9,860 买水用了$230」
    if GIVEN.search(what) or GIVEN.search(behind) or _is_sum_passed_on(money, text):
        return False
    before = clause if not what or what in clause else f"{clause}{what}"
    if FROM_ABOVE.search(before.strip()):
        return True
    if verb := [*EITHER_WAY.finditer(before)][-1:]:
        return bool(verb[0]["came"])
    return BANKED.match(behind) is not None


def _clause_around_sum(money: Money, text: str) -> tuple[str, str]:
    """What stands before a sum in its clause, and right behind it."""
    before, said, after = _parted(money, text)
    clause = CLAUSE.search(before[-NEAR:]) if said else None
    return (clause[0] if clause else ""), CLAUSE_BEHIND.split(after[:12])[0] if said else ""


def _parted(money: Money, text: str) -> tuple[str, str, str]:
    """The text before a sum, the sum, the text behind; all empty where it does not stand there."""
    parts = text.partition(money.text) if money.text else ("", "", "")
    return parts if parts[1] else ("", "", "")


def _is_income_by_name(money: Money, title: str, text: str) -> bool:
    """By what the figure is called; where that leaves it open by what the work is called."""
    what = money.what or ""
    if RECEIVED.search(what):
        return not OUTGOING.search(what) and not _is_sum_passed_on(money, text)
    if GIVEN.search(what) or (what and not SOURCES.search(what)):
        return False
    is_out = bool(GIVEN.search(text) or OUTGOING.search(text))
    # 「9月会费 22,980」: what members pay comes in, where no word sends it on; 「也收完了，1月会费1420块」
    is_up = UP.search(text) and not COLLECTED.search(text)
    is_of_dues = (what or title).endswith("会费") and not (is_out or is_up)
    if (
        is_of_dues
        or _is_of_dues(money, text)
        or (not what and TAKEN.search(_clause_around_sum(money, text)[0]))
    ):
        return True
    got = RECEIVED.search(title)
    return (
        got is not None
        and not OUTGOING.search(title[: got.end() + OBJECT])
        and not _is_sum_passed_on(money, text)
    )


def _is_of_dues(money: Money, text: str) -> bool:
    """Whether the sentence up to a sum tells of dues, and of nothing done with them: 「会费8人，共960」."""
    before, said, after = (
        _parted(money, text) if money.text else (text, "", "")
    )  # a product has no words of its own
    sentence = f"{SENTENCE_END.split(before)[-1]}{said}{CLAUSE_BEHIND.split(after)[0]}"[-LONGEST_CLAUSE:]
    return DUES.search(sentence) is not None and NOT_DUES.search(sentence) is None


def _is_sum_passed_on(money: Money, text: str) -> bool:
    before, said, after = _parted(money, text)
    clause = CLAUSE.search(before[-LONGEST_CLAUSE:])
    return bool(said) and bool(GIVEN_ON.search(after) or (clause and OUTGOING.search(clause[0])))
