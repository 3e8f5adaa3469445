"""/helped and the question for names."""

from handlers.core.feature import Command, Feature
from handlers.helped import family_register, told_names

FEATURE = Feature(
    "helped",
    commands=(Command("helped", family_register.WORDS, family_register.show, alone=family_register.ERASING),),
    buttons=(family_register.DEEDS, told_names.DEEDS),
    answers=(told_names.ANSWERS,),
    next_answers=(told_names.next_answers,),
)
