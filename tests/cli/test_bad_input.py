"""Bad input from end to end, with the real comparison: one line, exit code 2, no file left."""

import os
import sys
from pathlib import Path

import pytest

ENGLISH = "The minister said on Monday that the new port will open next year.\n\nWork began in March.\n"
ARABIC = "قال الوزير يوم الاثنين إن الميناء الجديد سيفتتح العام المقبل.\n\nوبدأت الأشغال في مارس.\n"

NOISE = bytes(range(256)) * 8
"""Every byte: no encoding of a text."""

# What is written, the arguments, and a part of what must be said.
BAD_FILES = {
    "a missing file": ({}, ["missing.txt", "arabic.txt"], "missing.txt"),
    "an address": (
        {},
        ["https://example.com/a.html", "arabic.txt"],
        "https://example.com/a.html: is an address, and nothing is fetched; save the page and give its file",
    ),
    "a missing original": ({}, ["english.txt", "missing.txt"], "missing.txt"),
    "a folder": ({}, [".", "arabic.txt"], "folder"),
    "binary noise": ({"noise.txt": NOISE}, ["noise.txt", "arabic.txt"], "noise.txt"),
    "a picture": ({"photo.png": b"\x89PNG\r\n\x1a\n" + NOISE}, ["photo.png", "arabic.txt"], "photo.png"),
    "a PDF": ({"a.pdf": b"%PDF-1.7\n" + NOISE}, ["a.pdf", "arabic.txt"], "a.pdf"),
    "a broken Word file": ({"a.docx": b"PK\x03\x04" + NOISE}, ["a.docx", "arabic.txt"], "a.docx"),
    "an empty file": ({"empty.txt": b""}, ["empty.txt", "arabic.txt"], "empty.txt: is empty"),
    "an empty original": ({"empty.txt": b"\n \n"}, ["english.txt", "empty.txt"], "empty.txt: is empty"),
    "two empty files": ({"empty.txt": b""}, ["empty.txt", "empty.txt"], "empty.txt: is empty"),
    "no letters": ({"figures.txt": b"12 345\n---\n"}, ["figures.txt", "arabic.txt"], "figures.txt"),
    "two English files": ({}, ["english.txt", "english.txt"], "english.txt"),
    "two Arabic files": ({}, ["arabic.txt", "arabic.txt"], "arabic.txt"),
    "languages that need a model": (
        {},
        ["english.txt", "arabic.txt", "--languages", "de-fr"],
        "align: de-fr: the embedded model knows Arabic and English only; name a multilingual model",
    ),
    "the side of another language": (
        {},
        ["english.txt", "arabic.txt", "--languages", "de-fr", "--model", "x", "-o", "a.en"],
        "use one of",
    ),
    "Arabic that was read wrongly and saved": (
        {"garbled.txt": ARABIC.encode("utf-8").decode("latin-1").encode("utf-8")},
        ["english.txt", "garbled.txt"],
        "garbled.txt",
    ),
    "UTF-16 cut in the middle": (
        {"cut.txt": ARABIC.encode("utf-16")[:31]},
        ["english.txt", "cut.txt"],
        "cut.txt",
    ),
}

BAD_USE = {
    "an output in no folder": (["-o", "nowhere/report.html"], "nowhere/report.html"),
    "an output that is a folder": (["-o", "folder.html"], "folder.html: is a folder"),
    "an output of no known format": (["-o", "report.pdf"], "report.pdf"),
    "an output over an article": (["-o", "english.txt"], "english.txt"),
    "a format that is none": (["-f", "jsno"], "moses-ar; did you mean 'json'?\n"),
    "a check that is none": (["--select", "omision"], "did you mean 'omission'?"),
    "an ignored check that is none": (["--ignore", "omission,nubmer"], "unknown check 'nubmer'"),
    "no check that is left": (["--select", "number", "--ignore", "number"], "leave no check to run"),
    "a model that is none": (["--model", "./no-such-model"], "no-such-model"),
    "a model folder without a model": (["--model", "folder.html"], "folder.html"),
    "a broken model folder": (["--model", "broken"], "broken"),
}

