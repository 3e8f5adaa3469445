"""/roles."""

from handlers.core.feature import Command, Feature
from handlers.people import roster

FEATURE = Feature(
    "people",
    commands=(Command("roles", roster.WORDS, roster.roster),),
    buttons=(roster.DEEDS,),
)
