"""What was told as a sum and is not paid yet: 「只是报价，还没付」, "the $690 not paid yet, only a quote". It stays, and counts for nothing."""

from datetime import timedelta

from handlers.core.turn import Turn
from handlers.worklog import log_receipt
from handlers.worklog.corrections import correction
from storage.worklog import entries
from union.core.records import replace
from union.reading.message import Money
from union.reading.money.flows import Flow, flow_of
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.entries import Fact, LogEntry

UNPAID = EitherScript(
    r"(?:还|仲|尚|实际|其实)?[没未冇](?:有)?(?:真的?)?(?:支?付(?:款|钱)?|给钱|畀钱|俾钱|结账|找数)(?!的人)|(?:只|净|就|不过|光)(?:是|系)?(?:个|一个|份)?(?:报价|询价|预算)|报价(?:而已|嚟㗎)"
    r"|\b(?:not|n['’]?t)\s(?:been\s)?(?:yet\s)?paid\b|\bunpaid\b|\b(?:only|just)\s(?:a\s|the\s)?(?:quote|quotation|estimate)\b",
    any_case=True,
)
# The sum that is meant: 「那690」, "the $690".
POINTED = EitherScript(
    r"(?:那|这|呢|嗰)(?:个|笔|条)?\D{0,3}(?P<those>\d[\d,]{1,9}(?:\.\d{1,2})?)|(?P<that>\d[\d,]{1,9}(?:\.\d{1,2})?)\s?(?:元|块|蚊)?(?:那|这|嗰)(?:笔|条|个)|\bthe\s\D{0,3}(?P<the>\d[\d,]{1,9}(?:\.\d{1,2})?)",
    any_case=True,
)
# 「那480没花工会的钱，去掉吧」: it is no sum of ours at all.
TAKEN_OFF = EitherScript(r"去掉|拿掉|删|撤|不算|\b(?:remove|take (?:it |that )?off|drop)\b", any_case=True)
PLANNED, CENTS, BACK = "预计", 100, timedelta(days=40)


def replied(turn: Turn, entry: LogEntry) -> bool:
    """Whether a reply to a log says so of its sums, or of the one it names."""
    return (
        not TAKEN_OFF.search(turn.said.text)
        and bool(UNPAID.search(turn.said.text))
        and _set_aside(turn, entry, _sum_said(turn))
    )


def claimed(turn: Turn, _said: object) -> bool:
    """The same of a sum that is named, where one log of these weeks tells it."""
    meant, group = None if TAKEN_OFF.search(turn.said.text) else _sum_said(turn), turn.with_group()
    happened = entries.happened(turn.db, group, turn.today - BACK, turn.today + timedelta(1)) if meant else ()
    told = entries.of_ids(turn.db, group, [each.id for each in happened])
    found = [each for each in told if any(_sums_meant(fact, meant) for fact in each.facts)]
    return len(found) == 1 and _set_aside(turn, found[0], meant)


def _sum_said(turn: Turn) -> int | None:
    said = POINTED.search(normal(turn.said.text).text)
    return int(float(said[said.lastgroup or 0].replace(",", "").rstrip(".")) * CENTS) if said else None


def _sums_meant(fact: Fact, meant: int | None) -> list[Money]:
    return [each for each in fact.money if each.per is None and meant in (None, each.minor)]


def _set_aside(turn: Turn, entry: LogEntry, meant: int | None) -> bool:
    if not any(_sums_meant(fact, meant) for fact in entry.facts):
        return False
    facts = tuple(replace(fact, money=_unspent(entry, fact, meant)) for fact in entry.facts)
    changed = replace(entry, facts=facts)
    text = correction.corrected(turn, entry, changed, "figures") if changed != entry else ""
    correction.answer_correction(turn, entry, text or log_receipt.text(turn, entry))
    return True


def _unspent(entry: LogEntry, fact: Fact, meant: int | None) -> tuple[Money, ...]:
    """Its sums, those meant as planned; what was worked out from a price has no words of its own, and goes: the price stays."""
    unpaid = [one for one in _sums_meant(fact, meant) if flow_of(one, fact.title, entry.text) is Flow.SPENT]
    kept = [one for one in fact.money if one not in unpaid or one.text]
    return tuple(replace(one, what=PLANNED) if one in unpaid else one for one in kept)
