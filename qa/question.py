"""What is asked: words to search with, the Vraag that a lookup names, limits on papers, the kind of answer expected.

A question is read, never answered here.
"""

import re
from dataclasses import dataclass, replace

from index.dutch import words
from index.errors import QuestionError
from index.glossary import is_english
from qa.asked_for import Expected, asked_for
from qa.comparison import sides
from qa.known import Known
from qa.limit_kinds import kind_limits
from qa.limit_papers import any_of, paper_limits
from qa.limit_people import people_limits
from qa.limit_periods import period_limits
from qa.limits import Limit
from qa.named import named
from qa.query import Query, query_of
from qa.question_parts import MOST, sub_questions

# "lachgas", "kamervragen lachgas": so few words say which paper is meant, not what is asked of it.
_SUBJECT_WORDS = 2
_ADDRESSING = frozenset(
    """antwoord antwoorden antwoordde antwoordt beantwoording kamervraag kamervragen kamerbrief brief vraag vragen
    minister staatssecretaris kabinet luidt luidde zegt zei staat stond geef geeft toon laat zien paper answer question
    letter said""".split()
)
_NOBODY = Known()


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read. `numbers` are the Vraag numbers that a lookup names, `last` says it names the last one.

    `rest` is the text without them and without the limits that it surely sets. `parts` are the questions that it asks
    in one, none for a single one; each part can be read alone. `understood`: what was read, in short Dutch.
    """

    text: str
    rest: str
    numbers: tuple[int, ...]
    expected: Expected
    english: bool
    query: Query
    last: bool = False
    limits: tuple[Limit, ...] = ()
    parts: tuple["Question", ...] = ()
    understood: tuple[str, ...] = ()

    @property
    def looks_up(self) -> bool:
        """Whether a Vraag is named."""
        return bool(self.numbers) or self.last


def check_question(text: str, longest: int) -> None:
    """Raise QuestionError when `text` is empty, has no word in it, or is longer than `longest` code points."""
    if not re.search(r"\w", text):
        raise QuestionError("lege vraag; typ een vraag in woorden", "empty question; type a question in words")
    if re.search("[\ud800-\udfff]", text):
        raise QuestionError(
            "vraag met tekens die geen tekst zijn; typ haar opnieuw, in UTF-8",
            "question with characters that are no text; type it again, in UTF-8",
        )
    if len(text) > longest:
        raise QuestionError(
            f"vraag van {len(text)} tekens, hooguit {longest}; maak haar korter",
            f"question of {len(text)} characters, at most {longest}; make it shorter",
        )


def read_question(text: str, expansion_weight: float, known: Known = _NOBODY) -> Question:
    """Read a question that was checked; terms that mean the same count for `expansion_weight` of a typed word.

    `known`: the names in the index, without which nobody's name sets a limit.
    """
    folded = " ".join(text.split())
    parts = tuple(_read(part, expansion_weight, known) for part in sub_questions(text) or sides(folded))
    if not parts:
        return _of_each_paper(_read(folded, expansion_weight, known), folded, known)
    # What is asked in several parts is looked for as a whole too, by its words and by what all parts say.
    whole = _read(folded, expansion_weight, known, looks_up=False)
    shared = tuple(limit for limit in whole.limits if all(_has(part, limit) for part in parts))
    said = dict.fromkeys(said for part in parts for said in part.understood)
    return replace(whole, limits=shared, parts=parts, understood=(f"{len(parts)} vragen in één", *said))


def names_only(question: Question) -> bool:
    """True for a question that names a Vraag and at most a paper: "wat zegt de minister bij vraag 7 over lachgas"."""
    return question.looks_up and len(_subject(question)) <= _SUBJECT_WORDS


def names_a_subject(question: Question) -> bool:
    """Whether a question says anything that can choose between papers, beside what kind they are and who speaks."""
    return bool(subject_words(question))


def subject_words(question: Question) -> set[str]:
    """The words of a question that can choose between papers."""
    return _subject(question) - {word for limit in question.limits for word in words(limit.phrase)}


def _subject(question: Question) -> set[str]:
    return set(words(question.rest)) - _ADDRESSING


def _has(part: Question, limit: Limit) -> bool:
    return any((own.field, own.values) == (limit.field, limit.values) for own in part.limits)


def _of_each_paper(question: Question, text: str, known: Known) -> Question:
    """A question that names several papers, asked of each of them."""
    papers = paper_limits(text, known, question.looks_up)
    if len(papers) < 2:
        return question
    others = tuple(limit for limit in question.limits if limit.field != "paper")
    return replace(question, parts=tuple(replace(question, limits=(limit, *others)) for limit in papers[:MOST]))


def _read(folded: str, expansion_weight: float, known: Known, looks_up: bool = True) -> Question:
    papers = paper_limits(folded, known, looks_up and named(folded).any)
    limits = (*any_of(papers), *people_limits(folded, known), *kind_limits(folded), *period_limits(folded))
    rest = folded
    for limit in (*papers, *limits):
        # The day of a letter is no figure to look for in it, and a speaker's name is found at the end of every letter.
        if limit.sure and limit.field in ("paper", "date", "speaker"):
            rest = rest.replace(limit.phrase, " ")
    name = named(rest)
    numbers, last, rest = (name.numbers, name.last, name.rest) if looks_up else ((), False, " ".join(rest.split()))
    english = is_english(folded)
    searched = rest if re.search(r"\w{3}", rest) else folded
    understood = (*_named_in_words(numbers, last), *dict.fromkeys(limit.understood for limit in limits))
    return Question(
        folded, rest, numbers, asked_for(folded), english,
        query_of(searched, english, expansion_weight, known.other_words), last, limits, (), understood,
    )  # fmt: skip


def _named_in_words(numbers: tuple[int, ...], last: bool) -> tuple[str, ...]:
    if last:
        return ("antwoord op de laatste vraag",)
    return (f"antwoord op vraag {' en '.join(map(str, numbers))}",) if numbers else ()
