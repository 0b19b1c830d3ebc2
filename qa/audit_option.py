"""What the commands that answer need of the audit log: the option that keeps nothing, and how a fault is told."""

from collections.abc import Callable

import click

from index.errors import VraagbaakError
from qa.messages import Language

no_audit_option = click.option(
    "--no-audit", is_flag=True, help="Leg niets vast in het auditlog (ook: VRAAGBAAK_AUDIT=off)."
)


def on_stderr(language: Language) -> Callable[[VraagbaakError], object]:
    """Tells an error as one line on standard error; standard output stays the answer's."""
    return lambda error: click.echo(error.in_language(language), err=True)
