"""Where in its file a paragraph begins, for the tools that show findings at their line."""

import pytest

from muqabala.documents import read_document

WRAPPED = """\
The harbour authority said on Monday that the new quay would open to
ships of every size before the end of the year, although the cranes
that were ordered two years ago have not yet been delivered and the
contractor has asked for another extension of the time that he was
given when the plans were approved by the council of ministers and
by the bank that lends the money for the work on the second basin.

The bank declined to comment.
"""

LINES = [
    # name, content, the line of each paragraph
    ("plain.txt", "One.\n\n\nTwo.\nThree.", [1, 4, 5]),
    ("windows.txt", "One.\r\n\r\nTwo.", [1, 3]),
    ("form_feed.txt", "One.\fTwo.\nThree.", [1, 1, 2]),
    ("wrapped.txt", WRAPPED, [1, 8]),
    ("page.md", "---\ntitle: x\n---\n# Head\n\nOne\ngoes on.\n\n- item\n- item two\n", [4, 6, 9, 10]),
    ("table.md", "Before.\n\n| a | b |\n|---|---|\n| c | d |\n", [1, 3, 3, 5, 5]),
    ("page.html", "<p>One.</p>\n<p>Two.</p>", [None, None]),
]


@pytest.mark.parametrize(("name", "content", "lines"), LINES, ids=lambda value: str(value)[:20])
def test_a_paragraph_knows_the_line_of_the_file_where_it_begins(tmp_path, name, content, lines):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8", newline="")
    assert [paragraph.line for paragraph in read_document(path, language="en").paragraphs] == lines
