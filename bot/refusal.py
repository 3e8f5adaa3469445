"""What ends a command with one line for the person who typed it. Unexpected errors do not belong here."""

FAILED = 1
WRONG_USE = 2


class Refusal(Exception):
    """An expected end: its text is for the user, in Chinese; `code` is the exit code (design §5)."""

    def __init__(self, text: str, code: int = FAILED) -> None:
        super().__init__(text)
        self.code = code
