"""Numbers and dates: whatever way they are written, question and paper meet."""

import random
import time

import pytest

from index.dates import MONTHS
from index.dutch import ngrams, stems, words
from index.figures import in_one_form
from qa.features import figures_met
from qa.question import read_question

SAME = [
    ["68.000 kazen", "68000 kazen", "68 000 kazen", "68\u00a0000 kazen"],
    ["68 duizend kazen", "68 DUIZEND kazen", "68,0 duizend kazen", "68duizend kazen"],
    ["1,5 miljoen", "1.5 miljoen", "1,5 mln", "1,50 mln.", "anderhalf miljoen", "1.5 million"],
    ["€ 5 mln", "€5 miljoen", "5 miljoen euro", "vijf miljoen euro", "€ 5,00 miljoen"],
    ["2,25 miljard", "2,25 mld.", "2,25 mrd", "2.25 billion"],
    ["een half miljoen boeken", "een 0,5 miljoen boeken"],
    ["50%", "50 %", "50 procent", "50 percent", "50,0%", "50 pct"],
    ["€ 400.000", "€ 400.000,00", "€ 400.000,-", "400.000 euro", "€ 400,000"],
    ["1.234,56 euro", "1234,56 euro", "€ 1.234,56"],
    ["1 juli 2025", "01-07-2025", "1-7-2025", "1/7/2025", "01.07.2025", "2025-07-01", "1 jul. 2025", "01 juli 2025"],
    ["24 maart 2023", "24 mrt 2023", "24-03-2023", "24 March 2023"],
    ["9 september 2024", "9 sept. 2024", "9 sep 2024", "09-09-2024"],
]


@pytest.mark.parametrize("forms", SAME, ids=lambda forms: str(forms[0]))
def test_one_thing_has_one_form(forms: list[str]) -> None:
    assert {tuple(words(form)) for form in forms} == {tuple(words(forms[0]))}
    assert {tuple(ngrams(form)) for form in forms} == {tuple(ngrams(forms[0]))}


def test_a_large_number_in_words_meets_the_one_in_figures() -> None:
    assert set(words("68.000")) < set(words("68 duizend"))
    assert set(words("1.500.000 boeken")) < set(words("1,5 miljoen boeken"))
    assert set(stems("1 juli")) < set(stems("01-07-2025"))
    assert set(stems("juli 2025")) < set(stems("2025-07-01"))


DIFFERENT = [
    "12.30 uur", "2.1.3", "0,035", "32 813, nr. 4", "100 200 300", "in 2023 000", "06-12345678", "2023/2024",
    "2e ronde", "16- tot 20-jarigen", "31-13-2024", "1-7-20255", "3 mei", "mei 2024", "99 juli", "1,2345678", "A12", "",
    "miljoenen", "een paar duizend",
]  # fmt: skip


@pytest.mark.parametrize("text", DIFFERENT)
def test_what_is_no_amount_and_no_date_stays(text: str) -> None:
    assert in_one_form(text) == text


def test_every_day_of_a_year_in_every_form() -> None:
    chance = random.Random(7)
    for _ in range(300):
        day, month, year = chance.randint(1, 31), chance.randint(1, 12), chance.randint(1900, 2099)
        written = f"{day} {MONTHS[month - 1]} {year}"
        for form in (f"{day}-{month}-{year}", f"{day:02}/{month:02}/{year}", f"{year}-{month:02}-{day:02}"):
            assert in_one_form(f"op {form}, zei hij") == f"op {written}, zei hij"


def test_every_whole_number_between_points_and_with_its_scale() -> None:
    chance = random.Random(8)
    for _ in range(300):
        number = chance.randrange(1, 10 ** chance.randint(1, 8))
        assert in_one_form(f"{number:,}".replace(",", ".")) == str(number)
        thousand = in_one_form(f"{number} duizend")
        assert thousand == f"{number * 1000} duizend"
        tenth = f"{number // 10},{number % 10}"
        assert in_one_form(f"{tenth} miljoen") == f"{number * 100_000} miljoen"


def test_a_figure_that_is_asked_is_met_however_it_is_written() -> None:
    asked = read_question("Zijn er 68.000 kazen gekeurd op 01-07-2025?", 0.25)
    assert figures_met(asked, "Op 1 juli 2025 waren er 68 duizend kazen gekeurd.") == 1.0
    assert figures_met(asked, "Op 1 juli 2025 waren er 67 duizend kazen gekeurd.") == pytest.approx(2 / 3)
    assert figures_met(read_question("Daalt 12% van de bruggen?", 0.25), "Van de bruggen daalt 12 procent.") == 1.0


HOSTILE = [
    "1.",
    "1 ",
    "0 000 ",
    "1,",
    "12-12-",
    "1 000 ",
    "1 jan ",
    "9",
    "half ",
    "€ 1",
    "2000-12-",
    "9 miljoen",
    "٣٤ ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_rows_of_figures_are_read_in_their_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        started = time.thread_time()
        in_one_form(text)
        return time.thread_time() - started

    seconds(10_000)
    # Twice as much takes about twice as long; a pattern that goes back and forth would take four times.
    short, long = (min(seconds(length) for _ in range(3)) for length in (10_000, 80_000))
    assert long < max(0.02, 24 * short)
