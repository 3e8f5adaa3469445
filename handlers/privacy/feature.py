"""/privacy, /export, /erase; names that are kept no longer."""

from handlers.core.feature import Command, Feature, Job, Phase
from handlers.privacy import exposed_numbers, privacy_command
from storage.privacy import name_expiry

FEATURE = Feature(
    "privacy",
    commands=(
        Command("privacy", ("隐私", "私隐"), privacy_command.privacy, needs_group=False),
        Command("export", privacy_command.WORDS_EXPORT, privacy_command.export, needs_group=False),
        Command("erase", privacy_command.WORDS_ERASE, privacy_command.erase, needs_group=False),
    ),
    buttons=(exposed_numbers.DEEDS, privacy_command.DEEDS),
    answers=(privacy_command.ANSWERS,),
    next_answers=(privacy_command.next_answers,),
    jobs=(Job(lambda desk: name_expiry.hide_due(desk.db, desk.group, desk.now), Phase.DAY),),
)
