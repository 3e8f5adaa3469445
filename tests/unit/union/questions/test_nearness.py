"""What comes nearest to words that nothing says as they were asked."""

from union.questions.named_things import nearest

LOGS = [("flour", "给困难职工买面粉20袋"), ("sick", "探望病休职工6人"), ("talk", "办健康讲座，41人听讲")]


def test_a_word_is_cut_into_the_longest_pieces_that_are_said() -> None:
    """What is left between them is told."""
    found = nearest(("职工面粉究竟",), LOGS)

    assert (found.found, found.kept, found.dropped, found.is_all) == (
        ["flour"],
        ("职工面粉",),
        ("究竟",),
        True,
    )


def test_where_nothing_says_all_those_that_say_most_stand() -> None:
    """Each says a part."""
    found = nearest(("看望讲座",), LOGS)

    assert (found.found, found.is_all) == (["sick", "talk"], False)


def test_other_names_of_a_thing_are_said_too() -> None:
    """看望 is 探望."""
    assert nearest(("看望",), LOGS).found == ["sick"]


def test_what_nothing_says_is_near_to_nothing() -> None:
    """No guess."""
    assert nearest(("拔河比武",), LOGS).found == []


def test_an_english_word_is_never_cut() -> None:
    """「ham」 is no hampers."""
    assert nearest(("hampers sale",), [("ham", "bought ham"), ("sale", "a sale")]).found == ["sale"]
