"""Blanks typed for commas become commas; a word processor's blanks around figures do not."""

import pytest

from union.reading.text.normal_form import normal


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("会费收齐了 一共18640", "会费收齐了,一共18640"),
        ("叉车11 装卸34 冷链8 共53人", "叉车11,装卸34,冷链8,共53人"),
        ("送清凉 26号上午车队 27号上午仓储", "送清凉,26号上午车队,27号上午仓储"),
        ("4月20日 9:00 主席例会 4月21日 15:00 经审会", "4月20日9:00主席例会,4月21日15:00经审会"),
        ("走访 12 户，慰问金 500 元", "走访12户,慰问金500元"),
        ("每户300 都发了。", "每户300,都发了。"),
        ("下周三 4月21日 培训", "下周三4月21日 培训"),
        ("仓储 24人", "仓储24人"),
        ("年货领完了 油48桶 面30袋", "年货领完了,油48桶,面30袋"),
        ("下周三 晚7点 培训", "下周三 晚7点 培训"),
        ("张 伟", "张伟"),
        ("贴春联的事定了 21号上午9点", "贴春联的事定了,21号上午9点"),
        ("收齐了 一共61人 18号上午发车", "收齐了,一共61人,18号上午发车"),
        ("走访了 12户", "走访了12户"),
        ("收17040 支31350", "收17040,支31350"),
        ("水果428 一共3788", "水果428,一共3788"),
        ("体检3月16 17 18三日", "体检3月16、17、18号"),
        ("旅行cancel 太少人", "旅行取消,太少人"),
        ("开会时间有变 7点半开", "开会时间有变,7点半开"),
        ("cancel 個會", "取消个会"),
    ],
)
def test_a_blank_that_parts_clauses_is_a_comma(text: str, read: str) -> None:
    """So that everything that looks for clauses finds them; the message is quoted as written."""
    said = normal(text)
    assert said.text == read
    assert said.quote(0, len(said.text)) == text
