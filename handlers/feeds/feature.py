"""/feed."""

from handlers.core.feature import Command, Feature
from handlers.feeds import feed_command

FEATURE = Feature(
    "feeds", commands=(Command("feed", feed_command.WORDS, feed_command.show),), buttons=(feed_command.DEEDS,)
)
