"""An evaluation answers each question alone, over any number of processes, and a process that dies ends it."""

import multiprocessing
import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest
from evaluated import judged, some_gold, untimed, whole_gold
from shipped import copied_index, gold_answers, seed_engine, seed_index
from small_index import write_papers

from index.build import build
from index.errors import QuestionError, StoreError, VraagbaakError
from qa.evaluation.journal import JOURNAL
from qa.evaluation.judging import Judge
from qa.evaluation.run import answer_and_judge
from qa.evaluation.workers import Work, judged_blocks
from qa.settings import AnswerSettings


def test_questions_are_judged_in_order_as_they_are_asked_alone(tmp_path: Path) -> None:
    judge = Judge(seed_engine().store)
    alone = [judge.judge(gold, answer) for gold, answer in zip(whole_gold().gold, gold_answers(), strict=True)]
    assert judged(whole_gold(), tmp_path, jobs=1) == untimed(alone)


def test_the_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    gold = some_gold(40)
    one = judged(gold, tmp_path / "one", jobs=1)
    told: list[tuple[int, int]] = []
    three = judged(gold, tmp_path / "three", jobs=3, told=lambda done, whole: told.append((done, whole)))
    assert three == one
    assert told[0] == (0, 40)
    assert told[-1] == (40, 40)
    assert told == sorted(told)


def test_a_question_does_not_depend_on_those_before_it(tmp_path: Path) -> None:
    gold = some_gold(6)
    turned = replace(gold, gold=gold.gold[::-1])
    assert judged(turned, tmp_path / "turned")[::-1] == judged(gold, tmp_path / "straight")


def test_a_process_that_is_killed_ends_the_run_with_one_line_and_costs_nothing_that_was_done(tmp_path: Path) -> None:
    def kill(done: int, whole: int) -> None:
        if done:
            for child in multiprocessing.active_children():
                os.kill(int(child.pid or 0), signal.SIGKILL)

    with pytest.raises(VraagbaakError, match="--jobs 1") as caught:
        judged(whole_gold(), tmp_path, jobs=2, told=kill)
    assert "\n" not in str(caught.value) + caught.value.english
    kept = len((tmp_path / JOURNAL).read_bytes().splitlines()) - 1
    assert kept > 0
    told: list[int] = []
    assert len(judged(whole_gold(), tmp_path, told=lambda done, whole: told.append(done))) == len(whole_gold().gold)
    assert told[0] == kept


def test_settings_are_answered_with_and_are_part_of_the_fingerprint(tmp_path: Path) -> None:
    gold = some_gold(8)
    settings = AnswerSettings(listed_passages=3)
    few = answer_and_judge(seed_index(), gold, tmp_path / "few", settings=settings)
    usual = answer_and_judge(seed_index(), gold, tmp_path / "usual")
    assert {len(item.found) for item in few.judged} == {3}
    assert {len(item.found) for item in usual.judged} == {10}
    assert few.settings == settings
    assert few.fingerprint != usual.fingerprint == seed_engine().fingerprint


def test_an_index_that_changes_meanwhile_ends_the_run(tmp_path: Path) -> None:
    index = copied_index(tmp_path)
    work = Work(index, AnswerSettings(), seed_engine().fingerprint, False)
    items = list(enumerate(some_gold(20).gold))
    assert sum(len(block) for block in judged_blocks(work, items, 1)) == 20
    build([write_papers(tmp_path / "papers", "kaas")], index)
    with pytest.raises(StoreError, match="bijgewerkt"):
        list(judged_blocks(work, items, 1))
    with pytest.raises(StoreError, match="bijgewerkt"):
        list(judged_blocks(work, items, 2))


def test_no_index_and_no_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="geen index"):
        answer_and_judge(tmp_path / "nothing", some_gold(2), tmp_path / "out")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(QuestionError, match="--out"):
        judged(some_gold(2), tmp_path / "file" / "out")
