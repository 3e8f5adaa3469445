"""/settings and /language."""

from handlers.core.feature import Command, Feature
from handlers.core.hooks import Claim
from handlers.settings import greeting, language, letterhead, quiet_requests, settings_command
from union.settings.quiet_requests import read_quiet

FEATURE = Feature(
    "settings",
    commands=(
        Command("settings", settings_command.WORDS, settings_command.show),
        Command(language.NAME, language.WORDS, language.show, needs_group=False),
    ),
    buttons=(greeting.DEEDS, language.DEEDS, letterhead.DEEDS, quiet_requests.DEEDS, settings_command.DEEDS),
    answers=(letterhead.ANSWERS, {quiet_requests.SUBJECT: quiet_requests.answered}),
    claims=(Claim(read_quiet, quiet_requests.claimed),),
)
