"""A plan pasted in several messages is one text again."""

from union.yearplan.model import joined_pieces, with_added_piece

FULL = "组织职工" * 1000  # a message as long as Telegram allows


def test_a_line_begins_with_each_message() -> None:
    """Somebody sent paragraph by paragraph."""
    assert joined_pieces(with_added_piece("一、慰问", "二、培训")) == "一、慰问\n二、培训"


def test_a_sentence_cut_in_two_is_whole() -> None:
    """Telegram's client cuts where the message is full."""
    assert joined_pieces(with_added_piece(FULL, "春游。")) == FULL + "春游。"


def test_a_full_message_that_ends_a_sentence_is_not_run_into_the_next() -> None:
    """Nor into a numbered line."""
    assert joined_pieces(with_added_piece(f"{FULL}春游。", "召开会议")) == f"{FULL}春游。\n召开会议"
    assert joined_pieces(with_added_piece(FULL, "（二）召开会议")) == f"{FULL}\n（二）召开会议"


def test_one_message_stays_as_it_is() -> None:
    """Nothing to join."""
    assert joined_pieces("一、慰问\n二、培训") == "一、慰问\n二、培训"
