"""What was bought and what was handed out of it are one: "hampers 12 pcs bought", "gave out all 12 hampers"."""

from collections.abc import Sequence

from union.core.records import replace
from union.reading.message import Measure
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.amended_lines import STRONG, AmendedFacts, is_topic
from union.worklog.amending_words import TWICE, AmendingClause, Aside
from union.worklog.corrections import PEOPLE, same_unit
from union.worklog.entries import Fact, LogEntry
from union.worklog.spoken_corrections import has_word_of, slots_of

GOT = EitherScript(
    r"[买買订訂购購印做][了好咗到齐齊]?|\b(?:bought|ordered|printed|made|got)\b", any_case=True
)
HANDED = EitherScript(
    r"[发發派送][了完咗给給]|[发發派]出|领[走完]|\b(?:gave|given|hand(?:ed)?|pass(?:ed)?|distribut(?:ed)?)\b",
    any_case=True,
)


def counted_once(
    told: Sequence[LogEntry], clauses: Sequence[AmendingClause]
) -> tuple[LogEntry, AmendedFacts] | None:
    """ "handed out is same as the 12 bought, dun count twice": of several logs with that count the last counts it no more."""
    said = ",".join(each.text for each in clauses)
    values = {each.value for one in clauses for each, _ in one.figures}
    if not values or TWICE.search(said) is None:
        return None
    holding = [
        (each, slot)
        for each in told
        for slot in slots_of(each.facts)
        if slot.value in values and not slot.is_money and is_topic(each, clauses)
    ]
    if not holding:
        return None
    entry, slot = holding[-1]
    if len(holding) == 1 or slot.told.what == Aside.NOT_COUNTED:
        return entry, AmendedFacts(entry.facts, STRONG, is_same=True)
    fact = entry.facts[slot.at]
    put = replace(fact.measures[slot.place], what=str(Aside.NOT_COUNTED))
    measures = (*fact.measures[: slot.place], put, *fact.measures[slot.place + 1 :])
    facts = (*entry.facts[: slot.at], replace(fact, measures=measures), *entry.facts[slot.at + 1 :])
    return entry, AmendedFacts(facts, STRONG, is_same=False)


def handed_out(entry: LogEntry, told: Sequence[LogEntry]) -> tuple[Fact, ...]:
    """The facts of a log that hands out what an earlier one bought: "gave out all 60 umbrellas" counts no other 60."""
    if GOT.search(entry.text) or HANDED.search(entry.text) is None:
        return entry.facts
    got = [
        (normal(each.text).text, slot)
        for each in told
        if each.id != entry.id and GOT.search(each.text)
        for slot in slots_of(each.facts)
        if not slot.is_money
    ]
    said = normal(entry.text).text

    def put(one: Measure) -> Measure:
        is_there = any(
            (same_unit(one.unit, slot.unit) or one.text.strip().isdigit())
            and one.value <= slot.value
            and slot.unit not in PEOPLE
            and has_word_of(said, text)
            for text, slot in got
        )
        return replace(one, what=str(Aside.NOT_COUNTED)) if is_there else one

    return tuple(replace(fact, measures=tuple(map(put, fact.measures))) for fact in entry.facts)
