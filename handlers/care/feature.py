"""/care, the cards of visits and their questions."""

from handlers.care import recovery_question, report_section, rules, visit_answers, visit_card
from handlers.core.feature import Command, Feature, Job, Phase

FEATURE = Feature(
    "care",
    commands=(Command("care", rules.WORDS, rules.show),),
    buttons=(visit_answers.DEEDS, recovery_question.DEEDS, rules.DEEDS),
    answers=(visit_answers.ANSWERS, rules.ANSWERS),
    next_answers=(visit_answers.next_answers, rules.next_answers),
    command_replies={"add": visit_answers.replied},  # 「安排」 to the card of a visit
    jobs=(Job(visit_card.remind, Phase.DAY),),
    report={"visits": report_section.visits},
)
