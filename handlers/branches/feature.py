"""/branches and /coverage."""

from handlers.branches import branch_card, coverage_command
from handlers.core.feature import Command, Feature

FEATURE = Feature(
    "branches",
    commands=(
        Command("coverage", coverage_command.WORDS, coverage_command.show),
        Command("branches", branch_card.WORDS, branch_card.show),
    ),
    buttons=(branch_card.DEEDS, coverage_command.DEEDS),
)