BAD_SETTINGS = {
    "an unknown key": ('modle = "mine"', "did you mean 'model'?"),
    "an unknown value": ('sensitivity = "extreme"', "must be one of low, balanced, high"),
    "an unknown check": ('ignore = ["ordre"]', "did you mean 'order'?"),
    "no check that is left": (
        'select = ["date", "unit"]\nignore = ["unit", "date"]',
        "leave no check to run",
    ),
    "no TOML": ("sensitivity: high", "is not valid TOML"),
}


@pytest.fixture
def folder(tmp_path):
    Path(tmp_path, "english.txt").write_text(ENGLISH, encoding="utf-8")
    Path(tmp_path, "arabic.txt").write_text(ARABIC, encoding="utf-8")
    Path(tmp_path, "folder.html").mkdir()
    broken = tmp_path / "broken"
    (broken / "0_StaticEmbedding").mkdir(parents=True)
    (broken / "modules.json").write_text(
        '[{"idx": 0, "name": "0", "path": "0_StaticEmbedding",'
        ' "type": "sentence_transformers.models.StaticEmbedding"}]',
        encoding="utf-8",
    )
    (broken / "0_StaticEmbedding" / "tokenizer.json").write_text("{", encoding="utf-8")
    (broken / "0_StaticEmbedding" / "model.safetensors").write_bytes(b"\x00" * 20)
    return tmp_path


def files_below(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_unpaired_articles_are_matched_in_english_and_arabic_only(align, folder):
    options = ("--match", "--languages", "de-fr", "--model", "mine")
    assert_refused(
        align("batch", folder, "-o", folder / "out", *options), "--match knows English and Arabic only"
    )
    assert not (folder / "out").exists()


def assert_refused(result, part):
    assert result.code == 2
    assert result.out == ""
    assert result.err.startswith("align: ")
    assert result.err.count("\n") == 1, result.err
    assert "Traceback" not in result.err
    assert part in result.err


@pytest.mark.parametrize(("written", "arguments", "part"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_file_that_cannot_be_read_is_refused(align, folder, written, arguments, part):
    for name, content in written.items():
        (folder / name).write_bytes(content)
    before = files_below(folder)
    assert_refused(align(*arguments, "-o", "report.json", "-o", "report.html"), part)
    assert files_below(folder) == before


@pytest.mark.parametrize(("options", "part"), BAD_USE.values(), ids=BAD_USE)
def test_an_option_that_cannot_be_is_refused(align, folder, options, part):
    before = files_below(folder)
    assert_refused(align("english.txt", "arabic.txt", "-o", "report.json", *options), part)
    assert files_below(folder) == before


@pytest.mark.parametrize(("content", "part"), BAD_SETTINGS.values(), ids=BAD_SETTINGS)
def test_a_configuration_that_cannot_be_is_refused(align, folder, content, part):
    (folder / "align.toml").write_text(content, encoding="utf-8")
    before = files_below(folder)
    assert_refused(align("english.txt", "arabic.txt", "-o", "report.json"), part)
    assert files_below(folder) == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_refused(align, folder):
    locked = folder / "locked"
    locked.mkdir(mode=0o500)
    assert_refused(align("english.txt", "arabic.txt", "-o", "locked/report.html"), "may not be written")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize(
    "arguments",
    [["loop", "arabic.txt"], ["english.txt", "loop"], ["english.txt", "arabic.txt", "-o", "loop.html"]],
)
def test_a_link_to_itself_is_refused(align, folder, arguments):
    for name in ("loop", "loop.html"):
        (folder / name).symlink_to(name)
    assert_refused(align(*arguments), "loop")


def test_an_empty_standard_input_is_refused(align, folder, monkeypatch):
    with (folder / "nothing").open("w+", encoding="utf-8") as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        assert_refused(align("-", "arabic.txt"), "empty")
