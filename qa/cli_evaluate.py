"""The command that measures answers: `evaluate`, with what its options ask for beside the report."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from index.errors import QuestionError
from qa.messages import Language, say
from qa.options import explained, index_option, json_option, language_option
from qa.store_option import store_options

if TYPE_CHECKING:
    from qa.evaluation.floors import Floor
    from qa.evaluation.run import Run
    from qa.evaluation.sweep import Sweep
    from qa.gold.records import GoldFile

T = TypeVar("T")
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@index_option
@click.option("--gold", required=True, type=click.Path(path_type=Path), help="Gouden vragen: .jsonl, .csv of .xlsx.")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Map voor het verslag.")
@click.option("--compare", type=_FILE, help="Zet het verslag naast een eerder report.json.")
@click.option(
    "--fail-under",
    multiple=True,
    metavar="MAAT=GETAL",
    help="Stop met 1 als een maat slechter is, zoals R@5=0.9; waar minder beter is, is het een bovengrens.",
)
@click.option("--floors", type=_FILE, help="Grenzen uit een bestand (TOML) met hun geschiedenis.")
@click.option(
    "--sweep",
    multiple=True,
    metavar="NAAM=WAARDE,WAARDE",
    help="Vergelijk waarden van een instelling; meer keer gegeven: alle combinaties.",
)
@click.option("--sweep-by", default="first_citation_right", show_default=True, help="Maat die de beste aanwijst.")
@click.option("--leave-own-document-out", is_flag=True, help="Zoek zonder het stuk waaruit de vraag komt.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Aantal processen; de uitkomst hangt er niet van af.")
@json_option
@language_option
@explained
@store_options(hosted=True)
def evaluate(
    index: Path,
    gold: Path,
    out: Path,
    compare: Path | None,
    fail_under: tuple[str, ...],
    floors: Path | None,
    sweep: tuple[str, ...],
    sweep_by: str,
    leave_own_document_out: bool,
    jobs: int | None,
    as_json: bool,
    language: Language,
) -> None:
    """Meet de antwoorden aan gouden vragen: report.json, report.html en questions.csv.

    Afgebroken gaat dezelfde opdracht later verder waar zij was.
    """
    from qa.evaluation.compare import compared, read_report
    from qa.evaluation.content import content
    from qa.evaluation.floors import read_limits
    from qa.evaluation.floors_file import read_floors
    from qa.evaluation.journal import reserved
    from qa.evaluation.run import answer_and_judge
    from qa.evaluation.sweep import read_sweep
    from qa.report.told import lines, unusable
    from qa.report.written import write_json, write_report

    # What cannot be used is told before the work, not after it.
    limits = (*(read_floors(floors) if floors else ()), *_usable(lambda: read_limits(fail_under), language))
    grid = _usable(lambda: read_sweep(sweep, sweep_by), language) if sweep else None
    old = read_report(compare) if compare else None
    rows = _read(gold, index)
    for line in unusable(rows, language):
        click.echo(line, err=True)
    try:
        # Until the report is there: another run in this folder would take away what this one is writing.
        with reserved(out):
            with _bar(language) as told:
                run = answer_and_judge(
                    index, rows, out, leave_own_document_out=leave_own_document_out, jobs=jobs, told=told
                )
            for remark in run.remarks:
                click.echo(remark.in_language(language), err=True)
            found = content(run, rows)
            if compare and old:
                found["comparison"] = compared(old, found, "/".join(compare.parts[-2:]))
            table = _swept(index, rows, out, grid, run, jobs, language) if grid else []
            write_report(found, out, language)
    except KeyboardInterrupt:
        click.echo(say(language, "evaluation_goes_on", out=out), err=True)
        sys.exit(130)
    if as_json:
        whole = StringIO()
        write_json(found, whole)
        click.echo(whole.getvalue(), nl=False)
    else:
        for line in (*lines(found, out, language), *table):
            click.echo(line)
    if limits and _judged(limits, found, language):
        sys.exit(1)


def _usable(read: Callable[[], T], language: Language) -> T:
    """What an option says; what cannot be used there is wrong usage."""
    try:
        return read()
    except QuestionError as error:
        raise click.UsageError(error.in_language(language)) from None


def _read(gold: Path, index: Path) -> "GoldFile":
    from qa.answer import Engine
    from qa.gold.gold_file import read_gold_file

    engine = Engine.open(index)
    with closing(engine.store):
        return read_gold_file(gold, engine)


def _swept(
    index: Path, rows: "GoldFile", out: Path, grid: "Sweep", run: "Run", jobs: int | None, language: Language
) -> list[str]:
    from qa.evaluation.sweep import cleared, swept
    from qa.report.sweep_table import lines, write_sweep

    with _bar(language) as told:
        found = swept(index, rows, out, grid, run, jobs=jobs, told=told)
    write_sweep(found, out)
    cleared(out, grid)
    return [*lines(found, language), say(language, "sweep_written", out=out)]


def _judged(limits: "Sequence[Floor]", found: Mapping[str, Any], language: Language) -> bool:
    """Tell what came of the limits; whether any was not kept."""
    from qa.evaluation.floors import outcomes

    came = outcomes(limits, found["measures"])
    for one in came:
        if one.remark:
            name = "limit_failed" if one.failed else "limit_warned"
            click.echo(say(language, name, text=one.remark.in_language(language)), err=True)
    failed = sum(one.failed for one in came)
    told = say(language, "limits_failed" if failed else "limits_kept", failed=failed, count=len(came))
    click.echo(told, err=True)
    return bool(failed)


@contextmanager
def _bar(language: Language) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on a terminal, none in a pipe; told how many are done, of how many."""
    from tqdm import tqdm

    from qa.progress import bar_format

    with tqdm(
        desc=say(language, "answering"),
        unit=f" {say(language, 'questions')}",
        bar_format=bar_format(language),
        disable=None,
        leave=False,
        file=sys.stderr,
    ) as bar:

        def told(done: int, whole: int) -> None:
            if bar.total is None:
                # What an earlier run did says nothing about how fast this one goes.
                bar.initial = bar.n = done
            bar.total = whole
            bar.update(done - bar.n)

        yield told
