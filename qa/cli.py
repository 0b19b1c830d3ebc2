"""The command line: `vraagbaak COMMAND`. Each command reads its options, calls one function, and prints.

Imports stand inside the commands: an answer from a cold start must not wait for what it does not use.
"""

import subprocess
import sys
import time
from pathlib import Path

import click

from qa.messages import Language, say
from qa.options import explained, index_option, json_option, language_option, print_json, progress


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="vraagbaak")
def main() -> None:
    """Vragen beantwoorden met citaten uit Kamervragen en Kamerbrieven, zonder internet."""


@main.command("index")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@index_option
@click.option("--encoder", default="vraagbaak", show_default=True, help="sentence-transformers-model: naam of map.")
@click.option("--allow-download", is_flag=True, help="Sta toe dat het model wordt opgehaald.")
@json_option
@language_option
@explained
def index_command(
    paths: tuple[Path, ...], index: Path, encoder: str, allow_download: bool, as_json: bool, language: Language
) -> None:
    """Lees bestanden en mappen en bouw of vernieuw de index."""
    from dataclasses import asdict

    from index.build import build
    from index.encoder import load_encoder, settled_name
    from index.settings import BuildSettings
    from qa.progress import stages

    encoder = settled_name(encoder)
    started = time.perf_counter()
    with stages(language) as report_stage:
        report = build(
            paths, index, BuildSettings(encoder=encoder), load_encoder(encoder, allow_download), report_stage
        )
    if as_json:
        content = asdict(report)
        content["skipped"] = [{"file": item.path, "reason": item.in_language(language)} for item in report.skipped]
        print_json(content)
        return
    counts = {name: getattr(report, name) for name in ("documents", "vraag_antwoord", "sections", "passages")}
    click.echo(say(language, "indexed", **counts))
    for item in report.skipped:
        click.echo(say(language, "skipped", reason=item.in_language(language)))
    seconds = time.perf_counter() - started
    click.echo(say(language, "index_in", index=index, seconds=seconds, fingerprint=report.fingerprint[:12]))


@main.command()
@click.argument("question")
@index_option
@json_option
@language_option
@explained
def ask(question: str, index: Path, as_json: bool, language: Language) -> None:
    """Beantwoord één vraag met citaten."""
    from qa.answer import Engine
    from qa.show import answer_text

    answer = (engine := Engine.open(index)).ask(question)
    if as_json:
        print_json(answer.to_json())
    else:
        click.echo(answer_text(answer, engine.store, language))


@main.command()
@index_option
@language_option
@explained
def chat(index: Path, language: Language) -> None:
    """Voer een gesprek in de terminal."""
    from index.errors import QuestionError
    from qa.answer import Engine
    from qa.show import answer_text

    engine = Engine.open(index)
    click.echo(say(language, "chat_hello", documents=len(engine.store.documents())))
    history: list[str] = []
    while True:
        click.echo(say(language, "chat_prompt"), nl=False)
        line = sys.stdin.readline()
        if not line.strip():
            click.echo()
            return
        try:
            answer = engine.ask(line.strip(), history=history)
        except QuestionError as error:
            click.echo(error.in_language(language))
            continue
        history.append(line.strip())
        click.echo(answer_text(answer, engine.store, language) + "\n")


@main.command()
@index_option
@click.option("--questions", required=True, type=click.Path(path_type=Path), help="Vragen: .jsonl, .csv of .xlsx.")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Antwoorden: .jsonl.")
@click.option("--no-latency", is_flag=True, help="Schrijf null als tijd, zodat dezelfde vragen dezelfde bytes geven.")
@language_option
@explained
def batch(index: Path, questions: Path, out: Path, no_latency: bool, language: Language) -> None:
    """Beantwoord alle vragen van een bestand, één regel JSON per vraag."""
    from qa.answer import Engine
    from qa.batch import answer_all, answer_line, read_questions, written_whole

    engine = Engine.open(index)
    asked = read_questions(questions, engine)
    abstained = 0
    with written_whole(out) as file:
        for answer in answer_all(engine, asked, lambda items: progress(items, say(language, "answering"))):
            abstained += answer.abstained
            file.write(answer_line(answer, latency=not no_latency) + "\n")
    click.echo(say(language, "batch_done", count=len(asked), abstained=abstained, out=out))


@main.command()
@index_option
@click.option("--gold", required=True, type=click.Path(path_type=Path), help="Gouden vragen: .jsonl, .csv of .xlsx.")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Map voor het verslag.")
@json_option
@language_option
@explained
def evaluate(index: Path, gold: Path, out: Path, as_json: bool, language: Language) -> None:
    """Meet de antwoorden aan gouden vragen: report.json, report.html en questions.csv."""
    from qa.answer import Engine
    from qa.evaluate import evaluate as judge_all
    from qa.evaluate import write_report

    engine = Engine.open(index)
    judged = judge_all(engine, gold, lambda items: progress(items, say(language, "answering")))
    content = write_report(judged, engine.fingerprint, out)
    if as_json:
        print_json(content)
        return
    for name, found in content["measures"].items():
        if found["value"] is not None:
            click.echo(f"{name:22} {found['value']:8.3f}   [{found['low']:.3f}, {found['high']:.3f}]")
    click.echo(say(language, "evaluated", questions=content["questions"], out=out))


