"""What a check of gold says, in Dutch and English, and how much each finding weighs."""

from dataclasses import dataclass
from typing import Literal

from index.records import Remark

Level = Literal["fout", "opmerking"]

_FAULTS = {
    "unusable": ("niet bruikbaar: {dutch}", "not usable: {english}"),
    "unknown_source": ("bron {document} staat niet in de index{near_nl}",
                       "source {document} is not in the index{near_en}"),
    "no_unit": ("{document} heeft geen {place_nl}; wel {held_nl}", "{document} has no {place_en}; it has {held_en}"),
    "filtered": ("de filters van de vraag laten de bron {document} niet toe",
                 "the filters of the question leave out the source {document}"),
    "elsewhere": ("“{span}” staat niet in {expected_nl}, wel in {place_nl}",
                  "“{span}” does not stand in {expected_en}, but does in {place_en}"),
    "nearly": ("“{span}” staat zo niet in {expected_nl}; het meest lijkt in {place_nl}: “{near}”",
               "“{span}” does not stand so in {expected_en}; most like it, in {place_en}: “{near}”"),
    "nowhere": ("“{span}” staat niet in {expected_nl}, en nergens in de index",
                "“{span}” does not stand in {expected_en}, nor anywhere in the index"),
    "contradicted": ("soort onbeantwoordbaar, met een bron of een antwoord; haal die weg of verander de soort",
                     "kind unanswerable, with a source or an answer; remove those or change the kind"),
    "double": ("dezelfde vraag als {other_nl}", "the same question as {other_en}"),
    "other_source": ("dezelfde vraag als {other_nl}, met een andere bron: {place_nl} tegenover {expected_nl}",
                     "the same question as {other_en}, with another source: {place_en} against {expected_en}"),
    "other_answer": ("dezelfde vraag als {other_nl}, met een ander antwoord: “{span}” tegenover “{near}”",
                     "the same question as {other_en}, with another answer: “{span}” against “{near}”"),
    "both": ("dezelfde vraag als {other_nl}, de ene met en de andere zonder antwoord",
             "the same question as {other_en}, one with and one without an answer"),
    "is_a_vraag": ("zou niet te beantwoorden zijn, maar staat in deze woorden in {place_nl}, met een antwoord",
                   "is said to be unanswerable, but stands in these words in {place_en}, with an answer"),
}  # fmt: skip
_REMARKS = {
    "same_id": ("nummer {first} komt meer dan eens voor; deze vraag heet in het verslag “{id}”",
                "number {first} is there more than once; the report calls this question “{id}”"),
    "ambiguous": ("“{span}” staat ook elders ({count} keer), zoals in {place_nl}: een raak citaat bewijst weinig",
                  "“{span}” stands elsewhere too ({count} times), such as in {place_en}: a hit proves little"),
    "nearly_double": ("bijna dezelfde vraag als {other_nl}", "nearly the same question as {other_en}"),
    "leak": ("de vraag noemt zelf waar het antwoord staat ({near}); zo'n vraag meet opzoeken, geen zoeken",
             "the question itself says where its answer stands ({near}); such a question measures looking up"),
    "no_answer": ("geen antwoord erbij: telt niet mee in wat het antwoord meet",
                  "no answer with it: does not count in what measures the answer"),
    "own_words": ("het antwoord staat niet letterlijk in {expected_nl}: het geldt als antwoord in eigen woorden",
                  "the answer does not stand literally in {expected_en}: it counts as one in somebody's own words"),
    "whole": ("bij {document} telt elke passage als goede plek; noem de vraag of het kopje (een pagina is geen plek)",
              "of {document} every passage counts as right; name the vraag or the heading (a page is no place)"),
    "one_place": ("soort multi met één bron; een andere soort past beter",
                  "kind multi with one source; another kind fits better"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about one row: where it stands, its id ("" where it has none), how bad, and a sentence on it.

    `code` names the kind of finding, the same in all languages.
    """

    where: Remark
    id: str
    level: Level
    code: str
    said: Remark

    def to_json(self) -> dict[str, str]:
        """The finding as plain values: where (Dutch), where_en, id, level, code, dutch, english."""
        told = {"dutch": self.said.dutch, "english": self.said.english}
        where = {"where": self.where.dutch, "where_en": self.where.english}
        return {**where, "id": self.id, "level": self.level, "code": self.code, **told}


def finding(code: str, where: Remark, id_: str, **values: object) -> Finding:
    """The finding of that code with its sentence filled in."""
    dutch, english = _FAULTS[code] if code in _FAULTS else _REMARKS[code]
    values = {name: shortened(str(value)) if name in ("span", "near") else value for name, value in values.items()}
    level: Level = "fout" if code in _FAULTS else "opmerking"
    said = Remark(dutch.format(id=id_, **values), english.format(id=id_, **values))
    return Finding(where, id_, level, code, said)


def shortened(text: str, most: int = 120) -> str:
    """A text on one line, or its beginning with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
