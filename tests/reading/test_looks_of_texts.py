"""All that a text looks like by itself."""

import pytest

from survey_companion.reading.words.looks import look, role_of


@pytest.mark.parametrize(
    ("text", "words", "scores", "answers", "role"),
    [
        ("Ada Doe", 2, (1.0, 0.0), (False, False, True), None),
        ("ICML 2020", 2, (0.0, 1.0), (False, False, True), "paper"),
        ("2020", 1, (0.0, 0.0), (False, False, True), None),
        ("https://example.org", 1, (0.0, 0.0), (False, False, True), None),
        ("www.example.org", 1, (0.0, 0.0), (False, False, True), None),
        ("example.org", 1, (0.0, 0.0), (False, False, False), None),
        ("paper", 1, (0.0, 0.0), (False, False, True), "paper"),
        ("Paper", 1, (0.5, 0.0), (False, False, True), "paper"),
        ("[Paper]", 1, (0.0, 0.0), (False, False, True), "paper"),
        ("code", 1, (0.0, 0.0), (False, False, True), "code"),
        ("Code & Data", 3, (0.0, 0.0), (False, False, True), "code"),
        ("project page", 2, (0.0, 0.0), (False, False, True), "other"),
        ("Paper 2", 2, (0.0, 0.0), (False, False, True), "paper"),
        ("PDF/Code", 1, (0.1, 0.25), (False, False, True), "paper"),
        ("a paper about stones and their walls", 7, (0.0, 0.0), (False, False, False), None),
        ("video", 1, (0.0, 0.0), (False, False, True), "other"),
        ("12", 1, (0.0, 0.0), (False, True, True), None),
        ("pp. 1-9", 2, (0.0, 0.0), (False, True, True), None),
        ("12 pages", 2, (0.0, 0.0), (False, True, True), "other"),
        ("3 stars", 2, (0.0, 0.0), (False, True, True), "other"),
        ("[KBR+21]", 1, (0.0, 0.25), (False, True, True), None),
        ("[KBR21]", 1, (0.0, 0.7), (False, True, True), None),
        ("KBR+21", 1, (0.0, 0.25), (False, False, False), None),
        ("[Kbr21b]", 1, (0.0, 0.0), (False, True, True), None),
        ("[K21]", 1, (0.0, 0.0), (False, True, True), None),
        ("[KBRUX21]", 1, (0.0, 0.7), (False, False, True), None),
        ("vol. 3, no. 4", 4, (0.0, 0.8), (False, True, True), None),
        ("v2", 1, (0.0, 0.0), (False, True, True), None),
        ("12K", 1, (0.0, 0.0), (False, True, True), None),
        ("3rd", 1, (0.0, 0.0), (False, True, True), None),
        ("12 stones", 2, (0.0, 0.0), (False, False, False), None),
        ("vol", 1, (0.0, 0.0), (False, False, False), None),
        ("stars", 1, (0.0, 0.0), (False, False, True), "other"),
        ("Google", 1, (0.0, 0.0), (True, False, True), None),
        ("Paris", 1, (0.0, 0.0), (True, False, True), None),
        ("Google, Paris", 2, (0.0, 0.0), (True, False, True), None),
        ("Google and Meta", 3, (0.0, 0.0), (True, False, True), None),
        ("Google & Stones", 3, (0.25, 0.0), (False, False, False), None),
        ("Example University", 2, (0.0, 0.0), (True, False, True), None),
        ("example university", 2, (0.0, 0.0), (False, False, False), None),
        ("the Example University", 3, (0.0, 0.0), (False, False, False), None),
        ("University " * 14, 14, (0.0, 0.0), (True, False, True), None),
        ("University " * 15, 15, (0.0, 0.0), (False, False, False), None),
        ("清华大学", 2, (0.4, 0.0), (True, False, True), None),
        ("滚石大学的研究", 4, (0.0, 0.0), (True, False, True), None),
        ("滚石研究", 2, (0.4, 0.0), (False, False, False), None),
        ("滚石研究进", 3, (0.0, 0.0), (False, False, False), None),
        ("滚石", 1, (0.4, 0.0), (False, False, False), None),
        ("석", 1, (0.0, 0.0), (False, False, False), None),
        ("석석석", 2, (0.8, 0.0), (False, False, True), None),
        ("カナ stones", 2, (0.0, 0.0), (False, False, False), None),
        ("Rolling Stones", 2, (1.0, 0.0), (False, False, True), None),
        ("A Study of Stones", 4, (0.0, 0.0), (False, False, False), None),
        ("et al.", 2, (0.0, 0.0), (False, False, False), None),
        ("Doe et al.", 3, (0.75, 0.0), (False, False, True), None),
        ("Ada Doe, Max Roe", 4, (1.0, 0.0), (False, False, True), None),
        ("Nature", 1, (0.4, 0.9), (False, False, True), "paper"),
        ("arXiv", 1, (0.0, 1.0), (False, False, True), "paper"),
        ("Oral", 1, (0.5, 0.0), (False, False, True), "other"),
        ("slides", 1, (0.0, 0.0), (False, False, True), "other"),
        ("demo", 1, (0.0, 0.0), (False, False, True), "other"),
        ("github", 1, (0.0, 0.0), (False, False, True), "code"),
        ("论文", 1, (0.4, 0.0), (False, False, True), "paper"),
        ("【论文】", 3, (0.0, 0.0), (False, False, True), "paper"),
        ("Stones?", 1, (0.0, 0.0), (False, False, False), None),
        ("", 0, (0.0, 0.0), (False, True, True), None),
        ("Inst. of Stones", 3, (0.0, 0.0), (False, False, False), None),
        ("Stone Lab", 2, (0.0, 0.0), (True, False, True), None),
        ("lab of stones", 3, (0.0, 0.0), (False, False, False), None),
        ("Acme (Google)", 2, (0.5, 0.0), (False, False, False), None),
        ("x" * 25, 1, (0.0, 0.0), (False, False, False), None),
        ("homepage", 1, (0.0, 0.0), (False, False, True), "other"),
        ("dataset", 1, (0.0, 0.0), (False, False, True), "other"),
        ("bibtex", 1, (0.0, 0.0), (False, False, True), "other"),
        ("Stone Team", 2, (0.6, 0.0), (False, False, False), None),
        ("IEEE", 1, (0.0, 1.0), (False, False, True), "paper"),
        ("Example University " + "x" * 141, 3, (0.0, 0.0), (True, False, True), None),
        ("Example University " + "x" * 142, 3, (0.0, 0.0), (False, False, False), None),
    ],
)
def test_all_looks(
    text: str, words: int, scores: tuple[float, float], answers: tuple[bool, bool, bool], role: str | None
) -> None:
    """How many words, how much like names and venues; an institution, a number, on its own; a label."""
    seen = look(text)
    assert (seen.words, seen.role) == (words, role)
    assert (round(seen.names, 2), seen.venue) == scores
    assert (seen.is_affiliation, seen.is_number, seen.stands_alone) == answers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org", True),
        ("http://example.org/a", True),
        ("HTTPS://example.org", True),
        ("www.example.org", True),
        ("example.org", False),
        ("see https://example.org", False),
        ("https://example", False),
        ("https://example.org and more", False),
        ("https", False),
    ],
)
def test_addresses(text: str, expected: bool) -> None:
    """Only a text that is nothing but an address is one."""
    assert look(text).is_address is expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("paper", "paper"),
        ("PAPER", "paper"),
        ("(paper)", "paper"),
        ("[code]:", "code"),
        ("paper code", "paper"),
        ("code paper", "code"),
        ("paper-code", "paper"),
        ("paper_code", "paper"),
        ("paper/code", "paper"),
        ("paper & code", "paper"),
        ("paper+code", "paper"),
        ("paper 2", "paper"),
        ("2 paper", "paper"),
        ("2", None),
        ("paper stones", None),
        ("paper code data demo xyz", None),
        ("code code code code code", "code"),
        ("code code code code code5", None),
        ("arxiv", "paper"),
        ("openreview", "paper"),
        ("project", "other"),
        ("website", "other"),
        ("video", "other"),
        ("poster", "other"),
        ("talk", "other"),
        ("blog", "other"),
        ("", None),
        ("!", None),
    ],
)
def test_roles_of_labels(text: str, role: str | None) -> None:
    """All words of a short text are labels, and the first gives the role."""
    assert role_of(text) == role
