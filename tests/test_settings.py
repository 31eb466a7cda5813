"""Settings: default < file < environment < option, and an error for what does not fit."""

import pytest

from muqabala.errors import ConfigError
from muqabala.settings import Settings, check_slugs, resolve


def settled(folder, options=None, environment=None):
    return resolve(options or {}, folder, environment or {})


def test_nothing_given_means_the_defaults(tmp_path):
    resolved = settled(tmp_path)
    assert resolved.settings == Settings()
    assert set(resolved.origins.values()) == {"default"}


def test_a_file_beats_the_default(tmp_path):
    (tmp_path / "align.toml").write_text('sensitivity = "high"\nignore = ["order"]', "utf-8")
    resolved = settled(tmp_path)
    assert resolved.settings == Settings(sensitivity="high", ignore=("order",))
    assert resolved.origins["sensitivity"] == str(tmp_path / "align.toml")
    assert resolved.origins["fail_on"] == "default"


def test_the_environment_beats_a_file(tmp_path):
    (tmp_path / "align.toml").write_text('fail-on = "major"\nselect = ["date"]', "utf-8")
    environment = {"ALIGN_FAIL_ON": "critical", "ALIGN_SELECT": "number, currency"}
    resolved = settled(tmp_path, environment=environment)
    assert resolved.settings == Settings(fail_on="critical", select=("number", "currency"))
    assert resolved.origins["fail_on"] == "ALIGN_FAIL_ON"


def test_an_option_beats_the_environment(tmp_path):
    resolved = settled(tmp_path, {"model": "mine", "select": None}, {"ALIGN_MODEL": "theirs"})
    assert resolved.settings.model == "mine"
    assert resolved.origins["model"] == "--model"


def test_two_languages_are_the_translation_s_and_the_original_s(tmp_path):
    assert Settings().pair == ("en", "ar")
    assert settled(tmp_path, {"languages": "de-fr"}).settings.pair == ("de", "fr")


def test_an_empty_variable_is_as_good_as_none(tmp_path):
    assert settled(tmp_path, environment={"ALIGN_SENSITIVITY": ""}).settings == Settings()


def test_the_nearest_file_counts_alone(tmp_path):
    (tmp_path / "align.toml").write_text('sensitivity = "high"\nfail-on = "never"', "utf-8")
    inner = tmp_path / "project" / "texts"
    inner.mkdir(parents=True)
    (inner.parent / "pyproject.toml").write_text('[tool.align]\nsensitivity = "low"', "utf-8")
    assert settled(inner).settings == Settings(sensitivity="low")


def test_a_project_that_says_nothing_of_align_is_passed_by(tmp_path):
    (tmp_path / "align.toml").write_text('sensitivity = "high"', "utf-8")
    inner = tmp_path / "project"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[tool.ruff]\nline-length = 110", "utf-8")
    assert settled(inner).settings.sensitivity == "high"


def test_a_model_folder_in_a_file_is_meant_from_where_the_file_lies(tmp_path):
    (tmp_path / "align.toml").write_text('model = "mine"', "utf-8")
    (tmp_path / "mine").mkdir()
    inner = tmp_path / "texts"
    inner.mkdir()
    assert settled(inner).settings.model == str(tmp_path / "mine")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ('modle = "mine"', "did you mean 'model'?"),
        ('modle = "mine"', "the keys are model, select, ignore, sensitivity, fail-on"),
        ('fail_on = "never"', "did you mean 'fail-on'?"),
        ('sensitivity = "hihg"', "must be one of low, balanced, high, not 'hihg'; did you mean 'high'?"),
        ("sensitivity = 3", "must be one of low, balanced, high, not 3"),
        ("sensitivity = []", "must be one of low, balanced, high"),
        ('select = "number"', "must be a list of checks"),
        ("ignore = [1]", "must be a list of checks"),
        ("model = 5", "must be a name or a folder"),
        ('model = ""', "must be a name or a folder"),
        ('languages = "german-french"', "must be the codes of two languages, the translation's first"),
        ('languages = "de-de"', "must be the codes of two languages"),
        ("sensitivity = ", "is not valid TOML"),
        ("[nested]\nmodel = 'x'", "unknown key 'nested'"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_in_one_line(tmp_path, text, part):
    (tmp_path / "align.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        settled(tmp_path)
    message = str(caught.value)
    assert part in message
    assert "align.toml" in message
    assert "\n" not in message


def test_a_file_that_is_not_utf8_is_refused(tmp_path):
    (tmp_path / "align.toml").write_bytes(b'model = "\xe9"')
    with pytest.raises(ConfigError, match="is not valid TOML"):
        settled(tmp_path)


def test_a_variable_that_does_not_fit_is_named(tmp_path):
    with pytest.raises(ConfigError, match="fail-on from ALIGN_FAIL_ON must be one of"):
        settled(tmp_path, environment={"ALIGN_FAIL_ON": "always"})


def test_an_unknown_check_gets_a_near_name():
    with pytest.raises(ConfigError, match=r"unknown check 'nubmer'.*; did you mean 'number'"):
        check_slugs(Settings(ignore=("nubmer",)), {"number", "date"})


def test_known_checks_pass():
    check_slugs(Settings(select=("number",), ignore=("date",)), {"number", "date"})
