"""/helped, the question for names, 签领表 and 公示稿."""

from handlers.core.feature import Command, Feature
from handlers.helped import family_register, handouts, told_names

FEATURE = Feature(
    "helped",
    commands=(
        Command("helped", family_register.WORDS, family_register.show, alone=family_register.ERASING),
        Command("handout", handouts.WORDS, handouts.ask, alone=handouts.NAMED, is_heavy=True),
    ),
    buttons=(family_register.DEEDS, handouts.DEEDS, told_names.DEEDS),
    answers=(told_names.ANSWERS,),
    next_answers=(told_names.next_answers,),
)
