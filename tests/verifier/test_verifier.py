"""What the shipped verifier sees in a finding, and when it reads."""

import shutil
from concurrent.futures import CancelledError
from dataclasses import replace
from threading import Event

import pytest

from bitexts import pair, whole
from muqabala.checks.bitext import Group
from muqabala.embed.store import shelved
from muqabala.errors import ModelError
from muqabala.records import Finding, Severity
from muqabala.verifier import Reading, load_verifier
from muqabala.verifier.store import VERIFIER, read_verifier

ARABIC = "نفى الوزير أن تكون الحكومة قد قررت رفع أسعار الخبز قبل نهاية العام."
FAITHFUL = "The minister denied that the government had decided to raise bread prices before the year is out."
FREE = "No decision to make bread dearer this year has been taken, the minister said in denial."
DRIFTED = {
    "confirmed": FAITHFUL.replace("denied", "confirmed"),
    "lower": FAITHFUL.replace("raise", "lower"),
    "after": FAITHFUL.replace("before", "after"),
    "fuel": FAITHFUL.replace("bread", "fuel"),
}


def found_in(text, words):
    start = text.index(words)
    span = whole(0, text).part(start, start + len(words))
    return Finding("term", "m", Severity.MAJOR, 0.6, "…", translation=span)


def group_of(*texts):
    pairs = tuple(pair((whole(n, text),), (whole(n, ARABIC),)) for n, text in enumerate(texts))
    return Group((0,), (0,), pairs)


def chance(text, words):
    return Reading(load_verifier).chance(found_in(text, words), group_of(text))


@pytest.mark.parametrize("word", DRIFTED)
def test_a_wrong_word_is_likelier_wrong_than_any_right_one(word):
    right = max(chance(FAITHFUL, it) for it in ("denied", "raise", "before", "bread"))
    assert chance(DRIFTED[word], word) > right


def test_a_free_rendering_is_hardly_suspected():
    assert chance(FREE, "No decision") < 0.3


def test_what_the_original_alone_has_is_read_too():
    start = ARABIC.index("قبل نهاية العام")
    lost = whole(0, ARABIC).part(start, start + len("قبل نهاية العام"))
    cut = FAITHFUL.replace(" before the year is out", "")
    omission = replace(found_in(cut, "minister"), translation=None, original=lost)
    said, left_out = (Reading(load_verifier).chance(omission, group_of(it)) for it in (FAITHFUL, cut))
    assert left_out > said


def test_a_sentence_that_nothing_is_linked_to_is_read_with_the_others():
    start = ARABIC.index("قبل نهاية العام")
    lost = whole(0, ARABIC).part(start, start + len("قبل نهاية العام"))
    first = whole(0, FAITHFUL.replace(" before the year is out", ""))
    second = whole(1, "None will be raised before the year is out, he said.")
    omission = replace(found_in(first.text, "minister"), translation=None, original=lost)
    linked, alone = pair((first,), (whole(0, ARABIC),)), pair((second,), ())
    without, with_it = (
        Reading(load_verifier).chance(omission, Group((0, 1), (0,), pairs))
        for pairs in ((linked,), (linked, alone))
    )
    assert with_it < without / 2


def test_a_finding_without_words_in_the_group_has_no_chance():
    assert (
        Reading(load_verifier).chance(
            replace(found_in(FAITHFUL, "bread"), translation=None), group_of(FAITHFUL)
        )
        is None
    )


class Counting:
    """Reads as the shipped network does, and notes how much."""

    def __init__(self):
        self.read_so_far = []

    def read(self, translation, original):
        self.read_so_far.append(len(translation))
        return load_verifier().network.read(translation, original)


@pytest.mark.parametrize("ahead", [False, True])
def test_each_passage_is_read_once_whether_ahead_or_when_it_is_asked_for(ahead):
    network, group = Counting(), group_of(FAITHFUL, FREE)
    reading = Reading(lambda: load_verifier()._replace(network=network), [group] if ahead else [])
    chances = [reading.chance(found_in(FAITHFUL, it), group) for it in ("denied", "bread", "minister")]
    assert chances == [chance(FAITHFUL, it) for it in ("denied", "bread", "minister")]
    assert len(network.read_so_far) == (2 if ahead else 1)


def test_nothing_more_is_read_once_the_comparison_is_over():
    begun, is_over, loads = Event(), Event(), []

    def load():
        begun.set()
        is_over.wait(10)
        loads.append(1)
        return load_verifier()

    groups = [group_of(FAITHFUL)._replace(translation=(number,)) for number in range(8)]
    with Reading(load, groups) as reading:
        begun.wait(10)
    is_over.set()
    reading.passages(groups[0])
    with pytest.raises(CancelledError):
        reading.passages(groups[-1])
    assert len(loads) == 1


def test_a_verifier_that_cannot_be_loaded_is_told_to_who_asks_it():
    def load():
        raise ModelError("there is none; copy the model again")

    reading = Reading(load, [group_of(FAITHFUL)])
    with pytest.raises(ModelError, match="there is none"):
        reading.chance(found_in(FAITHFUL, "bread"), group_of(FAITHFUL))


def test_the_verifier_is_small_enough_to_ship():
    assert sum(path.stat().st_size for path in shelved(VERIFIER, "tokenizer.json").iterdir()) < 30e6


@pytest.mark.parametrize("name", ["model.onnx", "config.json", "tokenizer.json"])
def test_a_broken_verifier_is_told_in_a_line(tmp_path, name):
    folder = tmp_path / VERIFIER
    shutil.copytree(shelved(VERIFIER, "tokenizer.json"), folder)
    (folder / name).write_bytes((folder / name).read_bytes()[:100])
    with pytest.raises(ModelError, match="copy the model again"):
        read_verifier(folder)
