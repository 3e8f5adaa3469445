"""Minutes sent as a file: what they give people to do is put on the calendar as if it had been pasted."""

from dataclasses import replace

from handlers.core import hooks
from handlers.core.messages.command_words import simplified_text
from handlers.core.messages.outgoing_message import LONGEST_TOLD
from handlers.core.turn import NotDone, Turn
from union.core.files.refusal import refusal
from union.reading.text.normal_form import EitherScript

NAME = "minutes"
OF_MINUTES = EitherScript(r"纪要|会议记录|议定|meeting notes|minutes", any_case=True)
FILE = EitherScript(r"\.(?:docx|txt)$", any_case=True)
DECIDED = EitherScript(r"(?:^|\n)[^\n]{0,20}(?:议定|决定|决议|任务|分工|会议要求|工作安排)[^\n]{0,20}")


def may_be_minutes(name: str, words: str) -> bool:
    """Whether a file is minutes, by its name or the words with it."""
    is_text = FILE.search(name) is not None
    return is_text and (OF_MINUTES.search(simplified_text(name)) or OF_MINUTES.search(words)) is not None


def take_up(turn: Turn) -> None:
    """The file was read: its words are heard; where they plan nothing, that is said."""
    if turn.said.refused is not None:
        raise NotDone(refusal(turn._, turn.said.refused))
    before, text = turn.answers, turn.said.text.strip()
    found = DECIDED.search(text) if len(text) > LONGEST_TOLD else None
    text = (text[found.start() :] if found else text).strip()[:LONGEST_TOLD]
    if OF_MINUTES.search(text.partition("\n")[0]) is None:
        text = f"会议纪要：\n{text}"
    turn.speak_as(replace(turn.said, text=text))
    hooks.of(turn).hear_plain(turn)
    if turn.answers == before:
        turn.say(
            turn._(
                "纪要读过了，没有写明谁做、哪天前做完的事，没有安排。写成「王芳12月5日前交名单」这样就行。"
            )
        )
