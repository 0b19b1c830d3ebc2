"""What all commands share: the index and language options, progress, and errors as one line."""

import json
import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import NoReturn, ParamSpec, TypeVar, cast

import click

from index.errors import VraagbaakError
from qa.messages import Language, say

P = ParamSpec("P")
T = TypeVar("T")

index_option = click.option(
    "--index",
    "index",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="VRAAGBAAK_INDEX",
    default=Path(".vraagbaak"),
    show_default=True,
    help="Map met de index (ook: VRAAGBAAK_INDEX).",
)
language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["nl", "en"]),
    default="nl",
    show_default=True,
    help="Taal van de meldingen.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Eén JSON-document op standaarduitvoer.")


def explained(command: Callable[P, T]) -> Callable[P, T]:
    """Run a command so that a failure is one line on standard error and exit 1, never a traceback.

    VRAAGBAAK_DEBUG=1 lets unexpected errors through.
    """

    @wraps(command)
    def run(*given: P.args, **named: P.kwargs) -> T:
        language = cast(Language, named.get("language", "nl"))
        try:
            return command(*given, **named)
        except VraagbaakError as error:
            _fail(error.in_language(language))
        except KeyboardInterrupt:
            _fail(say(language, "interrupted"), 130)
        except BrokenPipeError:
            # The reader of a pipe has gone; nothing is left to say, and nowhere to say it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:  # the last line of defence: users never see a traceback
            if os.environ.get("VRAAGBAAK_DEBUG"):
                raise
            _fail(say(language, "internal", error=f"{type(error).__name__}: {error}"))

    return run


def _fail(message: str, code: int = 1) -> NoReturn:
    click.echo(" ".join(message.split()), err=True)
    sys.exit(code)


def print_json(content: object) -> None:
    """One JSON document on standard output."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))


def progress(items: Iterable[T], language: Language) -> Iterable[T]:
    """`items`, which are questions, with a progress bar on a terminal, and none in a pipe."""
    from tqdm import tqdm  # only commands with long work need it

    from qa.progress import bar_format

    bar = tqdm(
        items,
        desc=say(language, "answering"),
        unit=f" {say(language, 'questions')}",
        bar_format=bar_format(language),
        disable=None,
        leave=False,
        file=sys.stderr,
    )
    return cast(Iterable[T], bar)
