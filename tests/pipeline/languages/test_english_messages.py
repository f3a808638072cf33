"""A published message is recognised again by its template."""

from pipeline.languages.english_messages import recognise_message


def test_the_values_of_a_message_are_found_by_its_template() -> None:
    found = recognise_message("message", "There is no section 2.4")
    assert found[0].template == "There is no section {section}"
    assert found[0].values == {"section": "2.4"}


def test_a_message_without_places_must_be_the_same_throughout() -> None:
    text = "Words lie over each other; all are read"
    assert [one.template for one in recognise_message("message", text)][:1] == [text]
    assert not recognise_message("message", f"{text} twice")


def test_a_sentence_of_nobody_fits_no_template() -> None:
    assert recognise_message("message", "Nothing of ours says this") == []
