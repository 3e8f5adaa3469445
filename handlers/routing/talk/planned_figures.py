"""What was asked for, offered or is expected is no work done: kept with the item it is of, else asked about."""

from handlers.calendar import additions
from handlers.calendar.changes import last_change
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.routing.references import likely_items
from handlers.routing.talk import doubt_question
from union.attendance.listed_people import listed_people
from union.core.lazy_regex import Regex
from union.events.model import Occurrence
from union.reading.acts.plans_in_talk import names_coming_time
from union.reading.numbers.numerals import whole_number
from union.reading.text.normal_form import EitherScript, simplified
from union.reminders.lead_times import is_due_by
from union.worklog import ending_choice
from union.worklog.partial_reports import read_partial_report
from union.worklog.planned_figures import OFFERED, are_figures_planned

ASKED_FOR = EitherScript(r"报价|询价|问价|问好|quot", any_case=True)

# 「报价都问好了，最低的一家每份188」
ALL_ASKED = EitherScript(r"[都全][问問报報到]|齐了|齊了|\ball\b", any_case=True)
FIRMS = Regex(r"(\d|[一两二三四五六])家")


def keep_planned_figures(turn: Turn, text: str) -> bool:
    """Whether words about to be filed have no figure of work done; then they are a note, or it is asked what they are."""
    whole = turn.uncut_text(text)
    if not (are_figures_planned(text) and are_figures_planned(whole)):
        return False
    one = _item(turn) if not listed_people(text) else None
    if one is None:  # what is planned beside them has all the words
        is_beside = whole != text and message_reading.looked_once(turn, names_coming_time, whole)
        return is_beside or doubt_question.asked_of_work(turn)
    is_got = OFFERED.search(text) and ASKED_FOR.search(one.event.title)
    if is_got and not any(_is_part(one, each) for each in (whole, turn.said.text)):
        return last_change.finish_as_said(turn, one)
    additions.note(turn, one, text)
    return True


def _is_part(one: Occurrence, text: str) -> bool:
    """Whether an offer is still to come: two firms of three were asked, or one has not answered."""
    if ALL_ASKED.search(text):
        return False
    wanted, told = (FIRMS.search(simplified(each)) for each in (one.event.title, text))
    is_fewer = wanted and told and (whole_number(told[1]) or 0) < (whole_number(wanted[1]) or 0)
    return (
        bool(is_fewer) or ending_choice.leaves_part(one.event, text) or read_partial_report(text) is not None
    )


def _item(turn: Turn) -> Occurrence | None:
    """The one they name by a word of its own; else the one for which offers were to be got."""
    named = likely_items.clearly_named_items(turn)
    best = [each.one for each in named if each.words == max(one.words for one in named)]
    if len(best) == 1:
        return best[0]
    if OFFERED.search(turn.said.text) is None:
        return None
    asked = [
        each.one
        for each in likely_items.weighed(turn)
        if is_due_by(each.one.event) and ASKED_FOR.search(each.one.event.title)
    ]
    return asked[0] if len(asked) == 1 else None
