"""What the menus and the menu button of single chats were last set to. Begin at command_menus.py."""
