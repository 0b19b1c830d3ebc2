"""`vraagbaak watch`: kept questions, and what came in since that answers them.

Not to be mixed up with `vraagbaak index --watch`, which keeps the index up to date with a folder.
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import click

from qa.messages import Language
from qa.options import explained, index_option, json_option, language_option, print_json, progress

F = TypeVar("F", bound=Callable[..., object])
HITS = 3
_NUMBER = click.IntRange(1, 9999)


@click.group()
def watch() -> None:
    """Volg een vraag: zie welke nieuwe stukken haar beantwoorden. (Een map bijhouden is: index --watch.)"""


def _filter_options(command: F) -> F:
    for option, name, said in reversed(
        (
            ("--document", "document", "Alleen dit stuk (bestandsnaam of id)."),
            ("--minister", "minister", "Alleen van deze bewindspersoon."),
            ("--ministry", "ministry", "Alleen van dit ministerie."),
            ("--kind", "kind", "Alleen deze soort: vraag-antwoord, kamervragen of kamerbrief."),
            ("--from", "from", "Alleen vanaf deze dag (JJJJ-MM-DD)."),
            ("--to", "to", "Alleen tot en met deze dag (JJJJ-MM-DD)."),
        )
    ):
        command = click.option(option, f"only_{name}", help=said)(command)
    return command


@watch.command("add")
@click.argument("question")
@click.option("--name", default="", help="Hoe de vraag in de lijst heet; anders haar eigen begin.")
@_filter_options
@index_option
@json_option
@language_option
@explained
def add_command(question: str, name: str, index: Path, as_json: bool, language: Language, **limits: str | None) -> None:
    """Volg een vraag vanaf nu: wat al in de index staat, geldt als bekend."""
    from qa.answer import Engine
    from qa.filters import read_filters
    from qa.monitor_folder import Monitors
    from qa.monitor_look import add
    from qa.monitor_text import monitor_json, tell

    filters = read_filters({key.removeprefix("only_"): value for key, value in limits.items() if value is not None})
    made = add(Engine.open(index), Monitors(index), question, name, filters, datetime.now(UTC))
    if as_json:
        print_json(monitor_json(made))
    else:
        click.echo(tell(language, "added", number=made.number, name=made.name))


@watch.command("list")
@index_option
@json_option
@language_option
@explained
def list_command(index: Path, as_json: bool, language: Language) -> None:
    """Toon de gevolgde vragen, elk met hoeveel er nog niet gezien is."""
    from qa.monitor_folder import Monitors
    from qa.monitor_text import list_text, monitor_json

    listed = Monitors(index).listed()
    if as_json:
        print_json([monitor_json(item) for item in listed])
    else:
        click.echo(list_text(listed, language))


@watch.command("show")
@click.argument("number", type=_NUMBER)
@index_option
@json_option
@language_option
@explained
def show_command(number: int, index: Path, as_json: bool, language: Language) -> None:
    """Toon alles wat bij één gevolgde vraag is gevonden, ook wat al gezien is."""
    from qa.monitor_folder import Monitors
    from qa.monitor_text import hit_json, hits_text, monitor_json

    monitor = Monitors(index).numbered(number)
    if as_json:
        print_json({**monitor_json(monitor), "hits": [hit_json(hit) for hit in monitor.hits]})
    else:
        click.echo(hits_text(monitor, language))


@watch.command("run")
@click.option("--feed", type=click.Path(path_type=Path, dir_okay=False), help="Schrijf alles als Atom-feed: .xml.")
@click.option("--exit-code", is_flag=True, help=f"Eindig met {HITS} als er iets nieuws is, anders met 0.")
@index_option
@json_option
@language_option
@explained
def run_command(feed: Path | None, exit_code: bool, index: Path, as_json: bool, language: Language) -> None:
    """Kijk bij alle gevolgde vragen wat er sinds de vorige keer bij kwam."""
    from index.errors import QuestionError
    from qa.answer import Engine
    from qa.atom_feed import atom_feed
    from qa.monitor_folder import Monitors
    from qa.monitor_look import look
    from qa.monitor_text import looked_json, run_text, tell

    if feed is not None and not feed.parent.is_dir():
        # Told before anything is looked at: what was found would be new only once.
        raise QuestionError(
            f"de map {feed.parent} bestaat niet; kies een andere plaats met --feed",
            f"the folder {feed.parent} does not exist; choose another place with --feed",
        )
    monitors = Monitors(index)
    looked = look(Engine.open(index), monitors, datetime.now(UTC), lambda items: progress(items, language))
    if feed is not None:
        _write(feed, atom_feed(monitors.listed(), monitors.folder.name, language))
    if as_json:
        print_json([looked_json(item, language) for item in looked])
    else:
        click.echo(run_text(looked, language))
        if feed is not None:
            click.echo(tell(language, "feed", path=feed))
    if exit_code and any(item.found for item in looked):
        sys.exit(HITS)


@watch.command("seen")
@click.argument("number", type=_NUMBER)
@index_option
@language_option
@explained
def seen_command(number: int, index: Path, language: Language) -> None:
    """Merk alles bij een gevolgde vraag als gezien."""
    from qa.monitor_folder import Monitors
    from qa.monitor_text import tell

    monitors = Monitors(index)
    count = monitors.mark_seen(number)
    click.echo(tell(language, "seen", count=count, number=number, name=monitors.numbered(number).name))


@watch.command("remove")
@click.argument("number", type=_NUMBER)
@index_option
@language_option
@explained
def remove_command(number: int, index: Path, language: Language) -> None:
    """Volg een vraag niet meer; wat zij vond verdwijnt ook."""
    from qa.monitor_folder import Monitors
    from qa.monitor_text import tell

    gone = Monitors(index).remove(number)
    click.echo(tell(language, "removed", number=gone.number, name=gone.name))


def _write(path: Path, content: bytes) -> None:
    from index.errors import QuestionError
    from qa.batch import written_whole

    try:
        with written_whole(path) as file:
            file.write(content.decode())
    except (QuestionError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else ""
        raise QuestionError(
            f"kan {path} niet schrijven {reason or ''}; kies een andere plaats met --feed",
            f"cannot write {path} {reason or ''}; choose another place with --feed",
        ) from None
