"""With which signs a match of a pattern may begin: asked first, they spare most places of a text the whole pattern.

Python's own search does this only where every alternative begins with a plain sign.
"""

CLASSES = "dswDSW"
EDGES = "-]^["  # what means something in a class, at its head or its end
OPTIONAL = ("?", "*", "{0", "{,")


def begun_by(pattern: str) -> str | None:
    """The inside of a [class] of all signs a match may begin with; None where that may be any, or none at all."""
    found = _of_alternatives(pattern)
    return None if found is None or found[1] else "".join(dict.fromkeys(found[0]))


def sifted(pattern: str) -> str:
    """The same pattern, tried only where such a sign stands; as it is where Python sees that by itself."""
    if all(one[:1].isalnum() for one in _split(pattern)) or pattern.startswith(("[", "(?=[")):
        return pattern
    signs = begun_by(pattern)
    return f"(?=[{signs}])(?:{pattern})" if signs else pattern


Signs = tuple[list[str], bool]  # parts of a class, and whether nothing may stand there at all


def _of_alternatives(pattern: str) -> Signs | None:
    signs, may_be_empty = list[str](), False
    for one in _split(pattern):
        found = _of_sequence(one)
        if found is None:
            return None
        signs += found[0]
        may_be_empty = may_be_empty or found[1]
    return signs, may_be_empty


def _of_sequence(pattern: str) -> Signs | None:
    """Piece by piece, as long as what stands there may be empty."""
    signs, at = list[str](), 0
    while at < len(pattern):
        end = _piece_end(pattern, at)
        found = _of_piece(pattern[at:end])
        if found is None:
            return None
        signs += found[0]
        if not (found[1] or pattern.startswith(OPTIONAL, end)):
            return signs, False
        at = _behind_count(pattern, end)
    return signs, True


def _of_piece(piece: str) -> Signs | None:
    if piece in ("^", "$") or piece.startswith(("(?=", "(?!", "(?<=", "(?<!")):
        return [], True
    if piece.startswith("["):
        return None if piece[1] == "^" else (_parts(piece[1:-1]), False)
    if piece.startswith("("):
        inner = piece[1:-1].replace("?>", "?:", 1) if piece.startswith("(?>") else piece[1:-1]
        if inner.startswith("?P<"):
            return _of_alternatives(inner[inner.index(">") + 1 :])
        return _of_alternatives(inner.removeprefix("?:")) if inner[:2] == "?:" or inner[:1] != "?" else None
    if piece.startswith("\\"):
        return ([piece], False) if piece[1] in CLASSES or not piece[1].isalnum() else None
    return None if piece == "." else (["\\" + piece if piece in EDGES else piece], False)


def _parts(inside: str) -> list[str]:
    """A class's signs, its edges marked: among others a 「-」 there would make a span."""
    head, tail = inside[:1] in EDGES, inside[-1:] in EDGES and len(inside) > 1 and inside[-2] != "\\"
    middle = inside[head : len(inside) - tail]
    return [
        one for one in ("\\" + inside[0] if head else "", middle, "\\" + inside[-1] if tail else "") if one
    ]


def _piece_end(pattern: str, at: int) -> int:
    """Where the sign, class or group that begins here ends."""
    if pattern[at] == "\\":
        return at + 2
    if pattern[at] == "[":
        return _class_end(pattern, at)
    if pattern[at] != "(":
        return at + 1
    depth = 0
    while True:
        if pattern[at] in "\\[":
            at = _piece_end(pattern, at)
            continue
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        at += 1
        if not depth:
            return at


def _class_end(pattern: str, at: int) -> int:
    at += 3 if pattern[at + 1] == "^" else 2  # a bracket at its head stands for itself
    while pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at + 1


def _behind_count(pattern: str, at: int) -> int:
    """Behind the ?, *, + or {…} there, and behind a ? that makes it lazy, a + that lets go of nothing."""
    if pattern[at : at + 1] == "{":
        at = pattern.index("}", at) + 1
    elif pattern[at : at + 1] in ("?", "*", "+"):
        at += 1
    else:
        return at
    return at + pattern.startswith(("?", "+"), at)


def _split(pattern: str) -> list[str]:
    """The alternatives of a pattern, groups and classes left whole."""
    parts, begun, at = list[str](), 0, 0
    while at < len(pattern):
        if pattern[at] == "|":
            parts.append(pattern[begun:at])
            begun = at + 1
            at += 1
        else:
            at = _piece_end(pattern, at)
    return [*parts, pattern[begun:]]
