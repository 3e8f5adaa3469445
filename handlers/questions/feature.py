"""/find, /form, the sources of an answer, the page before a meeting; /ask stands in yearplan, which answers some of it."""

from handlers.core import attachments
from handlers.core.feature import Command, Feature, Job, Phase
from handlers.core.hooks import Claim
from handlers.questions import ask_command, find_command, form_command, meeting_page
from union.reading.questions.item_questions import PAGE_SIGNS, are_tasks_asked, is_page_asked

FEATURE = Feature(
    "questions",
    commands=(
        Command("find", find_command.WORDS, find_command.find, is_heavy=True),
        Command(
            form_command.NAME,
            form_command.WORDS,
            form_command.fill,
            alone=form_command.ASKED,
            is_heavy=True,
            is_sentence=form_command.is_sentence,
        ),
    ),
    buttons=(ask_command.DEEDS, find_command.DEEDS, form_command.DEEDS),
    documents={form_command.NAME: (attachments.with_content, form_command.fill)},
    claims=(
        Claim(is_page_asked, meeting_page.claimed, signs=PAGE_SIGNS),
        Claim(are_tasks_asked, meeting_page.tasks_told, signs=PAGE_SIGNS),
    ),
    jobs=(Job(meeting_page.tell, Phase.DUE, meeting_page.is_wanted, again=meeting_page.next_page_time),),
)
