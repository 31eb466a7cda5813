"""The sample of ``make demo``: its four drifts are flagged, and nothing else is."""

import json
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "corpora" / "sample"
DRIFTS = {3: "currency", 4: "percent", 7: "negation", 8: "omission"}
"""The paragraphs and checks of corpora/README.md."""


def test_the_sample_shows_what_was_put_in_and_no_more(align):
    assert align(SAMPLE / "english.txt", SAMPLE / "arabic.txt", "-o", "a.json", "-q").code == 1
    report = json.loads(Path("a.json").read_text("utf-8"))
    flagged = {
        part["index"]: {it["check"] for it in part["findings"]}
        for part in report["paragraphs"]
        if part["flagged"]
    }
    assert set(flagged) == set(DRIFTS)
    assert [index for index, check in DRIFTS.items() if check not in flagged[index]] == []
    assert [omission for omission in report["omissions"] if omission["flagged"]] == []
