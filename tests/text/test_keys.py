"""Keys and slugs that last."""

import random

import pytest

from survey_companion.text.keys import (
    RESERVED,
    KeyParts,
    Slugs,
    assign_keys,
    fold,
    name_file,
    normalise_title,
    slugify,
    telling_words,
)
from survey_companion.text.person_names import build_byline


def _parts(authors: str, year: int | None, title: str) -> KeyParts:
    names = [authors.removesuffix(" et al.")] if authors else []
    byline = build_byline(names, truncated=authors.endswith(" et al."), is_family_first=True)
    return KeyParts(byline=byline, year=year, title=title)


@pytest.mark.parametrize(
    ("authors", "year", "title", "key"),
    [
        ("Doe et al.", 2024, "Introducing Slate: A Model", "doe2024introducing"),
        ("Müller et al.", 2023, "On the Étude of it", "muller2023etude"),
        ("Roe Moe et al.", 2023, "Aligning Stones", "roemoe2023aligning"),
        ("OpenStone", 2023, "STN-4 Technical Report", "openstone2023stn4"),
        ("Abdul-Doe et al.", None, "GRANITE: Hard", "abduldoegranite"),
        ("陈 et al.", 2021, "中文", "chen2021zhongwen"),
        ("", 2021, "The of and", "anon2021the"),
        ("Koe et al.", 2021, "smT5--Is it", "koe2021smt5"),
        ("Doe et al.", 2021, "★", "doe2021untitled"),
    ],
)
def test_a_key_is_name_year_and_word(authors: str, year: int | None, title: str, key: str) -> None:
    """A key is what a person would type: family name, year, first telling word, in plain letters."""
    assert assign_keys([_parts(authors, year, title)]) == [key]


def test_clashes_do_not_depend_on_order() -> None:
    """Works that share a key take more words; shuffling the list changes no key."""
    works = [
        _parts("Li et al.", 2023, "Improving Translation with Models"),
        _parts("Li et al.", 2023, "Improving Translation without Models"),
        _parts("Li et al.", 2023, "Improving Speech"),
        _parts("Li et al.", 2023, "Improving!"),
        _parts("Li et al.", 2023, "Improving?"),
        _parts("Roe et al.", 2023, "Improving"),
    ]
    keys = dict(zip(map(str, works), assign_keys(works), strict=True))
    assert len(set(keys.values())) == len(works)
    for seed in range(20):
        shuffled = random.Random(seed).sample(works, len(works))  # noqa: S311
        assert dict(zip(map(str, shuffled), assign_keys(shuffled), strict=True)) == keys


def test_titles_are_equal_but_for_case_accents_and_marks() -> None:
    """Two spellings of one title are one; two titles in another script are two."""
    assert normalise_title("Étude: A Study?") == normalise_title("etude -- a study")
    assert normalise_title("是") != normalise_title("事")
    assert normalise_title("★") != normalise_title("☆")


def test_slugs() -> None:
    """Slugs are plain letters in any script."""
    assert slugify("1 Large Stones (new)") == "1-large-stones-new"
    assert slugify("(Xeric) stones, Xerox!") == "xeric-stones-xerox"
    assert slugify("Slate 2.0") == "slate-2-0"
    assert "--" not in slugify(f"{'a' * 70} b{'c' * 40}")  # docutils would make one of two in an anchor


def test_a_key_is_no_reserved_name_and_not_too_long() -> None:
    """Files are called after keys: what cannot be a name gets a number, and words that are too many go."""
    assert assign_keys([_parts("In", None, "Dex"), _parts("Nu", None, "L")]) == ["index2", "nul2"]
    assert assign_keys([_parts("Com", None, "1 Stone"), _parts("Doe", 2021, "Stones")]) == [
        *("com1stone", "doe2021stones")
    ]
    words = ["a" * 40, "b" * 40, "c" * 40, "d" * 40]
    family = "e" * 40
    clashing = [_parts(family, None, " ".join([*words[:3], last * 40])) for last in "xyz"]
    stem = f"{family}{words[0]}{words[1]}"
    assert assign_keys(clashing) == [stem, f"{stem}2", f"{stem}3"]
    assert assign_keys(clashing[::-1]) == [f"{stem}3", f"{stem}2", stem]


