"""The name to show is the one printed most often."""

from normalizers.commonest import pick_commonest


def test_the_name_printed_most_often_is_shown() -> None:
    assert pick_commonest({"МТД": 2, "IT департаменти": 5}) == "IT департаменти"


def test_of_names_printed_equally_often_the_alphabet_decides_not_the_order() -> None:
    assert pick_commonest({"Б бөлүмү": 3, "А бөлүмү": 3}) == "А бөлүмү"
    assert pick_commonest({"А бөлүмү": 3, "Б бөлүмү": 3}) == "А бөлүмү"
