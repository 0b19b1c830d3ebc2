"""The command line: `vraagbaak COMMAND`. Each command reads its options, calls one function, and prints.

The commands stand in the files `cli_*.py`. Imports stand inside them: an answer from a cold start must not wait for
what it does not use.
"""

import click

from qa.cli_ask import ask, chat, ui
from qa.cli_audit import audit
from qa.cli_dossier import dossier
from qa.cli_evaluate import evaluate
from qa.cli_files import batch
from qa.cli_gold import gold
from qa.cli_index import index_command
from qa.cli_lexicon import lexicon
from qa.cli_lookup import cite, info, links, source, units, verify
from qa.cli_serve import keys, mcp, serve
from qa.cli_watch import watch


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="vraagbaak")
def main() -> None:
    """Vragen beantwoorden met citaten uit Kamervragen en Kamerbrieven, zonder internet."""


for command in (
    index_command,
    ask,
    chat,
    ui,
    batch,
    evaluate,
    gold,
    dossier,
    cite,
    verify,
    units,
    links,
    source,
    info,
    lexicon,
    audit,
    watch,
    serve,
    keys,
    mcp,
):
    main.add_command(command)
