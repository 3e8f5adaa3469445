"""A plan's line in the words that are read."""

from union.yearplan.structure.normal_line import normalized_line


def test_changes_of_several_sorts_are_made_in_the_order_of_the_text() -> None:
    said = normalized_line("一、三季度召开座谈会，上、下半年各检查一次")
    assert said.text == "一季度和三季度召开座谈会,上半年、下半年各检查一次"
