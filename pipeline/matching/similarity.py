"""How alike every text of one list is to every text of another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from scipy import sparse

FloatMatrix = NDArray[np.float32]

MIN_COSINE = 0.25
"""Texts with a smaller cosine are not compared letter by letter."""


class TextSimilarity(Struct, frozen=True):
    """The likeness of distinct texts, from 0 to 1, and which of these texts each entry has."""

    distinct_scores: FloatMatrix
    old_indices: NDArray[np.intp]
    new_indices: NDArray[np.intp]

    def get_score(self, old: int, new: int) -> float:
        """The likeness of an old and a new entry."""
        return float(self.distinct_scores[self.old_indices[old], self.new_indices[new]])

    def to_matrix(self) -> FloatMatrix:
        """The likeness of every old entry (rows) and every new one (columns)."""
        return self.distinct_scores[np.ix_(self.old_indices, self.new_indices)]


def compare_texts(old: Sequence[str], new: Sequence[str]) -> TextSimilarity:
    """Compares texts (folded, with spaces between words) in two ways, and takes the mean.

    The cosine of their letter triples, weighted by rarity (TF-IDF), is robust against other endings
    and another order, and gives little weight to phrases that half of the items use. The edit
    distance (rapidfuzz's ratio) sees order and small errors; it is slower, so only texts that share
    some rare triples are compared by it.
    """
    old_texts, new_texts = (list(dict.fromkeys(texts)) for texts in (old, new))
    triple_weights = weigh_rare_triples([*old_texts, *new_texts])
    norms = np.sqrt(triple_weights.multiply(triple_weights).sum(axis=1))
    unit_vectors = sparse.diags_array(1 / np.where(norms, norms, 1)) @ triple_weights
    cosine = (unit_vectors[: len(old_texts)] @ unit_vectors[len(old_texts) :].T).toarray()
    rows, columns = np.nonzero(cosine >= MIN_COSINE)
    edit_ratios = process.cpdist(
        [old_texts[at] for at in rows.tolist()],
        [new_texts[at] for at in columns.tolist()],
        scorer=fuzz.ratio,
        dtype=np.float32,
        workers=-1,
    )
    distinct_scores = cosine.astype(np.float32) / 2
    distinct_scores[rows, columns] += edit_ratios / 200
    positions = [
        {text: place for place, text in enumerate(texts)} for texts in (old_texts, new_texts)
    ]
    for text in positions[0].keys() & positions[1].keys():
        distinct_scores[positions[0][text], positions[1][text]] = 1
    return TextSimilarity(
        distinct_scores,
        np.array([positions[0][text] for text in old], dtype=np.intp),
        np.array([positions[1][text] for text in new], dtype=np.intp),
    )


def weigh_rare_triples(texts: Sequence[str]) -> sparse.csr_array:
    """A matrix of TF-IDF weights: a row for each text, a column for each triple of letters within a
    word.

    The count of a triple in a text is damped by its logarithm.
    """
    triple_ids: dict[str, int] = {}
    ids_by_word: dict[str, list[int]] = {}
    all_ids: list[int] = []
    row_ends = [0]
    for text in texts:
        for word in text.split():
            if word not in ids_by_word:
                ids_by_word[word] = [
                    triple_ids.setdefault(part, len(triple_ids))
                    for part in _split_into_triples(word)
                ]
            all_ids += ids_by_word[word]
        row_ends.append(len(all_ids))
    counts = sparse.csr_array(
        (
            np.ones(len(all_ids), dtype=np.float32),
            np.array(all_ids, dtype=np.int32),
            np.array(row_ends),
        ),
        shape=(len(texts), len(triple_ids)),
    )
    counts.sum_duplicates()
    text_counts = np.bincount(counts.indices, minlength=len(triple_ids))
    rarity = np.log((1 + len(texts)) / (1 + text_counts)) + 1
    counts.data = ((1 + np.log(counts.data)) * rarity[counts.indices]).astype(np.float32)
    return counts


def _split_into_triples(word: str) -> list[str]:
    padded = f" {word} "
    return [padded[at : at + 3] for at in range(len(word))]
