"""Manifests and folders: what is a pair, and what is said of a row that is none."""

import errno
import json
import os
import re
from datetime import date
from pathlib import Path

import pytest

from muqabala.batch.corpus import Corpus
from muqabala.batch.folders import Folder
from muqabala.batch.manifest import read_manifest
from muqabala.errors import CorpusError

HEADER = "id,translation,original,section"


@pytest.fixture
def manifest(tmp_path):
    def written(text, name="list.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_text(text, encoding=encoding)
        return path

    return written


def told(pairs):
    return [(pair.id, pair.translation.name, pair.original.name, dict(pair.columns)) for pair in pairs]


ONE = [("a", "en/a.txt", "ar/a.txt", {"section": "sport"})]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.csv", f"{HEADER}\na,en/a.txt,ar/a.txt,sport\n"),
        ("list.csv", "id;translation;original;section\na;en/a.txt;ar/a.txt;sport\n"),
        ("list.csv", f"\ufeff{HEADER}\r\na,en/a.txt,ar/a.txt,sport\r\n"),
        ("list.csv", "ID , Translation, ORIGINAL, section\na, en/a.txt, ar/a.txt, sport\n"),
        ("list.csv", f"{HEADER}\na,en/a.txt,ar/a.txt,sport,,\n,,,\n\n"),
        ("list.tsv", f"{HEADER}\na,en/a.txt,ar/a.txt,sport\n".replace(",", "\t")),
        (
            "list.jsonl",
            '\ufeff{"id": "a", "translation": "en/a.txt", "original": "ar/a.txt", "section": "sport"}\n\n',
        ),
    ],
)
def test_a_manifest_is_read_whatever_its_form(manifest, name, text):
    assert told(read_manifest(manifest(text, name))) == ONE


def test_a_manifest_may_be_parquet(tmp_path):
    pyarrow = pytest.importorskip("pyarrow", reason="needs pyarrow: pip install 'muqabala[parquet]'")
    parquet = pytest.importorskip("pyarrow.parquet")
    row = {"translation": "a.txt", "original": "b.txt", "date": date(2025, 1, 31), "section": None}
    parquet.write_table(pyarrow.Table.from_pylist([row]), tmp_path / "list.parquet")
    assert told(read_manifest(tmp_path / "list.parquet")) == [
        ("a.txt", "a.txt", "b.txt", {"date": "2025-01-31"})
    ]


def test_paths_are_seen_from_the_manifest(manifest):
    path = manifest(f"{HEADER}\na,en/a.txt,ar/a.txt,\n")
    pair = next(read_manifest(path))
    assert pair.translation.path == path.parent / "en" / "a.txt"


def test_a_manifest_may_hold_the_texts(manifest):
    row = {"id": "a", "translation_text": "Good.\nDay.", "original_text": "يوم سعيد"}
    pair = next(read_manifest(manifest(json.dumps(row), "list.jsonl")))
    assert (pair.translation.read(), pair.original.read()) == (b"Good.\nDay.", "يوم سعيد".encode())


@pytest.mark.parametrize(
    ("name", "text", "empty"),
    [
        ("list.csv", f"{HEADER}\na,en/a.txt,,sport\n", "a (original)"),
        ("list.csv", f"{HEADER}\n,,ar/a.txt,sport\n", "ar/a.txt (translation)"),
        ("list.jsonl", '{"id": "a", "translation": "en/a.txt", "original_text": null}\n', "a (original)"),
    ],
)
def test_an_empty_side_of_a_row_is_an_empty_text(manifest, name, text, empty):
    (pair,) = read_manifest(manifest(text, name))
    (side,) = [side for side in (pair.translation, pair.original) if side.path is None]
    assert (side.name, side.read()) == (empty, b"")


