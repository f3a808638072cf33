"""How many words the typed values explain, by the kind of value."""

from normalizers.accounting.word_account import WordAccount
from pipeline.dataset.word_accounts import count_accounts


def test_the_accounts_of_one_kind_are_added_up() -> None:
    counts = count_accounts(
        {"deadline": [WordAccount(explained=2, unchanging=1), WordAccount(explained=3)]}
    )
    assert counts["deadline"] == {
        "cells": 2,
        "words": 6,
        "explained": 5,
        "unchanging": 1,
        "left_over": 0,
    }


def test_a_kind_without_cells_counts_nothing() -> None:
    assert not any(count_accounts({"funding": []})["funding"].values())
