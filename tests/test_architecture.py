"""The house holds: imports go one way, heavy things stay in their rooms, and what the README shows exists."""

import ast
import importlib
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from muqabala.cli import cli
from muqabala.cli.group import COMMANDS
from muqabala.reports import formats, suffixes

REPOSITORY = Path(__file__).parents[1]
PACKAGE = REPOSITORY / "src" / "muqabala"
MODULES = sorted(PACKAGE.rglob("*.py"))
PACKAGES = sorted(path.parent for path in MODULES if path.name == "__init__.py")

ROOMS = (
    "errors",
    "records",
    "settings",
    "signature",
    "languages",
    "documents",
    "segment",
    "embed",
    "alignment",
    "checks",
    "verifier",
    "drift",
    "reports",
    "comparison",
    "review",
    "batch",
    "evaluation",
    "training",
    "cli",
    "__main__",
)
"""A room imports from those before it. The package's ``__init__`` is its front door, outside the order."""

TORCH = {"torch", "sentence_transformers", "transformers"}
NUMPY_ROOMS = {"embed", "alignment", "verifier", "drift", "comparison", "batch", "evaluation", "training"}
LINES = 300


def name_of(path):
    return str(path.relative_to(PACKAGE))


def room_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path):
    """Yield the dotted name of each import of a module, also of those inside functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} has a relative import"
            # `from muqabala import settings` names a room in its last part, others in their second.
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_imported_by(path):
    parts = (name.split(".") for name in imports_of(path))
    return {found[1] for found in parts if found[0] == "muqabala" and len(found) > 1 and found[1] in ROOMS}


def packages_imported_by(path):
    return {name.split(".")[0] for name in imports_of(path)}


modules = pytest.mark.parametrize("path", MODULES, ids=name_of)


@modules
def test_a_room_imports_only_from_rooms_before_it(path):
    room = room_of(path)
    if room == "__init__":
        return
    assert room in ROOMS, f"give {room} its place in ROOMS"
    later = {other for other in rooms_imported_by(path) if ROOMS.index(other) > ROOMS.index(room)}
    assert not later


@modules
def test_torch_stays_in_the_transformer_and_in_training(path):
    if name_of(path) != "embed/transformer.py" and room_of(path) != "training":
        assert not packages_imported_by(path) & TORCH


@modules
def test_numpy_begins_at_embed_and_stays_out_of_checks(path):
    if room_of(path) not in NUMPY_ROOMS:
        assert "numpy" not in packages_imported_by(path)


@modules
def test_the_web_stays_in_the_review_app(path):
    if room_of(path) != "review":
        assert not packages_imported_by(path) & {"starlette", "uvicorn"}


@modules
def test_onnxruntime_stays_in_the_verifier(path):
    if room_of(path) != "verifier":
        assert "onnxruntime" not in packages_imported_by(path)


@modules
def test_only_its_command_imports_training(path):
    if room_of(path) != "training" and name_of(path) != "cli/train.py":
        assert "training" not in rooms_imported_by(path)


@modules
def test_a_module_is_under_300_lines(path):
    lines = len(path.read_text("utf-8").splitlines())
    assert lines < LINES


@modules
def test_a_module_says_what_it_is(path):
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize("folder", PACKAGES, ids=name_of)
def test_the_public_names_of_a_package_exist(folder):
    package = importlib.import_module(".".join(("muqabala", *folder.relative_to(PACKAGE).parts)))
    assert [name for name in getattr(package, "__all__", ()) if not hasattr(package, name)] == []


@pytest.mark.parametrize("name", ["compare", "read_document", "DriftReport", "Finding", "__version__"])
def test_the_front_door_offers(name):
    assert hasattr(importlib.import_module("muqabala"), name)


def test_compare_is_the_function_whatever_was_imported_before():
    code = "import muqabala.evaluation.articles; from muqabala import compare; compare.__call__"
    subprocess.run([sys.executable, "-c", code], check=True)


# The command line.
PROMISED = {
    "run": {
        "-o",
        "-f",
        "--format",
        "--select",
        "--ignore",
        "--sensitivity",
        "--read",
        "--fail-on",
        "--exit-zero",
        "--model",
        "--baseline",
        "--calibration",
        "--glossary",
        "--quiet",
    },
    "review": {"--port", "--no-open", "--store", "--reviewer"},
    "batch": {
        "-o",
        "--pattern",
        "--match",
        "--engine",
        "--address",
        "--workers",
        "--max-failures",
        "--progress",
    },
    "stats": {"-o", "--against", "--compare"},
    "explain": {"--store"},
    "convert": {"-o", "-f"},
    "config": set(),
    "evaluate": {"--model", "--json"},
    "train": {"--verdicts"},
}


def command(name):
    found = cli.get_command(click.Context(cli), name)
    assert found, f"no command {name}"
    return found


def options_of(found):
    return {
        option
        for parameter in (*found.params, *cli.params)
        for option in (*parameter.opts, *parameter.secondary_opts)
        if isinstance(parameter, click.Option)
    }


def test_the_commands_are_those_promised():
    assert set(COMMANDS) == set(PROMISED)


@pytest.mark.parametrize("name", PROMISED)
def test_a_command_has_its_options_and_help_for_each(name):
    found = command(name)
    assert PROMISED[name] <= options_of(found)
    assert found.help
    assert [
        option.name for option in found.params if isinstance(option, click.Option) and not option.help
    ] == []


def text_of(page):
    return (REPOSITORY / page).read_text("utf-8")


def lines_of_code(page):
    blocks = re.findall(r"^```[a-z]*\n(.*?)^```", text_of(page), re.DOTALL | re.MULTILINE)
    return [line.strip() for block in blocks for line in block.splitlines()]


def test_the_readme_names_every_format_and_no_other():
    table = re.search(r"^\| for \|.*?\n\n", text_of("README.md"), re.DOTALL | re.MULTILINE)
    names = re.findall(r"`([^`]+)`", table[0].split("\n", 1)[1])
    assert {name for name in names if name.startswith(".")} == set(suffixes())
    assert {name for name in names if not name.startswith(".")} == set(formats())


PAGES = ("README.md", "CONTRIBUTING.md", "corpora/README.md", "docs/corpora.md")
SHOWN = sorted({line for page in PAGES for line in lines_of_code(page) if line.startswith("align ")})
TARGETS = sorted({line for page in PAGES for line in lines_of_code(page) if line.startswith("make ")})


def test_the_readme_shows_how_to_call():
    assert SHOWN
    assert TARGETS


@pytest.mark.parametrize("line", SHOWN)
def test_a_command_line_that_we_show_is_one_that_we_take(line):
    words = shlex.split(line, comments=True)[1:]
    name = words[0] if words[0] in COMMANDS else "run"
    used = {word for word in words if word.startswith("-") and word != "-"}
    assert used <= options_of(command(name)) | {"--help"}


@pytest.mark.parametrize("line", TARGETS)
def test_a_make_target_that_we_show_is_there(line):
    target = shlex.split(line, comments=True)[1]
    assert re.search(rf"^{target}:", text_of("Makefile"), re.MULTILINE)


LINKS = sorted(
    {(page, link) for page in PAGES for link in re.findall(r"\]\(([^)#]+)", text_of(page)) if ":" not in link}
)


@pytest.mark.parametrize(("page", "link"), LINKS)
def test_a_page_links_to_what_is_there(page, link):
    assert (REPOSITORY / page).parent.joinpath(link).exists()
