"""The features of the bot, and the tables made of them: every command with its words, questions, claims, jobs.
A new feature is a line here.

Of two that could take a private message as the answer to their question, the first does; so are jobs of one phase done.
"""

from dataclasses import replace

from handlers.attendance import feature as attendance
from handlers.branches import feature as branches
from handlers.budgets import feature as budgets
from handlers.calendar import feature as calendar
from handlers.care import feature as care
from handlers.core import group_choice, hooks, message_reading
from handlers.core.command_limits import heavy
from handlers.core.feature import Command, answers_of, commands_of, documents_of, jobs_of, replies_of
from handlers.core.messages.command_words import is_full_match, said_word
from handlers.core.turn import Act, Turn
from handlers.feeds import feature as feeds
from handlers.festivals import feature as festivals
from handlers.helped import feature as helped
from handlers.mirrors import feature as mirrors
from handlers.office import feature as office
from handlers.people import feature as people
from handlers.privacy import feature as privacy
from handlers.questions import feature as questions
from handlers.reminders import feature as reminders
from handlers.reports import feature as reports
from handlers.requests import feature as requests
from handlers.routing import feature as routing
from handlers.routing.command_menu import ORDER
from handlers.routing.references import earlier_messages
from handlers.settings import feature as settings
from handlers.worklog import feature as worklog
from handlers.yearplan import feature as yearplan

FEATURES = (
    reminders.FEATURE,
    requests.FEATURE,
    reports.FEATURE,
    worklog.FEATURE,
    attendance.FEATURE,
    calendar.FEATURE,
    yearplan.FEATURE,
    helped.FEATURE,
    festivals.FEATURE,
    care.FEATURE,
    privacy.FEATURE,
    mirrors.FEATURE,
    branches.FEATURE,
    budgets.FEATURE,
    feeds.FEATURE,
    office.FEATURE,
    people.FEATURE,
    questions.FEATURE,
    settings.FEATURE,
    routing.FEATURE,
)
ANSWERS = answers_of(FEATURES)
NEXT_ANSWERS = tuple(takes for each in FEATURES for takes in each.next_answers)
CLAIMS = tuple(claim for each in FEATURES for claim in each.claims)
REPLIES = replies_of(FEATURES)
DOCUMENTS = documents_of(FEATURES)
JOBS = jobs_of(FEATURES)


def _command_act(command: Command) -> Act:
    """What the command does, with all that comes before it."""
    act = command.act
    if command.is_sentence is not None:
        act = _unless_sentence(command, act)
    if command.needs_group:
        act = group_choice.for_group(act)
    if command.is_heavy:
        act = heavy(act)
    takers = [each.command_replies[command.name] for each in FEATURES if command.name in each.command_replies]
    if takers or command.reply_word:
        act = earlier_messages.in_reply(command, act, takers)
    return _reading_english(act) if command.reads_english else act


def _unless_sentence(command: Command, act: Act) -> Act:
    def either(turn: Turn) -> None:
        if command.is_sentence is None or not command.is_sentence(turn):
            act(turn)
        else:
            hooks.of(turn).hear_plain(turn)

    return either


def _reading_english(act: Act) -> Act:
    def reading(turn: Turn) -> None:
        message_reading.put_in_form(turn)
        act(turn)

    return reading


COMMANDS = tuple(replace(each, act=_command_act(each)) for each in commands_of(FEATURES, ORDER))
WORDS = tuple(word for command in COMMANDS for word in command.words)


def command_in_text(text: str, username: str) -> Command | None:
    """The command a text gives to the bot of this name: 「/log 走访3户」, 「/log@bot …」, 「记录：走访3户」."""
    word, *_rest = text.split(maxsplit=1) or [""]
    spoken = said_word(text.strip(), WORDS)
    if spoken is not None or not word.startswith("/"):
        return next(
            (each for each in COMMANDS if spoken in each.words or is_full_match(text, each.alone)), None
        )
    name, _, bot = word[1:].casefold().partition("@")
    meant = bot in ("", username.casefold())
    return next((each for each in COMMANDS if meant and each.name == name), None)


def hear(turn: Turn) -> None:
    """What PTB's filters would have had done with the words, which are taken up again or stand behind the bot's name."""
    text = turn.said.text
    command = command_in_text(text, turn.services.face.username)
    if command is not None:
        command.act(turn)
    elif turn.where.private or turn.said.addressed or not text.startswith("/"):  # a command to another bot
        hooks.of(turn).hear_plain(turn)
