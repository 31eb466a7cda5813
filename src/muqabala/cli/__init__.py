"""The command line: one file per command; parse, call, print, exit.

A command returns its exit code: 0 no drift, 1 drift, 2 bad use or unreadable
input, 130 Ctrl-C.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from muqabala.cli.group import AlignGroup
from muqabala.errors import AlignError

INTERRUPTED = 130
"""128 + SIGINT, the shells' custom."""

DEBUG = "ALIGN_DEBUG"
"""The environment variable that asks for the traceback of a fault of the program."""


def _print_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value:
        from muqabala import __version__
        from muqabala.embed.store import EMBEDDED

        click.echo(f"align {__version__}, embedded model {EMBEDDED}")
        ctx.exit()


EXAMPLES = """\b
Examples:
  align english.txt arabic.txt                  report on the terminal
  align english.txt arabic.txt -o report.html   report side by side, for reading
  align explain negation                        what a check looks for
"""


@click.group(cls=AlignGroup, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXAMPLES)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and the model, and exit.",
)
def cli() -> None:
    """Find the paragraphs of an English translation that no longer say what the Arabic original says.

    Exit code: 0 no drift, 1 drift, 2 bad use or unreadable input.
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; what its user can mend is one line on stderr, never a traceback."""
    # Threads do not pay for matrices of an article's size, and cost much where other work shares the cores.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Arabic passes whatever the locale or the code page
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = _exit_code(arguments)
    if arguments is None:
        _leave(code)
    sys.exit(code)


def _leave(code: int) -> None:
    """End the process, and free nothing before: the interpreter takes half as long over it as a comparison.

    What cannot be written any more is left to the interpreter, which says so.
    """
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):  # None where a shell closed it
            stream.flush()
    except (OSError, ValueError):
        return
    os._exit(code)


def _exit_code(arguments: Sequence[str] | None) -> int:
    try:
        return cli.main(arguments, prog_name="align", standalone_mode=False) or 0
    except AlignError as error:
        return _fail(str(error), error.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "align"
        return _fail(f"{error.format_message()} (see '{command} --help')", error.exit_code)
    except click.ClickException as error:
        return _fail(error.format_message(), AlignError.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except SystemExit:  # click's end where the reader of a help or the version left early
        return 0
    except Exception as error:  # noqa: BLE001  an exit code of 1 would say that there is drift
        return _fault(error)


def _fault(error: Exception) -> int:
    """Tell of a fault that is ours in one line, with its traceback where that is asked for."""
    import traceback

    if os.environ.get(DEBUG):
        traceback.print_exception(error)
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}muqabala{os.sep}" in frame.filename] or frames
    what = " ".join(f"{type(error).__name__}: {error}".split())
    place = f"{ours[-1].filename}:{ours[-1].lineno}"
    return _fail(
        f"a fault of the program at {place}: {what}; please report it, with what {DEBUG}=1 shows",
        AlignError.exit_code,
    )


def _fail(message: str, code: int) -> int:
    from muqabala.reports.wording import visible  # an ordinary run need not wait for it

    click.echo(f"align: {visible(message)}", err=True)
    return code
