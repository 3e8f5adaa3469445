"""The bot's own commands, and those that are about more than one subject."""

from handlers.calendar.changes import event_actions
from handlers.core.feature import Command, Feature
from handlers.core.hooks import Claim, Rank, Reply
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.routing import basic_commands, undo_commands, why_command
from handlers.routing.records import finished_logs
from handlers.routing.references import (
    afterthoughts,
    changes_by_number,
    errands,
    log_additions,
    log_corrections,
    named_days,
    proposals,
    spoken_changes,
    spoken_handover,
)
from handlers.routing.talk import (
    doubt_answer,
    doubtful_words,
    item_doubt,
    kept_notes,
    log_doubt,
    log_revisions,
    shared_duties,
    taken_back,
    told_parts,
    undated_requests,
    undone_logs,
    volunteers,
)
from handlers.worklog.corrections import said_parts
from union.attendance.spoken_answers import VOLUNTEERS
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.corrections import IN_FRONT, figures_in_front, lone_figure
from union.reading.acts.changes.hinted_changes import read_hinted, read_proposals
from union.reading.acts.changes.log_additions import SAME_SIGNS, addition, figures_of_same_work
from union.reading.acts.changes.log_additions import SIGNS as ADDITION_SIGNS
from union.reading.acts.tasks.doers import SHARES_OUT, may_share_out
from union.reading.acts.tasks.errands import SIGNS as ERRAND_SIGNS
from union.reading.acts.tasks.requests import SIGNS as REQUEST_SIGNS
from union.reading.acts.tasks.task_handover import SIGNS as PASSING_ON
from union.reading.acts.tasks.task_handover import may_pass_on
from union.reading.acts.tasks.volunteers import OFFER_SIGNS
from union.reading.questions.item_questions import SIGNS as ASKING_SIGNS
from union.reading.questions.item_questions import pointed
from union.reading.questions.thresholds import VOLUNTEERED
from union.reading.replies import english_answers
from union.reading.replies.named_clauses import TOLD_AGAIN_SIGNS, times_told_again
from union.reading.replies.short_replies import (
    NOTE_SIGNS,
    SLIP_SIGNS,
    asked_to_keep,
    other_time,
    read_afterthought,
)
from union.reading.replies.sorts_said import SIGNS as SORT_SIGNS
from union.reading.replies.sorts_said import puts_in_sort
from union.reading.replies.title_replies import RENAME_SIGNS, named_rename
from union.reading.text import identifiers
from union.reading.text.normal_form import EitherScript
from union.worklog.spoken_corrections import may_be_correction


def _replied(turn: Turn, mark: str) -> bool:
    """To what is planned: a slip of what was told beside it, or that it is finished."""
    return log_corrections.is_beside_item(turn, mark) or finished_logs.replied(turn, mark)


FEATURE = Feature(
    "routing",
    commands=(
        Command(
            "why", why_command.WORDS, why_command.why, needs_group=False, is_sentence=why_command.is_sentence
        ),
        Command("help", ("帮助",), basic_commands.help_, "怎么用", needs_group=False),
        Command("start", (), basic_commands.start, needs_group=False),
        Command(
            "done",
            finished_logs.WORDS,
            finished_logs.or_log(event_actions.finish_command),
            reply_word="完成",
        ),
        Command(
            "undo",
            ("撤销",),
            undo_commands.undo,
            alone=EitherScript(f"{english_answers.UNDO.pattern}|{identifiers.UNDONE.pattern}", any_case=True),
            reads_english=True,
            reply_word="撤销",
        ),
        Command(
            "redo",
            ("恢复",),
            undo_commands.redo,
            alone=english_answers.REDO,
            reads_english=True,
            reply_word="恢复",
        ),
        Command(
            "cancel",
            basic_commands.CANCEL,
            basic_commands.cancel,
            alone=english_answers.NEVER_MIND,
            needs_group=False,
            is_sentence=basic_commands.is_more_than_cancel,
        ),
    ),
    buttons=(
        basic_commands.DEEDS,
        doubt_answer.DEEDS,
        log_additions.DEEDS,
        log_corrections.DEEDS,
        spoken_changes.DEEDS,
        proposals.DEEDS,
        undo_commands.DEEDS,
        item_doubt.DEEDS,
        kept_notes.DEEDS,
        taken_back.DEEDS,
    ),
    answers=(
        doubt_answer.ANSWERS,
        log_additions.ANSWERS,
        log_corrections.ANSWERS,
        spoken_changes.ANSWERS,
        proposals.ANSWERS,
    ),
    next_answers=(doubt_answer.next_answers, log_additions.next_answers, spoken_changes.next_answers),
    replies={
        message_subject.EVENT: Reply(_replied, Rank.REPORT),
        message_subject.LOG: Reply(undone_logs.replied, Rank.CORRECTION),
    },
    claims=(
        Claim(identifiers.named_number, changes_by_number.claimed),
        Claim(OFFER_SIGNS.search, volunteers.claimed),
        Claim(VOLUNTEERS.fullmatch, spoken_handover.is_call_answered),
        Claim(other_time, proposals.is_countered),
        Claim(times_told_again, named_days.tell_times_again, signs=TOLD_AGAIN_SIGNS),
        Claim(figures_in_front, lambda turn, _words: log_doubt.corrected(turn), signs=IN_FRONT),
        Claim(lone_figure, log_additions.ask_if_corrected),
        Claim(said_parts.UNPAID.search, said_parts.claimed),
        Claim(addition, log_additions.add_to_log, signs=ADDITION_SIGNS),
        Claim(figures_of_same_work, log_additions.tell_same_work, signs=SAME_SIGNS),
        Claim(log_revisions.TWICE.search, log_revisions.told_twice),
        Claim(puts_in_sort, log_revisions.put_in_sort, signs=SORT_SIGNS),
        Claim(may_be_correction, log_corrections.claimed),
        Claim(ERRAND_SIGNS.search, errands.claimed),
        Claim(REQUEST_SIGNS.search, undated_requests.claimed),
        Claim(may_pass_on, spoken_handover.claimed, signs=PASSING_ON),
        Claim(log_corrections.IN_OR_OUT.search, log_corrections.doubted),
        Claim(named_rename, told_parts.renamed, signs=RENAME_SIGNS),
        Claim(told_parts.PARTS.search, told_parts.claimed),
        Claim(read_changes, spoken_changes.claimed),
        Claim(read_afterthought, afterthoughts.claimed, signs=SLIP_SIGNS),
        Claim(read_hinted, spoken_changes.hinted),
        Claim(pointed, proposals.tell_coming_items, signs=ASKING_SIGNS),
        Claim(read_proposals, proposals.claimed),
        Claim(may_share_out, shared_duties.claimed, signs=SHARES_OUT),
        # 「报名表谁来做？要不我来，周二前弄好」
        Claim(VOLUNTEERED.search, lambda turn, _: doubtful_words.keep_as_asked(turn, turn.said.text)),
        Claim(asked_to_keep, doubtful_words.keep_as_asked, signs=NOTE_SIGNS),
    ),
)
