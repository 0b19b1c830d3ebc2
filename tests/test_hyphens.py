"""Words broken at a line end: what the paper says, then the list of words, then the shape."""

import gzip
import random
import time
from collections import Counter
from pathlib import Path

import pytest

from index import word_list
from index.hyphens import belongs, find_soft_hyphens, find_wrap_hyphens
from index.load import load
from index.records import Document, Metadata, Span
from index.tidy import tidy
from index.word_list import WORDS_FILE, is_known
from training.word_list import _beginnings, write


def shown(text: str) -> str:
    """The text as shown when it holds only wrap hyphens for noise."""
    about = Metadata(kind="kamerbrief", title="Brief")
    document = Document("stuk", "stuk.txt", about, "", text, True, find_wrap_hyphens(text))
    return tidy(document, Span(0, len(text)))


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Trimbos-\ninstituut", "Trimbos-instituut"),
        ("versla-\nvingszorg", "verslavingszorg"),
        ("re-\nintegratie", "re-integratie"),
        ("secretaris-\ngeneraal", "secretaris-generaal"),
        ("directeuren-\ngeneraal", "directeuren-generaal"),
        ("niet-\nhandhaafbaar", "niet-handhaafbaar"),
        ("niet-\ngegiste", "niet-gegiste"),
        ("productie-\ninstallatie", "productie-installatie"),
        ("politie-\ninzet", "politie-inzet"),
        ("gemeente-\nlijke", "gemeentelijke"),
        ("kaasmakers-\nopleiding", "kaasmakersopleiding"),
        ("zui-\nveltoezicht", "zuiveltoezicht"),
        ("nieti-\nge", "nietige"),
        ("Noord-\nHolland", "Noord-Holland"),
        ("ge-\nëist", "geëist"),
    ],
)
def test_without_evidence_in_the_paper_the_list_and_the_shape_decide(broken: str, whole: str) -> None:
    assert shown(f"Over {broken} is veel te doen.") == f"Over {whole} is veel te doen."


def test_the_paper_itself_comes_first() -> None:
    assert is_known("verslavingszorg")
    assert shown("De verslavings-zorg. De versla-\nvingszorg") == "De verslavings-zorg. De verslavingszorg"
    assert shown("De verslavings-zorg en de verslavings-\nzorg") == "De verslavings-zorg en de verslavings-zorg"
    assert shown("Het secretarisgeneraal van de secretaris-\ngeneraal") == (
        "Het secretarisgeneraal van de secretarisgeneraal"
    )
    assert shown("De kaasmakersgilden en een kaasmakers-\ngilde") == "De kaasmakersgilden en een kaasmakersgilde"


def test_the_list_is_asked_only_when_a_word_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_list, "WORDS_FILE", Path("/nergens"))
    word_list.listed_words.cache_clear()
    assert find_wrap_hyphens("Een tekst zonder afgebroken woorden,\nmet alcohol- en\ndrugsgebruik.") == ()
    assert len(find_wrap_hyphens("in Noord-\nHolland en Zuid-\nHolland")) == 2
    with pytest.raises(FileNotFoundError):
        find_wrap_hyphens("de versla-\nvingszorg")
    word_list.listed_words.cache_clear()


def test_without_a_list_only_the_shape_tells() -> None:
    assert [belongs(*pair, known=None) for pair in (("secretaris", "generaal"), ("e", "mail"), ("IGJ", "rapport"))] == [
        False,
        True,
        True,
    ]


def test_the_list_is_small_sorted_and_quick() -> None:
    assert WORDS_FILE.stat().st_size < 1_000_000
    words = gzip.decompress(WORDS_FILE.read_bytes()).decode("utf-8").split("\n")
    assert words == sorted(set(words))
    assert len(words) > 50_000
    assert all(word == word.lower() and word.strip("-").replace("-", "").isalpha() for word in words)
    word_list.listed_words.cache_clear()
    start = time.process_time()
    assert is_known("Verslavingszorg")
    assert time.process_time() - start < 0.25  # about 20 ms; the bound leaves room for a busy machine


def test_the_same_words_give_the_same_file(tmp_path: Path) -> None:
    write(["brug", "kaas", "niet-"], tmp_path / "een.gz")
    write(["brug", "kaas", "niet-"], tmp_path / "twee.gz")
    assert (tmp_path / "een.gz").read_bytes() == (tmp_path / "twee.gz").read_bytes()
    assert gzip.decompress((tmp_path / "een.gz").read_bytes()) == b"brug\nkaas\nniet-"


def test_beginnings_go_on_with_a_hyphen_more_often_than_without() -> None:
    rests = [f"woord{chr(97 + at)}" for at in range(8)]
    hyphened = {f"niet-{rest}" for rest in rests} | {f"kaas-{rest}" for rest in rests}
    plain = {*rests, *(f"kaas{rest}" for rest in rests), "nietwoorda"}
    assert _beginnings(hyphened, plain) == {"niet-"}


def test_evidence_is_counted_as_a_plain_count_would() -> None:
    chance = random.Random(5)
    parts = ["kaas", "brood", "melk", "boter", "ei"]
    for _ in range(200):
        words = [chance.choice(["", "-"]).join(chance.sample(parts, 2)) for _ in range(chance.randint(0, 12))]
        left, right = chance.sample(parts, 2)
        counts = Counter(words)
        joined = sum(times for word, times in counts.items() if word.startswith(left + right))
        hyphened = sum(times for word, times in counts.items() if word.startswith(f"{left}-{right}"))
        if joined != hyphened:
            wanted = f"{left}-{right}" if hyphened > joined else left + right
            assert shown(" ".join([*words, f"{left}-\n{right}"])).split()[-1] == wanted


# Soft hyphens


def test_soft_hyphens_are_never_shown(tmp_path: Path) -> None:
    (tmp_path / "stuk.txt").write_text("De versla\u00advings\u00adzorg en de kaas\u00ad\nmakerij.\n", encoding="utf-8")
    document = load(tmp_path / "stuk.txt")
    assert tidy(document, Span(0, len(document.text))) == "De verslavingszorg en de kaasmakerij."
    assert document.text.count("\u00ad") == 3


def test_a_soft_hyphen_is_one_span() -> None:
    assert find_soft_hyphens("a\u00adb\u00ad \n c") == (Span(1, 2), Span(3, 7))
    assert find_soft_hyphens("geen") == ()
