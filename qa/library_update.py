"""One update of the papers that were added by the page: some come, one goes, or all are read again."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from index.build import Report, build
from index.corpus import Progress
from index.encoder import Encoder, load_encoder
from index.errors import SourceError
from index.generation import current, read_manifest
from index.serving import filled_where_told
from index.settings import BuildSettings
from qa.library_added import MOST_KEPT, added_papers, held_origins, updating


def add(index: Path, busy: Path, progress: Progress, encoder: Encoder | None = None) -> Report:
    """Takes the files in `busy` up in the index; one that cannot be read is reported and not kept.

    Raises StoreError when another update is going on, SourceError when there are too many papers or a name is taken.
    """
    with updating(index, busy) as papers:
        if len([*papers.iterdir(), *busy.iterdir()]) > MOST_KEPT:
            raise SourceError(
                f"er zijn al {MOST_KEPT} stukken toegevoegd; zet ze in een map en geef de opdracht vraagbaak index",
                f"{MOST_KEPT} papers were added already; put them in a folder and give the command vraagbaak index",
            )
        held = {Path(name).stem for name in held_origins(index)}
        for file in sorted(busy.iterdir()):
            if file.stem in held:
                raise SourceError(
                    f"er is al een stuk met deze naam: {file.name}; verwijder dat eerst of hernoem dit bestand",
                    f"there is already a paper of this name: {file.name}; remove that first or rename this file",
                )
            _take_up(file, papers / file.name)
        return _built(index, [papers], progress, encoder)


def remove(index: Path, busy: Path, name: str, progress: Progress, encoder: Encoder | None = None) -> Report:
    """Takes an added paper out of the index and removes its file, or neither.

    Raises SourceError when no such paper was added or the index would be empty, StoreError when another update is
    going on.
    """
    with updating(index, busy) as papers:
        if name not in added_papers(index, held_origins(index)):
            raise SourceError(
                f"{name} is hier niet toegevoegd; verwijder het uit zijn eigen map",
                f"{name} was not added here; remove it from its own folder",
            )
        if (papers / name).exists():
            (papers / name).rename(busy / name)
        return _built(index, [papers], progress, encoder)


def read_again(index: Path, busy: Path, progress: Progress, encoder: Encoder | None = None) -> Report:
    """Reads the added papers again, and those files of other folders that are still there and have changed.

    New files in other folders are not looked for: which folders they are the index does not know. Raises StoreError
    when another update is going on.
    """
    with updating(index, busy) as papers:
        origins = held_origins(index)
        others = [Path(origins[file]) for file in origins.keys() - added_papers(index, origins)]
        # One that is reached by a link would count as another file of the same name.
        there = [path for path in sorted(others) if path.is_file() and path.parent.resolve() == path.parent]
        return _built(index, [papers, *there], progress, encoder)


def _take_up(file: Path, paper: Path) -> None:
    # What a killed update left there is not in the index.
    paper.unlink(missing_ok=True)
    try:
        # A second name for the same bytes: the first keeps telling what this update brought.
        os.link(file, paper)
    except OSError:
        shutil.copyfile(file, paper)
        paper.chmod(0o600)


def _built(index: Path, paths: Sequence[Path], progress: Progress, encoder: Encoder | None) -> Report:
    # With the model that the index has: another would make all its vectors anew.
    name = str(read_manifest(current(index)).encoder["name"])
    encoder = encoder or load_encoder(name)
    report = build(paths, index, BuildSettings(encoder=name), encoder, progress)
    filled_where_told(index, encoder, progress)
    return report
