"""A pattern written in simplified signs is met in what somebody types in traditional ones."""

import pytest

from union.reading.text.normal_form import EitherScript

MEETING = EitherScript(r"(?P<what>理事会|开会)(?!员)")


@pytest.mark.parametrize("text", ["23号那个理事会", "23號嗰個理事會", "聽日開會"])
def test_both_scripts_are_met(text: str) -> None:
    """理事會 is 理事会, and stands where it stands."""
    found = MEETING.search(text)
    assert found is not None
    assert text[found.start() : found.end()] in ("理事会", "理事會", "開會")


def test_the_whole_and_the_beginning() -> None:
    """The other ways of looking, too; what is not there is not found."""
    assert EitherScript("当[天日]").match("當日請假") is not None
    assert EitherScript("当[天日]").fullmatch("當天") is not None
    assert EitherScript("当[天日]").search("聽日") is None


def test_what_is_cut_or_replaced_keeps_its_own_signs() -> None:
    """The rest of the words stays as it was typed."""
    assert EitherScript("还有").split("報名還有車還有午餐") == ["報名", "車", "午餐"]
    assert EitherScript("还有").split("報名還有車還有午餐", 1) == ["報名", "車還有午餐"]
    assert EitherScript("当[天日]").sub("3月2日", "當日請假，當天返", 1) == "3月2日請假，當天返"
    assert EitherScript("(?P<who>谁)").sub(r"[\g<who>]", "誰負責") == "[谁]負責"
