"""Unpaired articles find their partners, and only those."""

import csv
import random
from pathlib import Path

import pytest

from muqabala.batch.heaps import MATCHES, UNMATCHED, match_heaps
from muqabala.batch.manifest import read_manifest
from muqabala.errors import CorpusError

ARTICLES = Path(__file__).parents[2] / "corpora" / "articles"
NAMES = sorted(path.name for path in ARTICLES.iterdir() if path.is_dir())


@pytest.fixture
def heap(tmp_path):
    """Copy articles into one folder under names that say nothing."""

    def made(*files):
        folder = tmp_path / "heap"
        folder.mkdir()
        for number, (article, side) in enumerate(files):
            text = (ARTICLES / article / f"{side}.txt").read_bytes()
            (folder / f"{number:02}.txt").write_bytes(text)
        return folder

    return made


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_articles_are_matched_one_to_one_where_a_third_has_no_partner(heap, tmp_path):
    generator = random.Random(5)
    lone = dict(zip(generator.sample(NAMES, len(NAMES) // 3), ("english", "arabic") * 2, strict=False))
    files = [(name, side) for name in NAMES for side in ("english", "arabic") if lone.get(name) != side]
    generator.shuffle(files)
    folder = heap(*files)
    found = match_heaps([folder], tmp_path / "out")

    def article(cell):
        return files[int(Path(cell).stem)][0]

    pairs = {(article(row["translation"]), article(row["original"])) for row in rows(found.manifest)}
    assert pairs == {(name, name) for name in NAMES if name not in lone}
    assert {article(row["file"]) for row in rows(tmp_path / "out" / UNMATCHED)} == set(lone)


def test_a_single_pair_is_matched(heap, tmp_path):
    found = match_heaps([heap((NAMES[0], "arabic"), (NAMES[0], "english"))], tmp_path)
    assert (found.pairs, found.lone) == (1, 0)
    (row,) = rows(tmp_path / MATCHES)
    assert (row["id"], row["translation"], row["original"]) == ("01.txt", "heap/01.txt", "heap/00.txt")
    assert 0.5 < float(row["match_score"]) <= 1


def test_results_may_lie_behind_a_link_or_be_moved(heap, tmp_path):
    folder = heap((NAMES[0], "arabic"), (NAMES[0], "english"))
    (tmp_path / "far" / "away").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "far" / "away")
    for results in (tmp_path / "link", tmp_path / "deep" / "er"):
        (pair,) = read_manifest(match_heaps([folder], results).manifest)
        assert pair.id == "01.txt"
        assert pair.translation.read() == (folder / "01.txt").read_bytes()


def test_articles_of_several_heaps_are_named_by_their_heap_too(heap, tmp_path):
    folder = heap((NAMES[0], "arabic"), (NAMES[0], "english"))
    (tmp_path / "more").mkdir()
    (folder / "01.txt").rename(tmp_path / "more" / "01.txt")
    match_heaps([folder, tmp_path / "more"], tmp_path)
    assert [row["id"] for row in rows(tmp_path / MATCHES)] == ["more/01.txt"]


def test_a_score_that_moved_is_no_change(heap, tmp_path):
    folder = heap((NAMES[0], "arabic"), (NAMES[0], "english"))
    path = match_heaps([folder], tmp_path).manifest
    (pair,) = read_manifest(path)
    moved = path.read_text(encoding="utf-8").replace(pair.columns["match_score"], "0.5")
    path.write_text(moved, encoding="utf-8")
    (again,) = read_manifest(path)
    assert again.columns != pair.columns
    assert again.key(b"x", b"y") == pair.key(b"x", b"y")


def test_a_file_that_cannot_be_read_is_listed_with_its_reason(heap, tmp_path):
    folder = heap((NAMES[0], "arabic"), (NAMES[0], "english"))
    (folder / "empty.txt").write_text("", encoding="utf-8")
    match_heaps([folder], tmp_path)
    (row,) = rows(tmp_path / UNMATCHED)
    assert row["file"] == "heap/empty.txt"
    assert "is empty" in row["reason"]


def test_strangers_are_not_matched(heap, tmp_path):
    with pytest.raises(CorpusError, match="no two of 1 English and 1 Arabic articles belong together"):
        match_heaps([heap((NAMES[0], "arabic"), (NAMES[1], "english"))], tmp_path)


def test_a_folder_of_results_that_cannot_be_made_is_told_before_the_matching(heap, tmp_path):
    (tmp_path / "link").symlink_to("nowhere")
    with pytest.raises(CorpusError, match=r"link/?.*run the same command again"):
        match_heaps([heap((NAMES[0], "arabic"))], tmp_path / "link")


def test_a_manifest_is_no_heap(tmp_path):
    (tmp_path / "list.csv").write_text("translation,original\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="--match takes folders"):
        match_heaps([tmp_path / "list.csv"], tmp_path)
