"""Where a question stands is told in the language of who reads it."""

import pytest
from shipped import seed_engine, seed_index

from index.errors import QuestionError
from index.records import Remark
from qa.evaluation.workers import Work, judged_blocks
from qa.gold.records import UNANSWERABLE, Gold
from qa.records import Asked, Filters
from qa.settings import AnswerSettings


def test_a_question_that_cannot_be_asked_is_named_in_both_languages() -> None:
    where = Remark("blad Kaas, rij 7", "sheet Kaas, row 7")
    gold = Gold(Asked("7", "x" * 20_000, Filters(), ()), UNANSWERABLE, (), (), where=where)
    work = Work(seed_index(), AnswerSettings(), seed_engine().fingerprint, leave_own_document_out=False)
    with pytest.raises(QuestionError, match=r"^blad Kaas, rij 7: vraag van 20000 tekens") as caught:
        list(judged_blocks(work, [(0, gold)], 1))
    assert caught.value.english.startswith("sheet Kaas, row 7: question of 20000 characters")
