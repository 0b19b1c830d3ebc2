"""The command that builds the index: `index`, once or for as long as `--watch` follows the folders."""

import time
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index.serving import filled_where_told
from qa.messages import Language, say
from qa.options import explained, index_option, json_option, language_option, print_json
from qa.store_option import store_options

if TYPE_CHECKING:
    from index.build import Report
    from qa.follow import Update
    from qa.progress import Progress


@click.command("index")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@index_option
@click.option("--encoder", default="vraagbaak", show_default=True, help="sentence-transformers-model: naam of map.")
@click.option("--allow-download", is_flag=True, help="Sta toe dat het model wordt opgehaald.")
@click.option(
    "--report", "report_file", type=click.Path(path_type=Path, dir_okay=False), help="Schrijf een verslag: .html."
)
@click.option(
    "--ray",
    metavar="ADRES",
    help="Lees en verwerk op een Ray-cluster dat al draait: auto, HOST:6379 of ray://HOST:10001.",
)
@click.option("--watch", is_flag=True, help="Blijf de bestanden en mappen volgen en werk de index bij, tot Ctrl-C.")
@json_option
@language_option
@explained
@store_options()
def index_command(
    paths: tuple[Path, ...],
    index: Path,
    encoder: str,
    allow_download: bool,
    report_file: Path | None,
    ray: str | None,
    watch: bool,
    as_json: bool,
    language: Language,
) -> None:
    """Lees bestanden en mappen en bouw of vernieuw de index."""
    if watch and as_json:
        raise click.UsageError(say(language, "watch_json"))
    if report_file:
        _refuse_place(report_file, paths, language)
    prepare = partial(_updater, paths, index, encoder, allow_download, report_file, ray, language)
    if watch:
        from qa.stopping import Stopping

        stopping = Stopping()
        with stopping.at_signals():
            try:
                from qa.follow import follow

                follow(stopping, prepare, paths, index, report_file, language)
            except KeyboardInterrupt:
                click.echo(say(language, "stopped"))
                return
    from qa.progress import stages

    update = prepare()
    with stages(language) as progress:
        report, seconds = update(progress)
    if as_json:
        print_json(_content(report, language))
        return
    from qa.index_text import report_text

    click.echo(report_text(report, language, report_file))
    click.echo(say(language, "index_in", index=index, seconds=seconds, fingerprint=report.fingerprint[:12]))


def _updater(
    paths: tuple[Path, ...],
    index: Path,
    encoder: str,
    allow_download: bool,
    report_file: Path | None,
    cluster: str | None,
    language: Language,
) -> "Update":
    """What builds once; made in advance, so that a model that cannot be used is said at once."""
    from index.build import build
    from index.encoder import load_encoder, settled_name
    from index.settings import BuildSettings

    name = settled_name(encoder)
    settings, model = BuildSettings(encoder=name), load_encoder(name, allow_download)

    def update(progress: "Progress") -> "tuple[Report, float]":
        started = time.perf_counter()
        report = build(paths, index, settings, model, progress, cluster)
        seconds = time.perf_counter() - started
        if filled := filled_where_told(index, model, progress):
            click.echo(say(language, "filled", **asdict(filled)), err=True)
        if report_file:
            from qa.index_report import write_index_report

            write_index_report(report_file, report, language, index, paths, seconds)
        return report, seconds

    return update


def _refuse_place(report_file: Path, paths: tuple[Path, ...], language: Language) -> None:
    """A report in a folder of papers would be read as one, and would keep `--watch` going for ever."""
    place = report_file.resolve()
    for path in paths:
        folder = path.resolve()
        inside = place.relative_to(folder).parts if place.is_relative_to(folder) else None
        if inside is not None and not any(part.startswith(".") for part in inside):
            raise click.UsageError(say(language, "report_inside", report=report_file, folder=path))
    if not place.parent.is_dir():
        raise click.UsageError(say(language, "report_folder", folder=report_file.parent))


def _content(report: "Report", language: Language) -> dict[str, Any]:
    return {
        **asdict(report),
        "skipped": [{"file": item.path, "reason": item.in_language(language)} for item in report.skipped],
        "doubtful": [{"file": name, "remark": remark.in_language(language)} for name, remark in report.doubtful],
    }
