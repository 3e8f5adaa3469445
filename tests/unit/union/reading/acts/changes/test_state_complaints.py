"""What is said against the state of an item, and that it stands twice."""

import pytest

from union.reading.acts.changes.state_complaints import Complaint, read_complaint, read_twice


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("茶话会没取消！还是20号下午三点", Complaint.STANDS),
        ("行山唔使取消喎", Complaint.STANDS),
        ("谁说秋游取消了，没有的事，恢复", Complaint.STANDS),
        ("AGM not cancelled!! still 15 jan 6pm. pls put back", Complaint.STANDS),
        ("i never say cancel. put back", Complaint.STANDS),
        ("律師嗰單唔係取消呀 志強已經做完咗", Complaint.DONE),
        ("頭先探輝哥嗰次係探完 唔係取消喎", Complaint.DONE),
        ("why take up w HR cancelled? put back, actually mark it done lah", Complaint.DONE),
        ("点解取消咗例会", Complaint.WONDERED),
        ("茶话会取消", None),
        ("茶话会办完了", None),
        ("大家不用等我", None),
    ],
)
def test_what_is_said_against_it(text: str, said: Complaint | None) -> None:
    """Who says that it was done wants it done, and not off."""
    assert read_complaint(text) is said


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("书屋那个你记了两条，留陈静那条就行", "陈静那条就行"),
        ("same thing as take up w HR, dun keep both, keep the meeting", "the meeting"),
        ("這兩個重複咗", ""),
    ],
)
def test_what_stands_twice(text: str, kept: str) -> None:
    """With the words of the one to stay."""
    said = read_twice(text)
    assert said is not None and said.kept == kept
