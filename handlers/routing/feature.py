"""The bot's own commands, and those that are about more than one subject."""

from handlers.calendar.changes import event_actions
from handlers.core.feature import Command, Feature
from handlers.routing import basic_commands, why_command
from handlers.routing.references import done_command, log_corrections, spoken_changes
from handlers.routing.talk import doubt_question
from union.reading.replies import english_answers

FEATURE = Feature(
    "routing",
    commands=(
        Command(
            "why", why_command.WORDS, why_command.why, needs_group=False, is_sentence=why_command.is_sentence
        ),
        Command("help", ("帮助",), basic_commands.help_, "怎么用", needs_group=False),
        Command("start", (), basic_commands.start, needs_group=False),
        Command("done", event_actions.WORDS, done_command.done, reply_word="完成"),
        Command(
            "cancel",
            ("算了",),
            basic_commands.cancel,
            alone=english_answers.NEVER_MIND,
            needs_group=False,
        ),
    ),
    buttons=(doubt_question.DEEDS, log_corrections.DEEDS, spoken_changes.DEEDS),
    answers=(doubt_question.REPLIES, spoken_changes.REPLIES),
    next_answers=(doubt_question.next_answers, spoken_changes.next_answers),
)
