"""The command over a whole file of questions: `batch` answers them."""

from pathlib import Path

import click

from qa.audit_option import no_audit_option, on_stderr
from qa.messages import Language, say
from qa.options import explained, index_option, language_option, progress
from qa.store_option import store_options


@click.command()
@index_option
@click.option("--questions", required=True, type=click.Path(path_type=Path), help="Vragen: .jsonl, .csv of .xlsx.")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Antwoorden: .jsonl.")
@click.option("--no-latency", is_flag=True, help="Schrijf null als tijd, zodat dezelfde vragen dezelfde bytes geven.")
@no_audit_option
@language_option
@explained
@store_options()
def batch(index: Path, questions: Path, out: Path, no_latency: bool, no_audit: bool, language: Language) -> None:
    """Beantwoord alle vragen van een bestand, één regel JSON per vraag."""
    from qa.answer import Engine
    from qa.audit import keep
    from qa.batch import answer_all, answer_line, read_questions, written_whole

    engine = Engine.open(index)
    asked = read_questions(questions, engine)
    abstained = 0
    with written_whole(out) as file:
        answers = answer_all(engine, asked, lambda items: progress(items, language))
        for item, answer in zip(asked, answers, strict=True):
            keep(
                index,
                answer,
                "batch",
                on_stderr(language),
                fingerprint=engine.store.fingerprint,
                filters=item.filters,
                history=item.history,
                off=no_audit,
            )
            abstained += answer.abstained
            file.write(answer_line(answer, latency=not no_latency) + "\n")
    click.echo(say(language, "batch_done", count=len(asked), abstained=abstained, out=out))
