"""/request, its draft, its answers, and what waits for an officer."""

from handlers.core.feature import Command, Feature, Job, Phase
from handlers.core.hooks import Reply
from handlers.requests import (
    answers,
    officer_list,
    own_request,
    request_card,
    request_draft,
    request_entry,
    request_job,
)

FEATURE = Feature(
    "requests",
    commands=(
        Command(
            request_entry.NAME,
            request_entry.WORDS,
            request_entry.command,
            alone=request_entry.ALONE,
            needs_group=False,
            is_sentence=request_entry.is_sentence,
        ),
    ),
    buttons=(
        answers.DEEDS,
        own_request.DEEDS,
        officer_list.DEEDS,
        request_draft.DEEDS,
        request_entry.DEEDS,
    ),
    answers=(answers.ANSWERS,),
    next_answers=(answers.next_answers,),
    replies={request_card.MARK: Reply(answers.replied, as_written=True)},
    jobs=(Job(request_job.look, Phase.DUE, again=request_job.next_opening),),
)
