"""/mirrors."""

from handlers.core.feature import Command, Feature
from handlers.mirrors import mirror_command

FEATURE = Feature(
    "mirrors",
    commands=(Command("mirrors", mirror_command.WORDS, mirror_command.show),),
    buttons=(mirror_command.DEEDS,),
    answers=(mirror_command.ANSWERS,),
    next_answers=(mirror_command.next_answers,),
)
