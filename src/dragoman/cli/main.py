"""The entry point: every error becomes one sentence and an exit code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import click

from .. import __version__
from ..errors import DragomanError
from ..settings import settings
from . import casebooks, packs, reports
from .shared import say


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, no_args_is_help=False, invoke_without_command=True)
@click.version_option(__version__, message="dragoman %(version)s")
@click.pass_context
def app(context: click.Context) -> None:
    """Read the press and keep the sourced, time-aware record of a diplomatic exchange."""
    if context.invoked_subcommand is None:
        raise click.UsageError("No command was given", ctx=context)


for module in (reports, casebooks, packs):
    for command in module.COMMANDS:
        app.add_command(command)


def main() -> None:
    """Run the command line and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "dragoman"
        say(f"{' '.join(error.format_message().split()).rstrip('.')}; see {command} --help.")
        code = 2
    except (click.Abort, KeyboardInterrupt):
        say("Stopped; what was finished is kept, and the same command carries on.")
        code = 130
    except DragomanError as error:
        say(str(error))
        code = 2
    except BrokenPipeError:
        # The reader of our output went away (head, less): nothing is wrong, and Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:
        # The outermost edge: what gets here is a defect of ours, and a user must not meet it as a traceback.
        if settings(os.environ).debug:
            raise
        say(f"Dragoman failed ({type(error).__name__}: {' '.join(str(error).split())}); this is a defect, set DRAGOMAN_DEBUG=1 to see where.")
        code = 1
    sys.exit(code if isinstance(code, int) else 0)
