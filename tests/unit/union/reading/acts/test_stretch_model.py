"""The field over clauses: its shares are those of all ways to cut and to name, and its time is bounded."""

from datetime import datetime
from itertools import product
from math import exp

import pytest

from union.reading.acts import stretches as model
from union.reading.acts.stretches import SENSES, clauses, parted, weighed

NOW = datetime(2027, 3, 3, 10)


def test_cuts_have_the_share_of_their_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of three clauses with two senses that are possible every way is written out."""
    senses = [
        [(place * 7 + sense * 3) % 5 / 2 if sense < 2 else -60.0 for sense in range(SENSES)]
        for place in range(3)
    ]
    gaps = [0.4, -0.7]
    dense = {
        "order": [[(a - 2 * b) / 10 for b in range(SENSES)] for a in range(SENSES)],
        "first": [0.1 * each for each in range(SENSES)],
    }
    weights = {}
    for named, cuts in product(product((0, 1), repeat=3), product((False, True), repeat=2)):
        if any(one != other and not cut for one, other, cut in zip(named, named[1:], cuts, strict=False)):
            continue
        score = dense["first"][named[0]] + sum(senses[at][sense] for at, sense in enumerate(named))
        for at, cut in enumerate(cuts):
            score += gaps[at] + dense["order"][named[at]][named[at + 1]] if cut else 0.0
        weights[named, cuts] = exp(score)
    whole = sum(weights.values())
    for at, share in enumerate(model._cut_shares(senses, gaps, dense)):
        assert share == pytest.approx(sum(w for (_, cuts), w in weights.items() if cuts[at]) / whole)
    monkeypatch.setattr(model, "LEAN", 0.0)
    (named, cuts) = max(weights, key=lambda each: weights[each])
    counts = model._counts(senses, gaps, dense)
    assert len(counts) == 1 + sum(cuts)


def test_every_clause_is_in_one_stretch() -> None:
    """And the senses of a stretch share one."""
    text = "水送到了，一共30箱。例会挪到周五三点。小周把名单交一下"
    known = weighed(text, clauses(text), NOW)
    found = parted(known)
    assert sum(one.many for one in found) == len(known)
    for one in found:
        assert sum(one.shares) == pytest.approx(1) and 0 <= one.cut <= 1
