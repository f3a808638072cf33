"""How much of the cells their typed values explain, added up by the kind of value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from normalizers.accounting.word_account import WordAccount

AccountCounts = Mapping[str, Mapping[str, int]]
"""Kind of value → the counts of cells, of words, and of words explained, unchanging and left
over."""


def count_accounts(accounts: Mapping[str, Iterable[WordAccount]]) -> AccountCounts:
    """The accounts of the cells added up by kind; the caller gives a merged cell once."""
    return {kind: _count(list(of_kind)) for kind, of_kind in accounts.items()}


def _count(accounts: list[WordAccount]) -> Mapping[str, int]:
    explained = sum(account.explained for account in accounts)
    unchanging = sum(account.unchanging for account in accounts)
    left_over = sum(len(account.left_over) for account in accounts)
    return {
        "cells": len(accounts),
        "words": explained + unchanging + left_over,
        "explained": explained,
        "unchanging": unchanging,
        "left_over": left_over,
    }
