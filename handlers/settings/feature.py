"""/settings and /language."""

from handlers.core.feature import Command, Feature
from handlers.settings import greeting, language, letterhead, settings_command

FEATURE = Feature(
    "settings",
    commands=(
        Command("settings", settings_command.WORDS, settings_command.show),
        Command(language.NAME, language.WORDS, language.show, needs_group=False),
    ),
    buttons=(greeting.DEEDS, language.DEEDS, letterhead.DEEDS, settings_command.DEEDS),
    answers=(letterhead.ANSWERS,),
)
