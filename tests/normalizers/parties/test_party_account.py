"""Words of a responsible cell that its parties do not explain."""

from __future__ import annotations

from normalizers.parties.parties import parse_parties


def test_a_party_of_which_no_word_is_known_is_left_over() -> None:
    found = parse_parties("Ректор, короо шыпыргыч (макулдашуу боюнча)")
    assert [doubt.message for doubt in found.doubts] == [
        "“короо шыпыргыч (макулдашуу боюнча)” names no office, unit or person that is known"
    ]
    assert len(found.account.left_over) == 2
    assert (found.account.explained, found.account.unchanging) == (1, 2)
