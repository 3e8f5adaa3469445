"""Words of a message said back to its writer: never longer than a line."""

MOST = 30


def brief(said: str, most: int = MOST) -> str:
    """On one line, cut with 「…」: 「下周三下午三点在三楼…」."""
    line = " ".join(said.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
