"""Commands, buttons, questions and boards of the calendar."""

from handlers.calendar import (
    add_command,
    additions,
    event_details,
    event_receipt,
    minutes_card,
    minutes_document,
    minutes_proposal,
    several_items,
    time_question,
)
from handlers.calendar.changes import (
    attendance_replies,
    event_actions,
    event_replies,
    handover,
    last_change,
    series_change,
)
from handlers.calendar.templates import template_card
from handlers.calendar.views import cal_command, due_list, month_picture_job, pinned_overview
from handlers.core import attachments
from handlers.core.feature import Command, Feature, Job, Phase, brought_back
from handlers.core.hooks import Claim, Reply
from handlers.core.messages import message_subject
from handlers.events import absence_changes, absences
from union.attendance.competition_results import SIGNS as RESULT_SIGNS
from union.attendance.competition_results import read_told_results
from union.calendar.handover import NOT_MINE
from union.calendar.handover import SENTENCE as HANDED_OVER
from union.questions import calendar_range
from union.reading.acts.absences.absence_forms import (
    absence_put_right,
    absence_question,
    absence_said,
    return_told,
)
from union.reading.acts.tasks.relative_days import NEXT_SIGNS, next_round_words
from union.reading.replies.plan_wishes import SIGNS, TIME_SAID

FEATURE = Feature(
    "calendar",
    commands=(
        Command("add", add_command.WORDS, add_command.add, "新建日程：下周三下午3点开例会"),
        Command(
            "cal",
            cal_command.CAL_WORDS,
            cal_command.cal,
            "看日程：今天、本周、12月 图",
            alone=calendar_range.PICTURE,
        ),
        Command("due", ("待办",), cal_command.due, "未完成和已过期限的事项"),
        Command("me", due_list.OWN_WORDS, due_list.show_own),
        Command("template", template_card.WORDS, template_card.template),
        Command("handover", handover.WORDS, handover.command),
    ),
    buttons=(
        time_question.DEEDS,
        additions.DEEDS,
        event_details.DEEDS,
        several_items.DEEDS,
        event_receipt.DEEDS,
        minutes_proposal.DEEDS,
        event_actions.DEEDS,
        last_change.DEEDS,
        series_change.DEEDS,
        handover.DEEDS,
        template_card.DEEDS,
        cal_command.DEEDS,
        due_list.DEEDS,
        absences.DEEDS,
    ),
    documents={minutes_document.NAME: (attachments.with_words, minutes_document.take_up)},
    answers=(
        time_question.ANSWERS,
        minutes_proposal.ANSWERS,
        event_actions.ANSWERS,
        template_card.ANSWERS,
        absence_changes.ANSWERS,
    ),
    next_answers=(
        absence_changes.next_answers,
        time_question.next_answers,
        event_actions.next_answers,
        template_card.next_answers,
    ),
    replies={
        message_subject.EVENT: Reply(event_replies.replied),
        **dict.fromkeys(message_subject.SEVERAL, Reply(event_replies.replied_to_several)),
    },
    claims=(
        Claim(time_question.may_choose, time_question.chosen_by_words, signs=time_question.DAY_SAID),
        Claim(read_told_results, attendance_replies.results_told, signs=RESULT_SIGNS),
        Claim(absence_put_right, absence_changes.corrected, is_for_all=True),
        Claim(return_told, absence_changes.back_earlier, is_for_all=True),
        Claim(absence_said, absences.claimed, is_for_all=True),
        Claim(absence_question, absence_changes.answer_who_is_away),
        Claim(SIGNS.search, add_command.wished),
        Claim(next_round_words, add_command.next_planned, signs=NEXT_SIGNS),
        Claim(TIME_SAID.search, add_command.day_told),
        Claim(HANDED_OVER.fullmatch, handover.claimed),
        Claim(NOT_MINE.search, handover.disowned, is_for_all=True),
    ),
    jobs=(
        brought_back(minutes_card.SUBJECT, minutes_card.recall),
        Job(pinned_overview.tell_week, Phase.BOARD, pinned_overview.is_time_for_week),
        Job(
            pinned_overview.BOARD.keep,
            Phase.BOARD,
            pinned_overview.BOARD.is_wanted_or_pinned,
            again=pinned_overview.next_repost_time,
        ),
        Job(
            month_picture_job.PICTURE.keep,
            Phase.BOARD,
            month_picture_job.PICTURE.is_wanted_or_pinned,
            again=month_picture_job.next_redraw_time,
        ),
    ),
)
