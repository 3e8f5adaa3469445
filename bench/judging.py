"""Whether a reading is right: the rules of the benchmark, the same for every reader."""

from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice

from dateutil.rrule import rrulestr

from bench.sentences import Expected, Sentence

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
OCCURRENCES = 5  # of two rules that many are compared


class Outcome(StrEnum):
    """`exact`: start, end and rule are right. `partial`: only the start is."""

    EXACT = "exact"
    PARTIAL = "partial"
    WRONG = "wrong"
    MISSED = "missed"
    FALSE = "false"


class Verdict:
    """An outcome, and whether grain and deadline are right, too."""

    def __init__(self, outcome: Outcome, *, strict: bool) -> None:
        self.outcome, self.strict = outcome, strict


def judge(sentence: Sentence, read: Expected | None) -> Verdict:
    """The reading of a sentence against its label and whatever else is accepted."""
    if read is None:
        return (
            Verdict(Outcome.MISSED, strict=False) if sentence.right else Verdict(Outcome.EXACT, strict=True)
        )
    if not sentence.right:
        return Verdict(Outcome.FALSE, strict=False)
    if sentence.window and _begins_within(sentence.window, read):
        return Verdict(Outcome.EXACT, strict=read.deadline == sentence.right[0].deadline)
    # A bare part of a day answered with the bare day is only half an answer.
    is_half = sentence.window is not None and not sentence.right[0].deadline
    starts = [label for label in sentence.right if _same_start(read, label)]
    exact = [label for label in starts if _same_end(read, label) and _same_rule(read, label)]
    if not exact or is_half:
        return Verdict(Outcome.PARTIAL if starts else Outcome.WRONG, strict=False)
    return Verdict(Outcome.EXACT, strict=any(_same_manner(read, label) for label in exact))


def own_end(start: datetime, grain: str) -> datetime:
    """Where a time ends that names none."""
    if grain in MONTHS:
        month = start.year * 12 + start.month - 1 + MONTHS[grain]
        return datetime(month // 12, month % 12 + 1, 1)
    days = {"day": 1, "week": 7}.get(grain)
    return start + (timedelta(days=days) if days else timedelta(hours=grain == "hour"))


def _begins_within(window: tuple[datetime, datetime], read: Expected) -> bool:
    return read.grain in ("minute", "hour") and window[0] <= read.start <= window[1]


def _same_start(read: Expected, label: Expected) -> bool:
    if label.grain in ("minute", "hour"):
        return read.start == label.start and read.grain in ("minute", "hour")
    if read.grain == label.grain:
        return own_end(read.start, read.grain) == own_end(label.start, label.grain) or _same_day(read, label)
    return _same_day(read, label)


def _same_day(read: Expected, label: Expected) -> bool:
    return read.start.date() == label.start.date()


def _same_end(read: Expected, label: Expected) -> bool:
    if read.end is None and label.end is None:
        return True
    ours = read.end or own_end(read.start, read.grain)
    theirs = label.end or own_end(label.start, label.grain)
    return ours == theirs if label.grain in ("minute", "hour") else ours.date() == theirs.date()


def _same_rule(read: Expected, label: Expected) -> bool:
    if not (read.rrule and label.rrule):
        return not (read.rrule or label.rrule)
    if "RSCALE" in read.rrule or "RSCALE" in label.rrule:
        return _parts(read.rrule) == _parts(label.rrule)
    try:
        return _first(read) == _first(label)
    except (ValueError, TypeError):
        return False


def _parts(rule: str) -> set[str]:
    return set(rule.split(";"))


def _first(one: Expected) -> list[datetime]:
    return list(islice(rrulestr(one.rrule or "", dtstart=one.start), OCCURRENCES))


def _same_manner(read: Expected, label: Expected) -> bool:
    """Whether deadline and grain are the label's; a span's grain says nothing."""
    grain = {"hour": "minute"}
    same_grain = grain.get(read.grain, read.grain) == grain.get(label.grain, label.grain)
    return (same_grain or label.end is not None) and read.deadline == label.deadline
