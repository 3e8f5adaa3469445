"""Whether figures are only offered, expected or decided upon."""

import pytest

from union.worklog.planned_figures import are_figures_planned


@pytest.mark.parametrize(
    "text",
    [
        "年货报价问了两家，大润发158一份，供销社149",
        "三家都问了，批发市场142最便宜，就定它吧，520份73840",
        "团建预算每人300，一共30人",
        "慰问品定了，每份120的那种，要买45份",
        "每人200块的礼品卡，1月8号前买好",
        "會員名單要派利是禮包嗰啲，總共8份每份$150，我同國華分開派",
        "quotation from Giant hampers $38 each x 40 = $1520",
        "go fairprice, total 1460",
        "expecting 60 pax for the bowling, $12 each",
    ],
)
def test_nothing_was_done(text: str) -> None:
    assert are_figures_planned(text)


@pytest.mark.parametrize(
    "text",
    [
        "走访慰问困难职工12户，慰问金6000元",
        "比过报价买了45份，每份120元",
        "预算3000，实际花了2860",
        "职代会开完了，代表20人到了19人",
        "hampers ordered from fairprice, $1420 paid",
        "要买的东西都买齐了，一共860元",
    ],
)
def test_work_was_done(text: str) -> None:
    assert not are_figures_planned(text)
