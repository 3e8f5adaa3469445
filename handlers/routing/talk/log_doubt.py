"""Words that most likely put a log right, though in none known for it: read as a reply to its receipt."""

from collections.abc import Iterator
from datetime import timedelta

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.routing.references import named_logs
from handlers.routing.references.named_logs import LATELY, OWN
from handlers.worklog import log_replies
from handlers.worklog.corrections import correction
from union.core.period import A_WEEK
from union.reading.acts.changes.corrections import figures_in_front, holds_receipt, read_correction
from union.reading.acts.opinion import Sense
from union.reading.message import Intent, Message
from union.reading.replies.short_replies import COMMA
from union.reading.text.normal_form import EitherScript
from union.worklog.corrections import figures_told_again
from union.worklog.entries import LogEntry
from union.worklog.spoken_corrections import is_close, is_cost_of_another_thing, says_figure

LIKELY, SURE = 0.5, 0.8
SOON = timedelta(minutes=60)
TRIED = 3  # logs
LONGEST, LONGEST_ENGLISH, BETWEEN = 80, 120, "，"  # signs
PIECES, FIGURE = EitherScript(rf"(?:{COMMA}|[\s，。;；!！]){{1,4}}"), EitherScript(r"\d")
# What says in English that a figure told before is another: 「tickets came to $68 after gst」, 「face shields 76 only」.
SURELY = EitherScript(
    r"\b(?:sh(?:ou)?l?d\s(?:be|read)|s/b|amend|correct(?:ion|ed)?|in\sthe\send|after\s(?:gst|svc|service|tax|discount|refund|rebate)|recount(?:ed)?|count(?:ed)?\s(?:again|wrong|twice)|wrong(?:ly)?|typo|mistake)\b"
    r"|\bfinal\s(?:bill|amt|amount|count|figure|sum|cost|total|headcount)\b|^(?:pls\s)?(?:make|change)\s(?:the|that)\b",
    any_case=True,
)
WEAKLY = EitherScript(
    r"\b(?:only|actually|came\sto|so\s(?=[\d$])|now\s(?=[\d$])|full\s(?=\d)|not\s(?=[\d$])|sorry|sori|sry)",
    any_case=True,
)
CUED = EitherScript(
    r"\b(?:be|read|s/b|only|actually|took|charged?|so|total|now|full|to|headcount|bill|amt|amount|count|is|was|were)\s(?P<right>(?:S?\$|RM)?\d[\d,]{0,9}(?:\.\d\d)?)(?![\d:]|\s?[ap]m)|(?P<only>(?:S?\$|RM)?\d[\d,]{0,9}(?:\.\d\d)?)(?=\s?[a-z\u4e00-\u9fff]{0,12}\s(?:only|in\sthe\send|after))",
    any_case=True,
)


def corrected(turn: Turn, intent: Intent = Intent.NONE) -> bool:
    """Whether the words were a correction of a log, and are done; what would be work of its own must surely be one."""
    text = turn.said.text
    if not message_reading.is_by_itself(turn) or len(text) > LONGEST or holds_receipt(text):
        return False
    meant, least = message_reading.opinion_of(turn), LIKELY if intent is Intent.NONE else SURE
    if meant is None or meant.share(Sense.CORRECTED) < least:
        return False
    # Those its words name, and the newest of the writer and of whom they call.
    likely = [
        entry
        for words, is_newest, entry in named_logs.scored_logs(turn)[:TRIED]
        if words + OWN * is_newest >= OWN
    ]
    return any(_is_put_right(turn, entry) for entry in likely)


def amended(turn: Turn, message: Message) -> bool:
    """Whether an English message puts another figure in the place of one near it, of the one log that it names or that was told just now."""
    text, is_work = turn.said.text, message.intent in (Intent.LOG, Intent.EVENT)
    is_sure = SURELY.search(text) is not None
    meant = message_reading.opinion_of(turn)
    is_likely = not is_work or (meant is not None and meant.share(Sense.CORRECTED) >= LIKELY)
    is_said = is_sure or (is_likely and WEAKLY.search(text))
    if not (is_said and message_reading.is_by_itself(turn)) or "?" in text or holds_receipt(text):
        return False
    cued = [each["right"] or each["only"] for each in CUED.finditer(text)]
    said = read_correction(text, is_about_it=True) or (
        read_correction(f"should be {cued[0]}", is_about_it=True) if len(cued) == 1 else None
    )
    if said is None or len(text) > LONGEST_ENGLISH:
        return False
    fits = [
        (words, entry)
        for words, is_newest, entry in named_logs.scored_logs(turn)
        if turn.said.at - entry.said_at <= (SOON if words < OWN else A_WEEK if is_sure else LATELY)
        and (words >= OWN or is_newest)
        and is_close(entry, said)
    ]
    is_clear = len(fits) == 1 or (len(fits) > 1 and fits[0][0] > fits[1][0])
    return is_clear and log_replies.put_right(turn, fits[0][1], said)


def _is_put_right(turn: Turn, entry: LogEntry) -> bool:
    said = read_correction(turn.said.text)
    spoken = read_correction(turn.said.text, is_about_it=True)
    if spoken is not None and spoken.denied and not says_figure(entry, spoken):
        return False  # 「8 not 6 members came」 behind a log of $80
    if spoken is not None and is_cost_of_another_thing(entry, spoken):
        return False
    if said is not None and not said.is_sure_slip and log_replies.is_news(turn, entry, said):
        return False
    if any(log_replies.corrects(turn, entry, each) for each in _readings(turn)):
        return True
    if log_replies.is_nearest_put_right(turn, entry):
        return True
    told = message_reading.read_words(turn, turn.said.text, Intent.LOG).facts
    units = figures_told_again(entry.facts, told)
    if units is not None and units != entry.facts:
        return log_replies.replace_facts(turn, entry, units)
    days = set(message_reading.days_of(turn, turn.said.text)) - {fact.day for fact in entry.facts}
    has_figures = any(one.measures or one.money for one in told)
    if len(days) != 1 or has_figures:
        return False
    correction.answer_correction(turn, entry, correction.moved(turn, entry, days.pop()))
    return True


def _readings(turn: Turn) -> Iterator[str]:
    """The words, and those alone that have figures: 「9个 把两个实习的也数进去了」; where a day is told its figures count nothing."""
    text = turn.said.text
    front = figures_in_front(text)
    if not front:
        yield text
    if message_reading.read_words(turn, text).when is None:
        yield BETWEEN.join(each for each in PIECES.split(front or text) if FIGURE.search(each))
