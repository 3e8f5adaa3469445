"""/find, and the sources of an answer; /ask stands in yearplan, which answers some of it."""

from handlers.core.feature import Command, Feature
from handlers.questions import ask_command, find_command

FEATURE = Feature(
    "questions",
    commands=(Command("find", find_command.WORDS, find_command.find, is_heavy=True),),
    buttons=(ask_command.DEEDS, find_command.DEEDS),
)