def test_a_key_that_is_taken_goes_to_no_other_work() -> None:
    """A work whose words all lead to a key given out before gets a number, even if it is the only one."""
    part = _parts("Doe", 2021, "Stones")
    assert assign_keys([part], taken=["doe2021stones"]) == ["doe2021stones2"]
    assert assign_keys([part, part], taken=["doe2021stones"]) == ["doe2021stones2", "doe2021stones3"]
    assert assign_keys([part], taken=["doe2021stones", "doe2021stones2"]) == ["doe2021stones3"]


def test_a_key_has_at_most_four_words() -> None:
    """Titles that part at the fourth word are told apart by it; those that part later get numbers."""
    start = "Sorting Large Stones"
    assert assign_keys([_parts("Doe", None, f"{start} {word}") for word in ("Fast", "Slowly")]) == [
        *("doesortinglargestonesfast", "doesortinglargestonesslowly")
    ]
    assert assign_keys([_parts("Doe", None, f"{start} Fast {word}") for word in ("Now", "Then Again")]) == [
        *("doesortinglargestonesfast", "doesortinglargestonesfast2")
    ]


def test_a_long_family_name_is_cut() -> None:
    """Forty letters of a name, and of a word, are as many as a key has."""
    assert assign_keys([_parts("e" * 41, 2021, "s" * 41)]) == [f"{'e' * 40}2021{'s' * 40}"]


def test_a_file_is_named_after_a_text() -> None:
    """A text whose slug is no name for a file says what it names; a long one is cut."""
    assert name_file("1. Stones", "section") == "1-stones"
    assert [name_file(text, "section") for text in ("Index", "AUX", "com1")] == [
        *("index-section", "aux-section", "com1-section")
    ]
    assert len(name_file("Stones " * 50, "section")) == 80


def test_a_slug_is_handed_out_once() -> None:
    """The second and third of a name are numbered, also where somebody took the number as a name."""
    slugs, stone, second = Slugs(), slugify("stone"), slugify("stone-2")
    assert [slugs.take(each)[0] for each in (stone, second, stone, stone)] == [
        *("stone", "stone-2", "stone-3", "stone-4"),
    ]
    assert slugs.take(stone, "other-") == ("stone", True)


