"""Programs for those who work on the house; none of it is installed with the bot."""
