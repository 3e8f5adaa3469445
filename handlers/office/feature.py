"""/web."""

from handlers.core.feature import Command, Feature
from handlers.office import web_command

FEATURE = Feature(
    "office",
    commands=(Command("web", ("网页",), web_command.web, needs_group=False),),
    buttons=(web_command.DEEDS,),
)
