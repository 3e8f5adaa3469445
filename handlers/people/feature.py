"""/roles, and an office given in a sentence."""

from handlers.core.feature import Command, Feature
from handlers.core.hooks import Claim
from handlers.people import appointments, roster
from union.people.appointment_words import read_appointment

FEATURE = Feature(
    "people",
    commands=(Command("roles", roster.WORDS, roster.roster, is_sentence=roster.is_heading),),
    buttons=(roster.DEEDS, appointments.DEEDS),
    claims=(Claim(read_appointment, appointments.claimed),),
)
