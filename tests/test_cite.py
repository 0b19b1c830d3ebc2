"""Citations that prove themselves: against the files on disk, over every gold question; their written form; lookups."""

import hashlib
import json
import re
from dataclasses import fields, replace
from itertools import pairwise

import pytest
from shipped import (
    CORONA,
    LACHGAS,
    ONLINE,
    RAPPORTEUR,
    SEEDS,
    WHATSAPP,
    gold_answers,
    seed_engine,
    seed_index,
    source_text,
)

from index.errors import QuestionError
from index.paper_numbers import find_paper_numbers
from index.records import Span
from index.store import Store
from index.tidy import tidy
from qa.cite import citations, written_answer, written_source
from qa.extract import Candidate
from qa.records import Answer, Citation
from qa.reference import look_up
from qa.verify import verify

MARK = re.compile(r" \[(\d+)\](?: |$)")


def cited() -> list[tuple[Answer, Citation]]:
    """Every citation over the gold questions, with its answer."""
    return [(answer, item) for answer in gold_answers() for item in answer.citations]


def is_within(shown: str, quote: str) -> bool:
    """Whether the characters of `shown` stand in `quote` in that order, white space aside."""
    left = iter("".join(quote.split()))
    return all(character in left for character in "".join(shown.split()))


def test_there_is_something_to_check() -> None:
    assert len(gold_answers()) == 130
    assert len(cited()) > 100


def test_every_quote_stands_in_the_file_where_it_says() -> None:
    for answer, item in cited():
        assert source_text(item.document)[item.start : item.end] == item.quote, answer.id
        assert item.quote == item.quote.strip() != ""


def test_every_checksum_is_that_of_the_file_on_disk() -> None:
    checksums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in SEEDS.glob("*.txt")}
    assert {(item.document, item.sha256) for _, item in cited()} <= set(checksums.items())


def test_every_quote_is_shown_tidied_and_otherwise_unchanged() -> None:
    store = seed_engine().store
    for answer, item in cited():
        assert item.display == tidy(store.document(item.document), Span(item.start, item.end)), answer.id
        assert is_within(item.display, item.quote)
        assert item.display == " ".join(item.display.split()) != ""
        assert not re.search(r"footnoteRef|bookmark:|\n", item.display)


def test_every_citation_says_which_unit_it_stands_in() -> None:
    store = seed_engine().store
    for _, item in cited():
        unit = store.unit(item.address)
        assert store.document(unit.document).file == item.document
        assert item.vraag == (unit.numbers or None)
        assert item.section == unit.heading
        parts = unit.questions if item.part == "vraag" else (unit.answer,)
        assert any(span and span.start <= item.start < item.end <= span.end for span in parts)
        assert item.part == "tekst" if item.vraag is None else item.part in ("vraag", "antwoord")


def test_every_sentence_of_an_answer_comes_from_its_citations() -> None:
    for answer in gold_answers():
        if answer.abstained:
            continue
        pieces = MARK.split(answer.answer)
        assert pieces.pop() == ""
        assert list(map(int, pieces[1::2])) == [item.n for item in answer.citations]
        assert pieces[::2] == [item.display for item in answer.citations]


def test_no_two_citations_of_an_answer_overlap() -> None:
    for answer in gold_answers():
        spans = sorted((item.document, item.start, item.end) for item in answer.citations)
        for before, after in pairwise(spans):
            assert before[0] != after[0] or before[2] <= after[1], answer.id


def test_an_answer_goes_to_json_and_back_by_the_names_of_its_fields() -> None:
    answer = next(answer for answer in gold_answers() if answer.citations)
    row = json.loads(json.dumps(answer.to_json(), ensure_ascii=False))
    beside = {"not_found", "missing", "read_as", "notes", "understood"}  # for people: the contract does not know them
    assert list(row) == [field.name for field in fields(Answer) if field.name not in beside]
    first = row["citations"][0]
    assert list(first) == [field.name for field in fields(Citation)]
    again = Citation(**{**first, "vraag": tuple(first["vraag"]) if first["vraag"] else None})
    assert again == answer.citations[0]


def sentence(text: str) -> Candidate:
    """The sentence of the answer to vraag 7 over lachgas that reads `text`."""
    store = seed_engine().store
    document, unit = store.document(LACHGAS), store.unit(f"{LACHGAS}#antwoord-7")
    start = document.text.index(text)
    return Candidate(document, unit, Span(start, start + len(text)), "antwoord", text, {}, 0.0)


BEFORE = "Daarbij wordt geen onderscheid gemaakt tussen kleine gebruikershoeveelheden en grote cilinders/tanks."
COUNTED = "Bij het OM zijn 1801 lachgaszaken geregistreerd."
LAST = "De cijfers geven daardoor geen volledig beeld."


def test_sentences_that_follow_each_other_are_one_quote() -> None:
    found = citations([sentence(COUNTED), sentence(LAST), sentence(BEFORE)])
    assert [item.quote for item in found] == [f"{BEFORE} {COUNTED}", LAST]
    assert [item.n for item in found] == [1, 2]
    assert written_answer(found) == f"{BEFORE} {COUNTED} [1] {LAST} [2]"
    assert citations([]) == ()


SPEAKER = "minister Van Oosten (Justitie en Veiligheid)"
BEHALF = "de staatssecretaris van Volksgezondheid, Welzijn en Sport"
PLAIN = Citation(
    *(1, "a.txt", "T", (7,), None, "antwoord", None, None, None),
    *(COUNTED, COUNTED, 0, len(COUNTED), "", "a#antwoord-7"),
)