@main.command()
@click.argument("reference", required=False)
@index_option
@click.option("--questions", type=click.Path(path_type=Path), help="Veel verwijzingen: .jsonl met id en reference.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Resultaat bij --questions: .jsonl.")
@json_option
@language_option
@explained
def cite(
    reference: str | None, index: Path, questions: Path | None, out: Path | None, as_json: bool, language: Language
) -> None:
    """Zoek een verwijzing op: adres, "antwoord op vraag 7 lachgas", nummer van een stuk, of een geplakte zin."""
    from qa.answer import Engine
    from qa.reference import look_up, look_up_all
    from qa.show import found_text

    if (reference is None) == (questions is None) or (questions is None) != (out is None):
        raise click.UsageError("Geef één REFERENCE, of --questions samen met --out.")
    engine = Engine.open(index)
    if questions and out:
        count = look_up_all(engine, questions, out)
        click.echo(say(language, "cited", count=count, out=out))
    elif reference is not None:
        found = look_up(engine, reference)
        if as_json:
            print_json(found.to_json())
        else:
            click.echo(found_text(found, language))


@main.command()
@click.argument("answers", required=False, type=click.Path(path_type=Path))
@index_option
@json_option
@language_option
@explained
def verify(answers: Path | None, index: Path, as_json: bool, language: Language) -> None:
    """Open elke bron opnieuw en bewijs dat citaten, posities en checksums nog kloppen."""
    from index.store import Store
    from qa.verify import verify as check

    verdict = check(Store.open(index), answers)
    counts = {name: getattr(verdict, name) for name in ("documents", "units", "passages", "quotes")}
    if as_json:
        wrong = [
            {"where": where, "what": english if language == "en" else dutch}
            for where, dutch, english in verdict.failures
        ]
        print_json({**counts, "ok": not wrong, "failures": wrong})
    elif not verdict.failures:
        click.echo(say(language, "verified", **counts))
    if verdict.failures:
        for where, dutch, english in verdict.failures:
            click.echo(f"{where}: {english if language == 'en' else dutch}", err=True)
        click.echo(say(language, "failed", count=len(verdict.failures)), err=True)
        sys.exit(1)


@main.command()
@click.argument("document", required=False)
@index_option
@json_option
@language_option
@explained
def units(document: str | None, index: Path, as_json: bool, language: Language) -> None:
    """Toon de eenheden van één stuk of van alle."""
    from index.store import Store
    from qa.show import plain
    from qa.unit_list import unit_rows

    rows = unit_rows(Store.open(index), document)
    if as_json:
        print_json(rows)
        return
    for row in rows:
        heading = row["question"] or row["heading"] or say(language, "no_heading")
        click.echo(plain(f"{row['address']}\n    {heading[:110]}"))


@main.command()
@click.argument("document")
@index_option
@language_option
@explained
def source(document: str, index: Path, language: Language) -> None:
    """Druk de brontekst van een stuk af, waarin de posities van citaten gelden."""
    from index.store import Store

    text = Store.open(index).document(document).text
    # Bytes: no line end is translated, positions hold on exactly this.
    click.echo(text.encode(), nl=False)


@main.command()
@index_option
@json_option
@language_option
@explained
def info(index: Path, as_json: bool, language: Language) -> None:
    """Toon wat de index bevat en waarmee hij gebouwd is."""
    from dataclasses import asdict

    from qa.answer import Engine

    engine = Engine.open(index)
    manifest = engine.store.manifest
    listed = [{"file": d.file, "id": d.id, "sha256": d.sha256, **asdict(d.metadata)} for d in engine.store.documents()]
    if as_json:
        print_json(
            {
                "index": str(index),
                "fingerprint": engine.fingerprint,
                "generation": manifest.fingerprint,
                "settings": manifest.settings,
                "answering": asdict(engine.settings),
                "encoder": manifest.encoder,
                "counts": manifest.counts,
                "documents": listed,
            }
        )
        return
    click.echo(say(language, "info", **manifest.counts))
    model = manifest.encoder
    click.echo(
        say(language, "model", name=model["name"], dimension=model["dimension"], checksum=model["checksum"][:12])
    )
    click.echo(say(language, "fingerprint", fingerprint=engine.fingerprint))
    for item in listed:
        click.echo(f"  {item['file']}  {item['date'] or '-':10}  {item['title']}")


@main.command()
@index_option
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Poort.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Adres om op te luisteren.")
@click.option("--no-browser", is_flag=True, help="Open geen browser.")
@language_option
@explained
def ui(index: Path, port: int, host: str, no_browser: bool, language: Language) -> None:
    """Open de chat in de browser."""
    # The page is a program of its own: nothing here imports it.
    options = ["--index", str(index), "--port", str(port), "--host", host, "--lang", language]
    command = [sys.executable, "-m", "ui", *options, *(["--no-browser"] if no_browser else [])]
    try:
        sys.exit(subprocess.run(command, check=False).returncode)
    except KeyboardInterrupt:
        sys.exit(0)
