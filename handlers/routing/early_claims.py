"""What is heard of a message before its sentence is read: orders by number, what takes back or amends, plain questions, absences.

Each is asked only where a cheap sign of it stands in the words.
"""

from handlers.calendar.changes import list_closing
from handlers.core.turn import Turn
from handlers.events import told_absences
from handlers.questions import ask_command, plain_answers, sum_states
from handlers.questions.sum_states import ASKED as SUM_ASKED
from handlers.routing.references import changes_by_number, clause_acts
from handlers.routing.talk import (
    log_revisions,
    named_item,
    other_item,
    partial_reports,
    spoken_buttons,
    taken_back,
    told_parts,
)
from handlers.worklog import item_progress
from union.attendance.collection_parts import ONLY_LEFT, read_told_parts
from union.attendance.list_words import SIGNS as MAY_BE_OF_LIST
from union.reading.acts.absences.absence_clauses import may_tell_absence
from union.reading.acts.changes.retractions import SIGNS as MAY_BE_TAKEN_BACK
from union.reading.acts.tasks.task_handover import may_be_ordered
from union.reading.english.translation import is_english
from union.reading.questions.question_reader import has_asking_words
from union.reading.questions.thresholds import may_be_plain_question
from union.reading.replies.misheard import SIGNS as MAY_BE_OTHER
from union.worklog.partial_reports import LEFT

TAKING_BACK = (log_revisions.takes_twice_told, taken_back.claimed)


def is_claimed_as_written(turn: Turn) -> bool:
    """Whether a message of a group is done with in the words it was written in."""
    text, is_order = turn.said.text, may_be_ordered(turn.said.text)
    ways = (changes_by_number.is_ordered, told_parts.is_agenda, named_item.is_note_told) if is_order else ()
    ways = (*ways, *TAKING_BACK) if MAY_BE_TAKEN_BACK.search(text) else ways
    if (MAY_BE_OTHER.search(text) and other_item.misheard(turn)) or any(each(turn) for each in ways):
        return True
    # "another 30 given out" adds nothing to what was asked
    is_part = is_english(text) and LEFT.search(text) is None
    return (is_part and item_progress.hear_parts(turn)) or is_said_to_list(turn)


def is_claimed_in_private(turn: Turn) -> bool:
    """The same of a private message."""
    is_ordered = may_be_ordered(turn.said.text) and changes_by_number.is_ordered(turn)
    others = (other_item.misheard, spoken_buttons.is_chosen, is_said_to_list)
    return is_ordered or any(each(turn) for each in others)


def is_said_to_list(turn: Turn) -> bool:
    """Whether the words close a list, or move its last day."""
    return MAY_BE_OF_LIST.search(turn.said.text) is not None and list_closing.hear(turn)


def is_question_or_absence(turn: Turn) -> bool:
    """Whether all of it is a plain question that is answered, or tells who is away, or what is done in part, and nothing else."""
    text, is_asking = turn.said.text, has_asking_words(turn.said.text)
    if SUM_ASKED.search(text) and sum_states.tell_sum_state(turn):
        return True
    if (is_asking or ONLY_LEFT.search(text)) and item_progress.told_missing(turn):
        return True
    may_be = may_be_plain_question(text) and not clause_acts.beside_question(turn)
    is_told = may_be and plain_answers.answered(turn)
    is_told = is_told or (may_tell_absence(text) and told_absences.absences_kept(turn))
    is_told = is_told or (LEFT.search(text) is not None and partial_reports.keep_told_part(turn))
    is_told = is_told or (bool(read_told_parts(text)) and item_progress.hear_parts(turn))
    is_told = is_told or (is_asking and ask_command.answered_progress(turn))
    return is_told or (is_asking and item_progress.told_amount_left(turn))