# -- to the letter -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "normal"),
    [
        ("Old Walls, 2nd!", "oldwalls2nd"),
        ("a\x7fb\x00c", "abc"),
        ("Étude ½ 5", "etude125"),
        ("STRASSE straße", "strassestrasse"),
        ("ﬁne", "fine"),
        ("石 の 壁", "石の壁"),
        ("?!", "?!"),
        (" ?! ", "?!"),
        (" ★ ", "★"),
        ("", ""),
    ],
)
def test_a_title_is_its_letters_and_digits(title: str, normal: str) -> None:
    """A title without any is what it is, without the blanks around it."""
    assert normalise_title(title) == normal


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Müller", "muller"),
        ("O'Brien-Doe", "obriendoe"),
        ("ABC", "abc"),
        ("李", "li"),
        ("x 7", "x7"),
        ("★", ""),
        ("Ab7", "ab7"),
    ],
)
def test_a_name_is_folded(text: str, folded: str) -> None:
    """Letters and digits of ASCII in lower case, whatever the script."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("On the Walls of Stones", ("walls", "stones")),
        ("What is it?", ("what", "is", "it")),
        ("Walls--stones – bricks—sand/clay", ("walls", "stones", "bricks", "sand", "clay")),
        ("Wall-to-wall", ("walltowall",)),
        ("a" * 50, ("a" * 40,)),
        ("★ ☆", ("untitled",)),
        ("", ("untitled",)),
        ("★ Walls", ("walls",)),
    ],
)
def test_the_telling_words_of_a_title(title: str, words: tuple[str, ...]) -> None:
    """Without function words, unless there are no others; dashes and strokes part words, hyphens do not."""
    assert telling_words(title) == words


def test_long_slugs_are_cut_and_told_apart() -> None:
    """Eighty characters stand as they are; of more, 71 are kept, and a digest of all."""
    assert slugify("s" * 80) == "s" * 80
    one, two = slugify("s" * 81), slugify("s" * 82)
    assert len(one) == len(two) == 80
    assert one[:72] == two[:72] == f"{'s' * 71}-"
    assert one != two
    assert (slugify("★"), slugify("--a--"), slugify("")) == ("section", "a", "section")


def test_no_file_may_have_a_reserved_name() -> None:
    """The page of a folder, and what Windows takes for a device."""
    ports = {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
    assert {"index", "con", "prn", "aux", "nul"} | ports == RESERVED
    assert name_file("com10", "work") == "com10"


def test_keys_of_unknown_parts() -> None:
    """Without authors a key starts with anon, without a year it has none."""
    assert assign_keys(
        [_parts("", None, "Walls"), _parts("Doe", None, "Walls"), _parts("", 2020, "Walls")]
    ) == [*("anonwalls", "doewalls", "anon2020walls")]
    assert assign_keys([]) == []


def test_a_clash_lengthens_all_keys_that_clash_and_no_other() -> None:
    """A longer key may clash again; one that has no further word keeps the short one."""
    titles = ("Old walls", "Old gates", "Old", "New walls", "Old walls now", "Old walls then")
    assert assign_keys([_parts("Doe", 2020, title) for title in titles]) == [
        *("doe2020oldwalls", "doe2020oldgates", "doe2020old", "doe2020new"),
        *("doe2020oldwallsnow", "doe2020oldwalls2"),
    ]


def test_a_key_that_several_works_have_stays_theirs() -> None:
    """Works without a further word keep it, and one that gets to it later takes another word."""
    assert assign_keys([_parts("Doe", 2020, title) for title in ("Old", "Old!", "Ol d walls", "Ol e")]) == [
        *("doe2020old", "doe2020old2", "doe2020oldwalls", "doe2020ole")
    ]


def test_taken_keys_and_names_clash_too() -> None:
    """A key that is taken takes more words; with none left it gets a number that nobody has."""
    parts = [_parts("Doe", 2020, title) for title in ("Old walls", "Gates")]
    assert assign_keys(parts, ["doe2020old"]) == ["doe2020oldwalls", "doe2020gates"]
    assert assign_keys(parts, ["doe2020old", "doe2020oldwalls"]) == ["doe2020oldwalls2", "doe2020gates"]
    assert assign_keys(parts, ["doe2020gates", "doe2020gates2"]) == ["doe2020old", "doe2020gates3"]


def test_numbers_go_by_titles() -> None:
    """Of works that no word tells apart the first title keeps the key; a number in use is passed over."""
    parts = [_parts("Doe", 2020, title) for title in ("Walls?", "Walls!", "Walls 2", "Walls2")]
    found = dict(zip((part.title for part in parts), assign_keys(parts), strict=True))
    assert found["Walls!"] == "doe2020walls"
    assert found["Walls?"] == "doe2020walls3"
    assert {found["Walls 2"], found["Walls2"]} == {"doe2020walls2", "doe2020walls22"}


@pytest.mark.parametrize(("letters", "has_third"), [(30, True), (31, False)])
def test_words_that_do_not_fit_into_a_key_are_left_out(letters: int, has_third: bool) -> None:
    """A key has at most 150 characters, so that ten digits may follow."""
    family, words = "e" * letters, ["a" * 40, "b" * 40]
    parts = [_parts(family, None, " ".join([*words, last * 40])) for last in "xy"]
    short = family + "".join(words)
    long = [f"{short}{'x' * 40}", f"{short}{'y' * 40}"]
    assert assign_keys(parts) == (long if has_third else [short, f"{short}2"])
