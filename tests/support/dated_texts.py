"""Texts with years in them, by chance."""

from __future__ import annotations

from hypothesis import strategies as st

TEXTS = st.lists(
    st.sampled_from(["план", "түзүү", "2024-25", "2025-жыл", "3 ББП", "жана", "–", "С.Жусуев"]),
    max_size=8,
).map(" ".join)
