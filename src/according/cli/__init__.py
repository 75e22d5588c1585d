"""The command line: one file per command, each imported when it is called, so that `according --help` answers at once."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any, Final

import click

from according.errors import AccordingError, UsageError

#: Every command and the line that the help shows for it; the file of a command has its name.
COMMANDS: Final[dict[str, str]] = {
    "read": "Read reports into a record.",
    "forget": "Take reports out of a record.",
    "reports": "List the reports of a record.",
    "statements": "List who said what, according to whom.",
    "figures": "List how many, of whom, as of when, according to whom.",
    "events": "List who did what to whom, when, where, with what status.",
    "actors": "List who acts and speaks, and decide who is the same.",
    "timeline": "List what a record has on one actor, in the order of the day.",
    "meetings": "List who met or called whom, when, where, according to whom.",
    "places": "List the places that reports name.",
    "check": "Check a whole record: what it holds, what was left out and why.",
    "show": "Show one row with its sentence, its chain and its rule.",
    "search": "Find reports and statements by words.",
    "annotate": "Write standoff annotation, without a record.",
}

STOPPED: Final = 130  # the exit status that shells expect after Ctrl-C
UNREAD: Final = 141  # and the one where whoever reads the output stops, such as `head`


class Failure(click.ClickException):
    """An error of ours on one line of stderr, with exit status 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Prints the error."""
        from according.cli.output import as_line

        click.echo(f"according: {as_line(self.message)}", err=True, file=file)


class Commands(click.Group):
    """The commands, imported one by one, and one way to fail for all of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """A command from its file."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"according.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Lists the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; what goes wrong is one line (the whole story with ACCORDING_DEBUG=1)."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
        except AccordingError as error:
            if os.environ.get("ACCORDING_DEBUG"):
                raise
            raise Failure(str(error)) from error
        except BrokenPipeError:  # the reader has enough, as `head` has: the shell's own word for it, and no other
            _let_go()
            ctx.exit(UNREAD)
        except OSError as error:
            raise _no_output(error) from error
        except KeyboardInterrupt:
            ctx.exit(STOPPED)
        return done


def _let_go() -> None:
    """What is still waiting for a stdout that takes no more is let go."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _no_output(error: OSError) -> Failure:
    """The failure of a stdout that takes no more, such as a full disk."""
    _let_go()
    return Failure(str(UsageError("A432", f"the output cannot be written ({error.strerror or error})")))


def _version(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: ARG001
    if value:
        from according import __version__

        click.echo(f"according {__version__}")
        ctx.exit()


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def main() -> None:
    """Turn raw news reports into a sourced record: who said what, how many, when, and according to whom.

    \b
    Example:
      according read reports/ --record week.record
      according statements --record week.record --speaker minister
      according figures --record week.record --category killed --format csv
    """
