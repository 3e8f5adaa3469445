"""/festivals, /holidays and what is offered before a festival."""

from handlers.core import attachments
from handlers.core.feature import Command, Feature, Job, Phase
from handlers.core.hooks import Claim
from handlers.festivals import days_off, festival_cards, festival_list
from union.festivals.packs import read_pack_request

FEATURE = Feature(
    "festivals",
    commands=(
        Command("festivals", festival_list.WORDS, festival_list.show),
        Command(days_off.NAME, days_off.WORDS, days_off.show, is_heavy=True),
    ),
    buttons=(days_off.DEEDS, festival_cards.DEEDS, festival_list.DEEDS),
    claims=(Claim(read_pack_request, festival_cards.show_festival_pack),),
    documents={days_off.NAME: (attachments.with_words, days_off.show)},
    jobs=(
        Job(festival_cards.offer, Phase.DAY),
        Job(festival_cards.remember, Phase.DAY),
    ),
)
