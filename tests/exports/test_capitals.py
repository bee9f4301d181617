"""Braces stand around the words whose capitals must stay in sentence case, and around no others."""

import pytest

from survey_companion.exports.capitals import mark_capitals, protect_capitals, put_in_braces


@pytest.mark.parametrize(
    ("title", "latex"),
    [
        ("Introducing BLOOM and xCoT: A Study", "Introducing {BLOOM} and {xCoT}: A Study"),
        ("GPT-4 with 7B and mT5--is it", "{GPT}-4 with {7B} and {mT5}-{}-is it"),
        ("Models for Swedish and Old Norse", "Models for {Swedish} and {Old} {Norse}"),
        ("", ""),
        # Names that no list of words has, and names that are also words
        ("The Belebele Benchmark", "The {Belebele} Benchmark"),
        ("Which Makes a Better Alpaca?", "Which Makes a Better {Alpaca}?"),
        ("Mining Stones from Wikipedia's Pages", "Mining Stones from {Wikipedia's} Pages"),
        ("The IIT Bombay Parallel Corpus", "The {IIT} {Bombay} Parallel Corpus"),
        ("Bayesian Learning for Polish Readers", "{Bayesian} Learning for {Polish} Readers"),
        ("Stones Bloom Where Models Excel", "Stones Bloom Where Models Excel"),
        # Names of several words
        ("The Case of South East Asian Languages", "The Case of {South} {East} {Asian} Languages"),
        ("East and West African Languages", "{East} and {West} {African} Languages"),
        ("Stones of East Asia", "Stones of {East} {Asia}"),
        ("Stones of West or East Africa", "Stones of {West} or {East} {Africa}"),
        ("South-East Asian Stones", "{South}-{East} {Asian} Stones"),
        ("East: Asian Stones", "East: {Asian} Stones"),
        ("Stones of East and Asia", "Stones of East and {Asia}"),
        ("Stones of North and South", "Stones of North and South"),
        ("North, South and East Stones", "North, South and East Stones"),
        ("The Baltic Sea, the North Sea and a Sea", "The {Baltic} {Sea}, the {North} {Sea} and a Sea"),
        ("The United Nations and Hong Kong", "The {United} {Nations} and {Hong} {Kong}"),
        ("Lie Groups and Bloom Filters", "{Lie} Groups and {Bloom} Filters"),
        ("Groups That Lie, Filters That Bloom", "Groups That Lie, Filters That Bloom"),
        ("the united nations of Stones Today", "the united nations of Stones Today"),
        # Hyphens
        ("PAWS-X and Indo-Aryan Cross-Lingual Stones", "{PAWS}-{X} and {Indo}-{Aryan} Cross-Lingual Stones"),
        ("Summaries with XL-Sum", "Summaries with {XL}-{Sum}"),
        ("KS-Lottery: Finding Tickets", "{KS}-{Lottery}: Finding Tickets"),
        ("Flow-Loss: Learning Estimates", "{Flow}-{Loss}: Learning Estimates"),
        ("Cross-Lingual: Learning Estimates", "Cross-Lingual: Learning Estimates"),
        ("BERT-Based and Alpaca-7B-Instruct Models", "{BERT}-Based and {Alpaca}-{7B}-{Instruct} Models"),
        ("SemEval-2025 Task 3: Task Types, Task", "{SemEval}-2025 {Task} 3: Task Types, Task"),
        ("E-Commerce, K-Means and Q-Learning", "E-Commerce, K-Means and {Q}-Learning"),
        # Letters, versions, marks
        ("The Corpus v1.0 of U.S. Law in C++", "The Corpus {v1.0} of {U.S.} Law in {C++}"),
        ("What I Know of Vitamin A: A Study", "What {I} Know of Vitamin {A}: A Study"),
        ("The 21st Century in 3D, If I'm Right", "The 21st Century in 3D, If {I'm} Right"),
        ("Don't Name a Learner's Tokenizers", "Don't Name a Learner's Tokenizers"),
        ("(Swahili), “Yoruba”", "({Swahili}), {\\textquotedblleft}{Yoruba}{\\textquotedblright}"),
        ("École Models", "{{\\'E}cole} Models"),
        # Titles that are written as sentences
        (
            "Language models for Paris are good learners: The end",
            "Language models for {Paris} are good learners: The end",
        ),
        (
            "Sorting stones in Paris and nearby places. Then",
            "Sorting stones in {Paris} and nearby places. Then",
        ),
        ("Stones of Paris are under grass", "Stones of {Paris} are under grass"),
        ("Okapi: stones that bloom in Bloom", "{Okapi}: stones that bloom in {Bloom}"),
        ("Pedras grandes para muros do Brasil", "Pedras grandes para muros do {Brasil}"),
    ],
)
def test_capitals_are_protected(title: str, latex: str) -> None:
    """Acronyms and names keep their capitals in every style; common words do not."""
    assert protect_capitals(title) == latex


def test_names_of_the_work_are_protected() -> None:
    """What a record calls its model is a name in the title, also where it is a common word."""
    assert protect_capitals("Tower of Stones and Tower-Like Stones", ["Tower"]) == (
        "{Tower} of Stones and {Tower}-Like Stones"
    )
    assert protect_capitals("Big Tower and Big Walls", ["Big Tower"]) == "{Big} {Tower} and Big Walls"
    assert protect_capitals("Big Walls", ["", "Big Walls Too"]) == "Big Walls"


@pytest.mark.parametrize("title", ["", "!?", " Stones  & \t Walls ", "石 Stones ́", "'Tis A-B--C"])
def test_no_part_of_a_title_is_lost(title: str) -> None:
    """The parts are the title with single spaces; every second one is a word."""
    parts = mark_capitals(title)
    assert "".join(text for text, _ in parts) == " ".join(title.split())
    assert len(parts) % 2 == 1
    assert not any(keep for _, keep in parts[::2])


def test_no_command_follows_a_brace() -> None:
    """BibTeX changes the case of what stands in braces behind a command at once."""
    assert put_in_braces("Stones") == "{Stones}"
    assert put_in_braces(r"\#5 Stones") == r"{{\#5 Stones}}"
