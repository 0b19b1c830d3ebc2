"""What the evaluation view needs done, as a protocol, and the real thing behind it."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from index.errors import StoreError
from qa.gold.records import GoldFile
from ui.evaluation_folder import abandon, begin, evaluations
from ui.evaluation_job import Job, ProcessJob
from ui.sign_in import owner, refuse_unless_curator
from ui.sources import Answering

KINDS = ("jsonl", "csv", "xlsx")


class Evaluating(Protocol):
    """Reads files of questions and starts evaluations."""

    def read(self, name: str, data: bytes, engine: Answering) -> GoldFile:
        """The rows of a file that was called `name`. Raises QuestionError when no row of it can be used."""
        ...

    def start(self, index: Path, name: str, data: bytes, *, leave_own_document_out: bool) -> Job:
        """Starts an evaluation. Raises VraagbaakError when it cannot be started."""
        ...


class Evaluations:
    """Reads files here and now, and answers their questions in a process of its own."""

    def read(self, name: str, data: bytes, engine: Answering) -> GoldFile:
        """As in Evaluating; the file stands on disk only while it is read."""
        # Imported here: who only asks need not wait for it.
        from qa.answer import Engine
        from qa.gold.gold_file import read_gold_file

        if not isinstance(engine, Engine):
            raise StoreError("deze index kan niet worden geëvalueerd", "this index cannot be evaluated")
        with TemporaryDirectory(prefix="vraagbaak-") as folder:
            return read_gold_file(_written(Path(folder), name, data), engine)

    def start(self, index: Path, name: str, data: bytes, *, leave_own_document_out: bool) -> Job:
        """As in Evaluating; for curators only."""
        refuse_unless_curator()
        folder = begin(evaluations(index, owner()), datetime.now())
        try:
            gold = _written(folder, name, data)
        except OSError as error:
            abandon(folder)
            raise StoreError(
                f"kan niet schrijven in {folder.parent} ({error.strerror})",
                f"cannot write in {folder.parent} ({error.strerror})",
            ) from None
        task = {"index": str(index), "folder": str(folder), "gold": str(gold), "name": name}
        return ProcessJob({**task, "leave_own_document_out": leave_own_document_out}, folder)


def _written(folder: Path, name: str, data: bytes) -> Path:
    # Of the name that a user gave only the kind counts, and only one that is known.
    kind = next((kind for kind in KINDS if name.casefold().endswith(f".{kind}")), KINDS[0])
    path = folder / f"vragen.{kind}"
    path.write_bytes(data)
    return path
