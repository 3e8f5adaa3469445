"""/find, the sources of an answer, the page before a meeting; /ask stands in yearplan, which answers some of it."""

from handlers.core.feature import Command, Feature, Job, Phase
from handlers.core.hooks import Claim
from handlers.questions import ask_command, find_command, meeting_page
from union.reading.questions.item_questions import PAGE_SIGNS, is_page_asked

FEATURE = Feature(
    "questions",
    commands=(Command("find", find_command.WORDS, find_command.find, is_heavy=True),),
    buttons=(ask_command.DEEDS, find_command.DEEDS),
    claims=(Claim(is_page_asked, meeting_page.claimed, signs=PAGE_SIGNS),),
    jobs=(Job(meeting_page.tell, Phase.DUE, meeting_page.is_wanted, again=meeting_page.again),),
)
