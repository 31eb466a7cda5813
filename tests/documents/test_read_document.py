"""From a path to a document, or to one clear line."""

import io
import pickle
import subprocess
import sys
from types import SimpleNamespace

import pytest

from muqabala.documents import READERS, order_sides, read_document, source
from muqabala.errors import DocumentError
from muqabala.records import Document, Kind, Paragraph

ARABIC = "عنوان المقال\nبقلم: د. أشرف كشك\nقال الوزير إن الخطة تبدأ في الربيع وتستمر ثلاثة أعوام كاملة.\n"
ENGLISH = (
    "A Title\nBy Ashraf Keshk\nThe minister said that the plan begins in spring and goes on for years.\n"
)


@pytest.fixture
def write(tmp_path):
    def write(name: str, content: str | bytes):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def test_a_document_knows_its_language_kinds_and_encoding(write):
    path = write("arabic.txt", ARABIC.encode("windows-1256"))
    document = read_document(path)
    assert (document.path, document.language) == (str(path), "ar")
    assert [p.kind for p in document.paragraphs] == [Kind.HEADING, Kind.BYLINE, Kind.BODY]
    assert document.notes == (f"{path}: read as windows-1256",)


@pytest.mark.parametrize("name", ["a", "a.text", "a.log", "a.TXT"])
def test_an_unknown_suffix_is_text(write, name):
    assert len(read_document(write(name, ENGLISH)).paragraphs) == 3


def test_a_web_page_without_a_suffix_is_known_by_its_beginning(write):
    document = read_document(write("saved", f"<!DOCTYPE html><title>x</title><p>{ENGLISH}</p>"))
    assert "<" not in "".join(p.text for p in document.paragraphs)


@pytest.mark.parametrize(
    "content", [ENGLISH, f"<html><body><p>{ENGLISH}</p></body></html>"], ids=["text", "html"]
)
def test_standard_input_is_read_for_a_dash(monkeypatch, content):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
    document = read_document("-")
    assert (document.path, document.language) == ("-", "en")
    assert "minister" in document.paragraphs[-1].text


def test_a_given_language_is_taken(write):
    assert read_document(write("a.txt", ARABIC), language="en").language == "en"


def test_a_text_in_another_script_needs_its_language(write):
    path = write("a.txt", "Министр посетил порт.")
    assert read_document(path, language="ru").language == "ru"
    with pytest.raises(DocumentError, match="holds no Arabic or English text"):
        read_document(path)


BAD = [
    ("empty.txt", b"", "is empty"),
    ("blank.txt", " \n\t\u200f\n".encode(), "is empty"),
    ("blank.md", b"---\n---\n", "is empty"),
    ("numbers.txt", b"1 2 3\n---\n", "holds no Arabic or English text"),
    ("russian.txt", "Привет, мир.".encode(), "holds no Arabic or English text"),
    ("a.pdf", b"%PDF-1.7\n...", "is a PDF.*; export its text as .txt or .docx"),
    ("a.txt", b"%PDF-1.7\n...", "is a PDF"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word file.*; save it as .docx"),
    ("a.rtf", b"{\\rtf1 text}", "rich text"),
    ("a.png", b"\x89PNG\r\n\x1a\n", "is an image"),
    ("a.odt", b"PK\x03\x04....", "is a zip archive"),
    ("a.html", b"PK\x03\x04....", "is a zip archive"),
    ("a.docx", b"no zip", "is damaged, or no Word file"),
    ("nul.txt", b"text\x00text", "NUL"),
    ("random.bin", b"\x00" + bytes(range(128, 256)), "binary"),
]


@pytest.mark.parametrize(("name", "content", "problem"), BAD, ids=[case[0] for case in BAD])
def test_bad_input_is_one_line_that_says_what_is_wrong(write, name, content, problem):
    with pytest.raises(DocumentError, match=problem) as caught:
        read_document(write(name, content))
    assert "\n" not in str(caught.value)
    assert name in str(caught.value)


def test_a_missing_file_a_folder_and_a_strange_name_are_told_apart(tmp_path):
    for path, problem in [
        (tmp_path / "no.txt", "does not exist"),
        (tmp_path, "is a folder"),
        ("a\x00b", "no file name"),
    ]:
        with pytest.raises(DocumentError, match=problem):
            read_document(path)


def test_a_file_that_may_not_be_read_is_said(monkeypatch, write):
    path = write("a.txt", ENGLISH)

    def deny(*_args):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.open", deny)
    with pytest.raises(DocumentError, match="may not be read"):
        read_document(path)


def test_a_file_above_the_limit_is_refused(monkeypatch, write):
    monkeypatch.setattr(source, "SIZE_LIMIT", 1 << 20)
    with pytest.raises(DocumentError, match="is larger than 1 MB"):
        read_document(write("a.txt", "a" * ((1 << 20) + 1)))


def document(language: str, path: str) -> Document:
    return Document(path, language, (Paragraph("x"),))


def test_sides_given_the_wrong_way_round_are_put_right():
    english, arabic = document("en", "e.txt"), document("ar", "a.txt")
    assert order_sides(english, arabic) == (english, arabic, False)
    assert order_sides(arabic, english) == (english, arabic, True)


@pytest.mark.parametrize(("language", "name"), [("en", "English"), ("ar", "Arabic")])
def test_two_files_of_one_language_are_refused(language, name):
    with pytest.raises(
        DocumentError, match=rf"2.txt: is in {name}, and so is 1.txt; give the English translation"
    ):
        order_sides(document(language, "1.txt"), document(language, "2.txt"))


def test_every_reader_is_registered_under_a_lower_case_suffix():
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in READERS)


def test_reading_text_imports_nothing_heavy(write):
    code = f"from muqabala.documents import read_document; read_document({str(write('a.txt', ENGLISH))!r})"
    heavy = "import sys; print(*sys.modules.keys() & {'lxml', 'docx', 'readability', 'markdown_it', 'numpy'})"
    assert subprocess.check_output([sys.executable, "-c", f"{code}; {heavy}"], text=True).split() == []


def test_an_error_comes_whole_out_of_another_process():
    error = DocumentError("a.txt", "is empty", "give the file of an article")
    assert str(pickle.loads(pickle.dumps(error))) == "a.txt: is empty; give the file of an article"
