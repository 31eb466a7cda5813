"""Characters that nobody sees; written as escapes here."""

import pytest

from bitexts import bitext
from muqabala.checks.hidden import HiddenControls
from muqabala.records import Severity

ARABIC = "دفع 100 دولار."

FLAGGED = [
    ("He paid \u202e001\u202c dollars.", "U+202E", Severity.MAJOR),
    ("He paid \u2067one hundred\u2069 dollars.", "U+2067", Severity.MAJOR),
    ("He paid \u2066100 dollars.", "U+2066", Severity.MAJOR),
    ("He paid 100\U000e0061\U000e0062 dollars.", "U+E0061", Severity.MAJOR),
    ("He paid 100 dol\u200blars.", "U+200B", Severity.MINOR),
    ("He paid 100\u3164dollars.", "U+3164", Severity.MINOR),
    ("He paid 100\u0007 dollars.", "U+0007", Severity.MINOR),
]


@pytest.mark.parametrize(("english", "told", "severity"), FLAGGED)
def test_a_hidden_character_is_found(english, told, severity):
    (finding,) = HiddenControls().run(bitext((english, ARABIC)))
    assert (told in finding.message, finding.severity) == (True, severity)


SILENT = [
    "He paid 100 dollars.",
    "The word \u2067\u202bالردع\u2069 means deterrence: an isolate closes what it holds.",
    "The word \u2067الردع\u2069 means deterrence.",
    "He paid \u2066100 dollars\u2069.",
    "\u200eHe paid 100 dollars.\u200f",
    "A family: \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "Scotland \U0001f3f4\U000e0067\U000e0062\U000e007f",
    "tempo\u00adrary",
]


@pytest.mark.parametrize("english", SILENT)
def test_controls_that_do_no_harm_are_no_finding(english):
    assert not list(HiddenControls().run(bitext((english, ARABIC))))
