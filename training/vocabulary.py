"""Learns the WordPiece vocabulary of the encoder: lower case, accents off, everyday words made sure of."""

import itertools
from collections.abc import Iterator

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.trainers import WordPieceTrainer

from training.sources import Data, dutch_texts

UNKNOWN = "[UNK]"
_PER_TEXT = 15_000  # characters of one text
_REPEATED = 15  # times that word lists count: words such as xtc hardly occur in official papers


def _texts(data: Data) -> Iterator[str]:
    for text in dutch_texts(data):
        yield text[:_PER_TEXT]
    for record in data.records("parallel_en_nl"):
        yield f"{record['en']} {record['nl']}"
    lists = [" ".join(row[1:]) for row in data.rows("thesaurus_nl")]
    lists += [" ".join(row) for name in ("abbreviations", "glossary_en_nl") for row in data.rows(name)]
    lists += [record["lemma"] for record in data.records("synonyms_odwn")]
    lists += [
        record["question"] for record in data.records("questions_written") if record["passage"] not in data.unseen
    ]
    yield from itertools.chain.from_iterable(itertools.repeat(lists, _REPEATED))


def learn(data: Data, size: int) -> Tokenizer:
    """A WordPiece tokenizer of `size` entries that neither pads, cuts short nor adds marks (Wu et al., 2016)."""
    tokenizer = Tokenizer(WordPiece(unk_token=UNKNOWN, max_input_chars_per_word=60))
    tokenizer.normalizer = BertNormalizer(lowercase=True, strip_accents=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    trainer = WordPieceTrainer(
        vocab_size=size, special_tokens=[UNKNOWN], limit_alphabet=400, min_frequency=3, show_progress=False
    )
    tokenizer.train_from_iterator(_texts(data), trainer)
    return tokenizer