@pytest.mark.parametrize(
    ("item", "written"),
    [
        (
            replace(PLAIN, speaker=SPEAKER, on_behalf_of=BEHALF, date="2025-11-05"),
            f"{SPEAKER}, mede namens {BEHALF}, 2025-11-05, T, antwoord op vraag 7 (a#antwoord-7)",
        ),
        (replace(PLAIN, speaker=SPEAKER, part="vraag"), f"{SPEAKER}, T, vraag 7 (a#antwoord-7)"),
        (replace(PLAIN, vraag=(4, 5), address="a#antwoord-4-5"), "T, antwoord op vraag 4 en 5 (a#antwoord-4-5)"),
        (replace(PLAIN, vraag=None, section="2. Kaders", part="tekst", address="a#k"), "T, “2. Kaders” (a#k)"),
        (replace(PLAIN, vraag=None, part="tekst", address="a#aanhef"), "T, aanhef (a#aanhef)"),
    ],
)
def test_a_source_is_written_in_one_form(item: Citation, written: str) -> None:
    assert written_source(item) == written


@pytest.mark.parametrize(
    ("reference", "addresses"),
    [
        (f"{LACHGAS}#antwoord-7", {f"{LACHGAS}#antwoord-7"}),
        (f"({LACHGAS}.txt#antwoord-7)", {f"{LACHGAS}#antwoord-7"}),
        (f"{ONLINE}#2-wettelijke-kaders", {f"{ONLINE}#2-wettelijke-kaders"}),
        (f"{LACHGAS}#antwoord-77", set()),
        ("antwoord op vraag 7 lachgas", {f"{LACHGAS}#antwoord-7"}),
        ("Antwoord op vraag 7 WhatsApp-dealers", {f"{WHATSAPP}#antwoord-7"}),
        ("antwoord op vraag 4 en 5 lachgas", {f"{LACHGAS}#antwoord-4", f"{LACHGAS}#antwoord-5"}),
        ("antwoord op vraag 99", set()),
        ("Aanhangsel Handelingen, vergaderjaar 2025-2026, nr. 252", {f"{LACHGAS}#aanhef"}),
        ("Aanhangsel van de Handelingen 2025–2026, nr. 1646", {f"{WHATSAPP}#aanhef"}),
        ("Aanhangsel Handelingen II 2019-2020, nr. 243", {f"{CORONA}#lachgas"}),
        ("Kamerstuk 24 077, nr. 456", {f"{CORONA}#aanhef"}),
        ("24077, nr. 456", {f"{CORONA}#aanhef"}),
        ("Kamerstuk 29 477, nr. 926", {f"{RAPPORTEUR}#preparedness-scan"}),
        ("Kamerstukken II 2025/26, 22 112, nr. 4207", {f"{WHATSAPP}#antwoord-9"}),
        ("Kamerstuk 22 112, nr. 4207", {f"{WHATSAPP}#antwoord-9"}),
        ("Kamerstuk 99 999, nr. 1", set()),
    ],
)
def test_a_reference_is_looked_up(reference: str, addresses: set[str]) -> None:
    found = look_up(seed_engine(), reference)
    assert found.understood
    assert {match.citation.address for match in found.matches} == addresses


def test_a_reference_to_another_paper_with_the_same_number_is_another() -> None:
    one = look_up(seed_engine(), "Kamerstukken II 2025/26, 22 112, nr. 4207")
    assert one.understood
    assert "4207" in one.understood
    other = look_up(seed_engine(), "Kamerstukken II 2025/26, 22 113, nr. 9")
    assert other.matches == ()


def test_no_paper_that_bears_or_names_a_number_is_passed_over() -> None:
    store = seed_engine().store
    named = {
        (document.file, number.number)
        for document in store.documents()
        for written in (document.metadata.number, *(reference.paper for reference in document.references))
        for number in find_paper_numbers(written or "")
    }
    assert len(named) > 5
    for file, number in named:
        assert file in [document.file for document in store.mentioning(number)]
    assert not list(store.mentioning(987_654_321))


@pytest.mark.parametrize("pasted", [COUNTED, COUNTED.upper(), f"  “{COUNTED}”\n", f"{COUNTED[:30]}\n{COUNTED[30:]}"])
def test_a_pasted_sentence_is_found_at_its_place(pasted: str) -> None:
    found = look_up(seed_engine(), pasted)
    assert found.understood is None
    assert found.matches[0].citation == citations([sentence(COUNTED)])[0]
    assert [match.citation.n for match in found.matches] == list(range(1, len(found.matches) + 1))
    assert all(0 <= match.score <= 1 for match in found.matches)


def test_pasted_neighbours_are_one_place() -> None:
    best = look_up(seed_engine(), f"{BEFORE} {COUNTED}").matches[0]
    assert best.citation.quote == f"{BEFORE} {COUNTED}"
    assert best.score == 1.0


def test_every_sentence_of_a_paper_is_found_when_it_is_pasted() -> None:
    text = source_text(f"{LACHGAS}.txt")
    for line in re.findall(r"[A-Z][^.?!\n\[\]]{60,200}\.(?= |\n)", text)[:20]:
        best = look_up(seed_engine(), line).matches[0]
        assert " ".join(line.split()) in best.citation.display


@pytest.mark.parametrize("reference", ["", " \n", "…", "x" * 10_001])
def test_a_reference_without_words_or_end_is_refused(reference: str) -> None:
    with pytest.raises(QuestionError):
        look_up(seed_engine(), reference)


def test_verify_counts_what_it_proved() -> None:
    store = Store.open(seed_index())
    verdict = verify(store)
    assert verdict.failures == ()
    assert (verdict.documents, verdict.passages, verdict.quotes) == (5, len(store.passages), 0)
    assert verdict.units == sum(len(store.units(document.file)) for document in store.documents())
