"""/branches and /coverage."""

from handlers.branches import branch_card, branch_list, coverage_command
from handlers.core.feature import Command, Feature

FEATURE = Feature(
    "branches",
    commands=(
        Command("coverage", coverage_command.WORDS, coverage_command.show),
        Command("branches", branch_list.WORDS, branch_list.show),
    ),
    buttons=(branch_card.DEEDS, coverage_command.DEEDS),
)
