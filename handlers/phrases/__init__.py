"""Every sentence the bot says, one function each, by subject. Values in, a sentence out; no decision."""
