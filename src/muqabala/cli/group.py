"""The group of commands: lazily imported, with a default whose first word may be a file."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

DEFAULT = "run"

COMMANDS = ("run", "review", "batch", "stats", "explain", "convert", "config", "evaluate", "train")
"""Each is a module of this package that holds a command of the same name."""

NEAR_ENOUGH = 0.75
"""Similarity (difflib) from which a word counts as a misspelt command: ``reveiw`` is 0.83 from ``review``."""


class AlignGroup(click.Group):
    """Commands by name, and ``align A B`` for ``align run A B``.

    A file that is named like a command is reached as ``./convert`` or by
    ``align run convert …``.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"muqabala.cli.{cmd_name}"), cmd_name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command in front, unless a command or an option of the group leads."""
        own = {option for parameter in self.get_params(ctx) for option in parameter.opts}
        if args and args[0] not in COMMANDS and args[0] not in own:
            self._refuse_misspelt(args[0])
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  what click's own returns
        """Run a command; an error in the form of its options, too, is that command's."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            name = ctx.invoked_subcommand
            if error.ctx is None and name and (command := self.get_command(ctx, name)):
                error.ctx = click.Context(command, ctx, name)
            raise

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write both ways to call."""
        formatter.write_usage(ctx.command_path, "TRANSLATION ORIGINAL [OPTIONS]")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGUMENTS]", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options of the default command first: they are what one looks for."""
        default = self.get_command(ctx, DEFAULT)
        options = [option for option in default.params if isinstance(option, click.Option)] if default else []
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section("Options of a comparison"):
            formatter.write_dl([record for record in records if record])
        super().format_options(ctx, formatter)

    def _refuse_misspelt(self, word: str) -> None:
        if not word.isalpha() or Path(word).exists():
            return
        if word == "help":
            raise click.UsageError(
                "no command or file 'help'; give 'align --help', or 'align COMMAND --help'"
            )
        import difflib  # hardly any call needs it

        near = difflib.get_close_matches(word, COMMANDS, n=1, cutoff=NEAR_ENOUGH)
        if near:
            raise click.UsageError(f"no command or file '{word}'; did you mean 'align {near[0]}'?")
