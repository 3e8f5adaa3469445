"""/care, the cards of visits and their questions."""

from handlers.care import rules, visit_answers, visit_card
from handlers.core.feature import Command, Feature, Job, Phase
from handlers.core.hooks import Rank, Reply
from handlers.core.messages import message_subject

FEATURE = Feature(
    "care",
    commands=(Command("care", rules.WORDS, rules.show),),
    buttons=(visit_answers.DEEDS, rules.DEEDS),
    answers=(visit_answers.ANSWERS, rules.ANSWERS),
    next_answers=(visit_answers.next_answers, rules.next_answers),
    replies={
        visit_card.SUBJECT: Reply(visit_answers.to_card),
        message_subject.EVENT: Reply(visit_answers.told_otherwise, Rank.CORRECTION),
    },
    command_replies={"add": visit_answers.replied},  # 「安排」 to the card of a visit
    jobs=(Job(visit_card.remind, Phase.DAY),),
)
