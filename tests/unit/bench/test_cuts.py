"""Messages cut by hand, and the cuts that are learned from them."""

import json
from itertools import product

import numpy as np
import pytest

from tests.lives.cuts import HERE, cut_by_writer, row
from tools.stretch_weights import COUNT, _expected
from union.reading.acts.opinion import Sense


@pytest.mark.parametrize("path", sorted(HERE.glob("*.jsonl")), ids=lambda path: path.stem)
def test_each_stretch_has_a_sense_and_what_it_names(path):
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        open_ones = [each.rsplit("@", 1)[0] for each in line["open"]]
        for sense, words, more in line["parts"]:
            assert sense in list(Sense), line
            assert "item" not in more or more["item"] in open_ones, line
            assert more.get("title", "") in words, line
            assert more.get("who", "") in words, line


def test_stretches_begin_behind_stops_and_blanks():
    line = {
        "parts": [["told", "送了12箱水， ", {}], ["cancelled", "拔河不比了。\n", {}], ["chatter", "累死", {}]]
    }
    assert cut_by_writer(line) == ("送了12箱水， 拔河不比了。\n累死", {8, 15})


def test_a_row_tells_right_cuts_made_ones_and_whole_messages():
    assert row("a", [({3, 9}, {3}), ({5}, {5}), (set(), {2})]).split() == [
        "a",
        "3",
        "3",
        "66.7",
        "66.7",
        "33.3",
    ]


def test_likelihoods_are_those_of_all_ways_counted_one_by_one():
    """Three clauses; of the senses two are possible, so that each way to cut and to name can be written out."""
    chance = np.random.default_rng(7)
    senses, gaps, order, first = (chance.normal(size=size) for size in ((3, COUNT), 2, (COUNT, COUNT), COUNT))
    senses[:, 2:] = -60
    by_sense, by_gap, by_order = np.zeros((3, COUNT)), np.zeros(2), np.zeros((COUNT, COUNT))
    whole = 0.0
    for named, cuts in product(product((0, 1), repeat=3), product((False, True), repeat=2)):
        if any(one != other and not cut for one, other, cut in zip(named, named[1:], cuts, strict=False)):
            continue
        score = first[named[0]] + sum(senses[at, sense] for at, sense in enumerate(named))
        score += sum(gaps[at] + order[named[at], named[at + 1]] for at, cut in enumerate(cuts) if cut)
        weight = np.exp(score)
        whole += weight
        by_sense[range(3), named] += weight
        for at, cut in enumerate(cuts):
            by_gap[at] += weight * cut
            by_order[named[at], named[at + 1]] += weight * cut
    found = _expected(senses, gaps, order, first)
    for one, wanted in zip(found, (by_sense, by_gap, by_order), strict=True):
        assert one == pytest.approx(wanted / whole, abs=1e-9)