@pytest.mark.parametrize(
    ("name", "text"), [("a.csv", ""), ("a.csv", HEADER), ("a.csv", "a.txt,b.txt\n"), ("a.jsonl", "\n")]
)
def test_a_manifest_without_pairs_says_what_a_row_needs(manifest, name, text):
    with pytest.raises(CorpusError, match="holds no pairs; every row needs 'translation' and 'original'"):
        Corpus([manifest(text, name)]).survey()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "list.csv",
            "english,arabic\na,b\n",
            "list.csv:2: has no 'translation', only english, arabic;",
        ),
        ("list.csv", f"{HEADER},ID\na,en/a.txt,ar/a.txt,,b\n", "list.csv:2: has two columns of one name"),
        ("list.csv", f"{HEADER}\na,A, b.txt,ar/a.txt,sport\n", "list.csv:2: has more cells than the header"),
        ("list.jsonl", '{"id": "a"\n', "list.jsonl:1: is not JSON"),
        ("list.jsonl", "[1]\n", "list.jsonl:1: is no JSON object"),
        ("list.jsonl", '{"translation_text": "x", "original_text": "y"}\n', "list.jsonl:1: has no 'id'"),
        ("list.parquet", "no", "is not Parquet"),
        ("list.xlsx", "no", "is no manifest; use a folder or one of .csv, .tsv, .jsonl, .parquet"),
    ],
)
def test_a_broken_manifest_is_told_by_its_line(manifest, name, text, said):
    with pytest.raises(CorpusError, match=said.replace(".", r"\.")):
        list(read_manifest(manifest(text, name)))


def test_a_manifest_that_is_not_utf_8_is_told(manifest):
    with pytest.raises(CorpusError, match="is not UTF-8"):
        list(read_manifest(manifest(f"{HEADER}\nأ,a,b,c\n", encoding="cp1256")))


@pytest.fixture
def folder(tmp_path):
    def made(*names):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("x", encoding="utf-8")
        return tmp_path

    return made


@pytest.mark.parametrize(
    ("ours", "theirs", "name"),
    [
        ("x.en.txt", "x.ar.txt", "x"),
        ("2025/x.en.html", "2025/x.ar.docx", "2025/x"),
        ("x/english.txt", "x/arabic.txt", "x"),
        ("x/en.md", "x/ar.md", "x"),
        ("english/x.txt", "arabic/x.txt", "x"),
        ("en/2025/x.txt", "ar/2025/x.txt", "2025/x"),
        ("2025/en/x.txt", "2025/ar/x.txt", "2025/x"),
        ("2025/may/English/1/x.txt", "2025/may/Arabic/1/x.txt", "2025/may/1/x"),
        ("UP.EN.TXT", "UP.AR.TXT", "UP"),
        ("h.en.HTM", "h.ar.htm", "h"),
        ("x/English.txt", "x/Arabic.txt", "x"),
        ("EN/x.txt", "ar/x.txt", "x"),
    ],
)
def test_files_are_paired_by_their_names(folder, ours, theirs, name):
    assert told(Folder(folder(ours, theirs, "notes.txt")).pairs()) == [(name, ours, theirs, {})]


@pytest.mark.parametrize(("ours", "theirs"), [("english.txt", "arabic.txt"), ("en.html", "ar.docx")])
def test_a_folder_may_be_one_pair_with_its_own_name(folder, ours, theirs):
    place = folder(ours, theirs, "labels.json")
    assert told(Folder(place).pairs()) == [(place.name, ours, theirs, {})]


def test_the_fields_of_a_pattern_are_columns(folder):
    place = folder("sport/x_en.txt", "sport/x_ar.txt", "news/x_en.txt", "news/x_ar.txt")
    pattern = ("{section}/{id}_en.txt", "{section}/{id}_ar.txt")
    assert told(Folder(place, (pattern,)).pairs()) == [
        ("news/x", "news/x_en.txt", "news/x_ar.txt", {"section": "news"}),
        ("sport/x", "sport/x_en.txt", "sport/x_ar.txt", {"section": "sport"}),
    ]


