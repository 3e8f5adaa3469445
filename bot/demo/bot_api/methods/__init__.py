"""Every Bot API method the room knows: those the bot calls."""
