"""Commands of the service: `serve`, `mcp`, and `keys`, which makes and revokes the keys for it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from qa.messages import Language, say
from qa.options import explained, index_option, json_option, language_option, print_json
from qa.store_option import store_options

if TYPE_CHECKING:
    from qa.service.records import ServiceSettings

F = TypeVar("F", bound=Callable[..., object])
_PORT = 8600

keys_option = click.option(
    "--keys",
    "keys_file",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="VRAAGBAAK_KEYS",
    help="Bestand met de sleutels (ook: VRAAGBAAK_KEYS); anders sleutels.json in de map van de index.",
)


def _listening_options(command: F) -> F:
    for option in (
        click.option("--host", default="127.0.0.1", show_default=True, help="Adres om op te luisteren."),
        click.option("--port", type=click.IntRange(1, 65535), default=_PORT, show_default=True, help="Poort."),
        click.option(
            "--processes", type=click.IntRange(0, 64), help="Hoeveel processen antwoorden; anders een per processor."
        ),
        click.option("--require-key", is_flag=True, help="Vraag ook op dit adres van deze computer om een sleutel."),
        click.option(
            "--rate", type=click.FloatRange(0), default=50.0, show_default=True, help="Vragen per seconde per sleutel."
        ),
        click.option(
            "--burst", type=click.IntRange(1), default=100, show_default=True, help="Zoveel vragen mogen er ineens."
        ),
        click.option(
            "--seconds", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Hooguit zo lang per vraag."
        ),
        click.option("--log-questions", is_flag=True, help="Schrijf vragen in het log op standaardfout."),
        click.option("--no-audit", is_flag=True, help="Leg niets vast in het auditlog (ook: VRAAGBAAK_AUDIT=off)."),
        keys_option,
    ):
        command = option(command)
    return command


def _settings(index: Path, **given: object) -> "ServiceSettings":
    from qa.service.records import ServiceSettings

    keys_file, processes, no_audit = given.pop("keys_file"), given.pop("processes"), given.pop("no_audit")
    return ServiceSettings(
        index=index,
        keys=_keys_of(index, keys_file if isinstance(keys_file, Path) else None),
        processes=processes if isinstance(processes, int) else len(os.sched_getaffinity(0)),
        audit=not no_audit,
        **given,  # type: ignore[arg-type]  # click has checked each of them
    )


def _keys_of(index: Path, given: Path | None) -> Path:
    from qa.service.keys import NAME

    return given or index / NAME


@click.command()
@index_option
@_listening_options
@click.option("--mcp", "with_mcp", is_flag=True, help="Bied ook /mcp aan, voor assistenten.")
@language_option
@explained
@store_options(hosted=True)
def serve(index: Path, with_mcp: bool, language: Language, **given: object) -> None:
    """Antwoord over HTTP, voor andere programma's (zie /openapi.json)."""
    from qa.service.run import serve as run

    if with_mcp:
        from qa.service.mcp import mounted

        run(_settings(index, **given), mounted)
    else:
        run(_settings(index, **given))


@click.command()
@index_option
@click.option("--http", is_flag=True, help="Luister op een poort, op /mcp, in plaats van op standaardinvoer.")
@_listening_options
@language_option
@explained
@store_options(hosted=True)
def mcp(index: Path, http: bool, language: Language, **given: object) -> None:
    """Geef een assistent zoeken, vragen, lezen en opzoeken als gereedschap (Model Context Protocol)."""
    from qa.service.mcp import mounted, over_standard_input

    settings = _settings(index, **given)
    if http:
        from qa.service.run import serve as run

        run(settings, mounted, api=False)
    else:
        over_standard_input(settings)


@click.group()
def keys() -> None:
    """Sleutels voor de dienst: maken, tonen, intrekken."""


@keys.command("add")
@click.argument("name")
@index_option
@keys_option
@json_option
@language_option
@explained
def add(name: str, index: Path, keys_file: Path | None, as_json: bool, language: Language) -> None:
    """Maak een sleutel voor NAAM en toon hem deze ene keer."""
    from qa.service.keys import add_key

    secret = add_key(_keys_of(index, keys_file), name)
    if as_json:
        print_json({"name": name, "key": secret})
        return
    click.echo(secret)
    click.echo(say(language, "key_added", name=name), err=True)


@keys.command("list")
@index_option
@keys_option
@json_option
@language_option
@explained
def list_(index: Path, keys_file: Path | None, as_json: bool, language: Language) -> None:
    """Toon wie een sleutel heeft, en sinds wanneer; de sleutels zelf zijn nergens bewaard."""
    from qa.service.keys import read_keys

    found = read_keys(_keys_of(index, keys_file))
    if as_json:
        print_json([{"name": key.name, "made": key.made} for key in found])
        return
    for key in found:
        click.echo(f"{key.made}  {key.name}")


@keys.command("revoke")
@click.argument("name")
@index_option
@keys_option
@language_option
@explained
def revoke(name: str, index: Path, keys_file: Path | None, language: Language) -> None:
    """Trek de sleutel van NAAM in; een dienst die draait, weigert hem binnen een seconde."""
    from qa.service.keys import revoke_key

    revoke_key(_keys_of(index, keys_file), name)
    click.echo(say(language, "key_revoked", name=name))
