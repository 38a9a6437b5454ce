"""The command line: arguments to calls, and errors to messages and exit codes.

Texts go to standard output, progress and reports to standard error. Exit codes: 0 done, 1 would
change, 2 wrong usage or rules, 3 some documents failed.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cleaner.cli.describing import schema, settings
from cleaner.cli.options import say
from cleaner.cli.reviewing import diff, explain, restore, undo
from cleaner.cli.rules import rules_app
from cleaner.cli.running import check, filter_, run
from cleaner.cli.suggesting import suggest
from cleaner.errors import CleanerError, DocumentError
from cleaner.report.status import DONE, FAILED, USAGE
from cleaner.version import __version__

__all__ = ["app", "main"]

app = typer.Typer(
    help="Clean scraped text and repair machine translation, with a record of every edit.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(rules_app, name="rules")
app.command("run")(run)
app.command("check")(check)
app.command("diff")(diff)
app.command("explain")(explain)
app.command("restore")(restore)
app.command("undo")(undo)
app.command("filter")(filter_)
app.command("schema")(schema)
app.command("settings")(settings)
app.command("suggest")(suggest)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    try:
        code = app(arguments, standalone_mode=False)
    except CleanerError as error:
        say(f"cleaner: {error}")
        sys.exit(FAILED if isinstance(error, DocumentError) else USAGE)
    except BrokenPipeError:  # the reader of our output left, as `head` does
        sys.stderr.close()
        sys.exit(DONE)
    except KeyboardInterrupt:
        say("cleaner: stopped; what is done is kept, run again to go on")
        sys.exit(130)
    except typer.Exit as leave:
        sys.exit(leave.exit_code)
    except Exception as error:
        show = getattr(error, "show", None)  # a usage error of the command-line parser
        if show is None:
            raise
        show()
        sys.exit(USAGE)
    sys.exit(code if isinstance(code, int) else DONE)


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        print(f"cleaner {__version__}")
        raise typer.Exit(DONE)
