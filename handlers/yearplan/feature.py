"""/plan with its pages and edits; /ask, which may ask how far the plan is."""

from handlers.core.feature import Command, Feature
from handlers.core.hooks import Claim, Reply
from handlers.questions import ask_command
from handlers.yearplan import adoption, item_edit, plan_command, plan_pages, progress
from union.yearplan.progress import SIGNS, is_progress_question

FEATURE = Feature(
    "yearplan",
    commands=(
        Command(
            "ask",
            ask_command.WORDS,
            ask_command.unless(progress.answer_if_asked),
            "问一个数：今年慰问了多少户",
        ),
        Command(
            "plan", plan_command.WORDS, plan_command.show, is_heavy=True, is_sentence=plan_command.is_sentence
        ),
    ),
    buttons=(adoption.DEEDS, item_edit.DEEDS, plan_pages.DEEDS, progress.DEEDS, plan_command.DEEDS),
    answers=(item_edit.ANSWERS,),
    next_answers=(item_edit.next_answers,),
    replies={adoption.MARK: Reply(adoption.replied)},
    claims=(Claim(is_progress_question, progress.claimed, signs=SIGNS),),
)
