"""The entry point: every error becomes one sentence and an exit code."""

from __future__ import annotations

import errno
import logging
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


_UNWRITABLE = (errno.ENOSPC, errno.EBADF, errno.EIO, errno.EDQUOT, errno.EFBIG)


def main() -> None:
    """Run the command line and exit with its code."""
    _open_streams()
    debug = settings(os.environ).debug
    if not debug:
        # Without a handler of ours Python prints what the library logs, tracebacks included, and every failure would be told twice.
        logging.getLogger("dragoman").addHandler(logging.NullHandler())
    try:
        code = _called()
        sys.stdout.flush()  # here, where a full disk can still be told, and not when Python ends
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
        # The reader of our output went away (head, less): nothing is wrong.
        _drop_output()
        code = 0
    except Exception as error:
        # The outermost edge: what gets here is a defect of ours, and a user must not meet it as a traceback.
        if debug:
            raise
        if isinstance(error, OSError) and error.errno in _UNWRITABLE and error.filename is None:
            _drop_output()
            say(f"The result cannot be written ({os.strerror(error.errno or 0)}); send it to a place that takes it.")
            sys.exit(2)
        say(f"Dragoman failed ({type(error).__name__}: {' '.join(str(error).split())}); this is a defect, set DRAGOMAN_DEBUG=1 to see where.")
        code = 1
    sys.exit(code if isinstance(code, int) else 0)


def _open_streams() -> None:
    """Put the standard streams in order: UTF-8 whatever the locale, and those that were closed put where they harm nobody.

    A closed stream is `None` in Python, and `print` then takes the other one; and the next file that is opened, perhaps the casebook,
    would get its number.
    """
    while (place := os.open(os.devnull, os.O_RDONLY)) <= 2:
        pass
    os.close(place)
    if sys.stdout is None:
        # number 1 is open for reading, so a result written to it is refused, and that is told
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def _called() -> object:
    """Run the command that was named and give its exit code."""
    output = sys.stdout
    try:
        return app(standalone_mode=False)
    except SystemExit as stopped:
        # Click meets a reader that went away by itself: it wraps the streams, so that they keep still at exit, and calls it a failure.
        return stopped.code if sys.stdout is output else 0


def _drop_output() -> None:
    """Let what is still to be written go nowhere, so that Python does not complain at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