def test_files_without_a_partner_are_told(folder):
    survey = Corpus([folder("x.en.txt", "x.ar.txt", "y.en.txt", "z.ar.txt", "read.md", "list.csv")]).survey()
    assert (survey.pairs, survey.lone) == (1, ("y.en.txt", "z.ar.txt"))
    assert list(survey.notes()) == [
        "left out: 2 files without a partner: y.en.txt, z.ar.txt",
        "left out: 1 file that no pattern fits (--pattern gives another): read.md",
    ]


def test_a_second_original_of_a_translation_is_told(folder):
    survey = Corpus([folder("x.en.md", "x.ar.txt", "x.ar.md", "x.ar.docx")]).survey()
    assert (survey.pairs, survey.lone) == (1, ("x.ar.docx", "x.ar.txt"))


def test_a_file_belongs_to_one_pair(folder):
    place = folder("en/x.en.txt", "en/x.ar.txt", "ar/x.en.txt", "ar/x.ar.txt")
    assert [pair.original.name for pair in Folder(place).pairs()] == ["ar/x.ar.txt", "en/x.ar.txt"]


def test_names_that_differ_in_case_are_different_articles(folder):
    survey = Corpus([folder("x.en.txt", "x.ar.txt", "X.en.txt")]).survey()
    assert (survey.pairs, survey.lone) == (1, ("X.en.txt",))


def test_what_is_hidden_is_no_article(folder):
    place = folder("x.en.txt", "x.ar.txt", "._x.en.txt", "._x.ar.txt", ".git/y.en.txt", ".git/y.ar.txt")
    folder_read = Folder(place)
    assert [pair.id for pair in folder_read.pairs()] == ["x"]
    assert folder_read.lone == folder_read.unnamed == []


def test_a_dangling_link_is_a_pair_that_fails(folder):
    place = folder("x.ar.txt", "y.en.txt")
    (place / "x.en.txt").symlink_to("nowhere")
    (place / "y.ar.txt").symlink_to("nowhere")
    survey = Corpus([place]).survey()
    assert (survey.pairs, survey.lone) == (2, ())


def test_a_folder_that_cannot_be_read_is_told(folder, monkeypatch):
    place = folder("x.en.txt", "x.ar.txt", "shut/y.en.txt")
    scandir = os.scandir

    def refusing(path):
        if Path(path).name == "shut":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    with pytest.raises(CorpusError, match=r"/shut: cannot be read \(Permission denied\)"):
        Corpus([place]).survey()


@pytest.mark.parametrize(
    "pattern",
    [("{id}.en.txt", "{name}.ar.txt"), ("en.txt", "ar.txt"), ("{id}{id}", "{id}{id}"), ("{1}.en", "{1}.ar")],
)
def test_a_pattern_that_cannot_pair_is_refused(tmp_path, pattern):
    with pytest.raises(CorpusError, match="same fields"):
        Folder(tmp_path, (pattern,))


def test_a_pattern_of_the_same_files_twice_is_refused(tmp_path):
    with pytest.raises(CorpusError, match="the same files"):
        Folder(tmp_path, (("{id}.EN.txt", "{id}.en.txt"),))


def test_two_pairs_of_one_id_are_refused(folder, manifest):
    listed = manifest(f"{HEADER}\nx,a.txt,b.txt,\n")
    with pytest.raises(CorpusError, match=r"in/x\.en\.txt and .*list\.csv:2: the id 'x' occurs twice"):
        Corpus([folder("in/x.en.txt", "in/x.ar.txt") / "in", listed]).survey()


@pytest.mark.parametrize("again", [("x.en.md",), ("x/english.txt", "x/arabic.txt")])
def test_two_translations_of_one_id_are_named(folder, again):
    place = folder("x.en.txt", "x.ar.txt", *again)
    with pytest.raises(CorpusError, match="the id 'x' occurs twice") as error:
        Corpus([place]).survey()
    assert {str(place / "x.en.txt"), str(place / again[0])} <= set(re.split(" and |: ", str(error.value)))


def test_a_folder_without_pairs_says_how_to_name_them(folder):
    with pytest.raises(CorpusError, match=r"name the files as x\.en\.txt"):
        Corpus([folder("first.txt", "second.txt")]).survey()
