"""Where the checks of what is one work draw their lines."""

import pytest

from short_ways import in_short, read_catalogue, read_recorded, read_survey
from survey_companion.audit import audit_survey, identity
from survey_companion.joining.merge import merge_survey
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Problem
from survey_companion.records.toml_records import parse_work_records

HEAD = "# T\n\n## Papers\n\n### One\n\n"
ARXIV = "https://arxiv.org/abs/2401.00001"


def _line(title: str, who: str = "A B, C D", url: str = "") -> str:
    return f"- [2024] **{title}.** *{who}* `ACL`" + (f" [[paper]({url})]" if url else "") + "\n"


def _found(code: Code, *lines: str, records: str = "") -> list[Problem]:
    """Return the problems of one kind of a list of these lines; none of the others is looked at."""
    works, problems = parse_work_records(records, "works.toml")
    assert not problems
    catalogue = read_catalogue(HEAD + "".join(lines))
    survey = audit_survey(merge_survey(catalogue, works, {}, {"list.md": "list.md"}))
    return [problem for problem in survey.problems if problem.code is code]


def _lines_of(problems: list[Problem]) -> list[int]:
    return [problem.location.line for problem in problems]


# -- one link under several titles -------------------------------------------------------------------


@pytest.mark.parametrize(("others", "settled"), [(["Rivers"], True), (["Rivers", "Lakes"], False)])
def test_a_refusal_settles_whose_link_it_is_only_if_one_work_is_left(
    others: list[str], settled: bool
) -> None:
    """When one of three works refuses a link, it is still open to which of the other two it belongs."""
    record = (
        '[doe2024stones]\ntitle = "Stones"\nauthors = ["Doe, Ana"]\nconfirmed = true\nsources = []\n'
        'not_this = [{ identifier = "arXiv:2401.00001", reason = "This is another work." }]\n'
    )
    lines = [_line(title, url=ARXIV) for title in ("Stones", *others)]
    found = _found(Code.TWO_TITLES, *lines, records=record)
    assert [problem.settled is not None for problem in found] == [settled] * len(lines)


def test_titles_alike_of_other_authors_are_a_wrong_link() -> None:
    """A work is taken for renamed only if both lines print the same authors."""
    titles = ("Sorting stones by hand", "By hand: sorting many stones")
    for authors, guess in (("A B, C D", "The work was probably renamed."), ("E F", "probably wrong.")):
        lines = (_line(titles[0], url=ARXIV), _line(titles[1], authors, url=ARXIV))
        found = _found(Code.TWO_TITLES, *lines)
        assert [problem.found.endswith(guess) for problem in found] == [True, True]


def test_at_most_three_other_titles_are_named() -> None:
    """A link under many titles is told with three of the others and the number of the rest."""
    titles = ("Amber", "Basalt", "Chalk", "Diorite", "Flint")
    lines = [_line(title, url=ARXIV) for title in titles]
    start = "arXiv 2401.00001 is “Amber” here, but “Basalt” (line 8); “Chalk” (line 9); “Diorite” (line 10)"
    end = "One of the links is probably wrong."
    assert _found(Code.TWO_TITLES, *lines[:4])[0].found == f"{start}. {end}"
    assert _found(Code.TWO_TITLES, *lines)[0].found == f"{start}; and 1 more. {end}"


# -- titles that are nearly the same -------------------------------------------------------------------


def test_titles_are_near_from_a_certain_likeness() -> None:
    """A word of one more letter makes titles near (96 of 100); another word of its length does not (86)."""
    first = _line("Sorting large stones by hand")
    assert _lines_of(_found(Code.NEAR_TITLES, first, _line("Sorting larger stones by hand"))) == [8]
    assert _found(Code.NEAR_TITLES, first, _line("Sorting small stones by hand")) == []


def test_near_titles_are_told_with_the_line_of_the_other() -> None:
    """The problem stands at the later line, and names both titles."""
    first, second = _line("Sorting large stones by hand"), _line("Sorting larger stones by hand")
    (problem,) = _found(Code.NEAR_TITLES, first, second)
    assert problem.found == "“Sorting larger stones by hand”, and “Sorting large stones by hand” on line 7"


@pytest.mark.parametrize(("titles", "pairs"), [(3, 3), (20, 190), (21, 0)])
def test_words_of_more_than_twenty_titles_do_not_make_titles_near(titles: int, pairs: int) -> None:
    """What many titles share is a custom of the list; up to twenty, each pair of near titles is told."""
    lines = [_line(f"Sorting stones by hand {number}") for number in range(titles)]
    assert len(_found(Code.NEAR_TITLES, *lines)) == pairs


def test_one_common_word_is_too_little() -> None:
    """Titles are compared only if they share two words, so that a list of thousands is read in seconds."""
    assert _found(Code.NEAR_TITLES, _line("Gravelsorting machines"), _line("Gravelsortings machines")) == []
    assert _found(Code.NEAR_TITLES, _line("Gravelsorting machines now"), _line("Gravelsortings machines now"))


def test_records_settle_that_two_titles_are_two_works() -> None:
    """Near titles are no question where both works have records; one record alone is not enough."""
    titles = ("Sorting large stones by hand", "Sorting larger stones by hand")
    records = [
        f'[doe2024{number}]\ntitle = "{title}"\nauthors = ["Doe, Ana"]\nconfirmed = true\nsources = []\n'
        for number, title in enumerate(titles)
    ]
    lines = [_line(title) for title in titles]
    assert _found(Code.NEAR_TITLES, *lines, records="".join(records)) == []
    assert _lines_of(_found(Code.NEAR_TITLES, *lines, records=records[0])) == [8]


# -- copies, and sections that hold others ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "two", "code"),
    [
        ("Roess", "Roes", Code.COPIES_DISAGREE),
        ("Quarry", "Quary", Code.COPIES_DISAGREE),
        ("Quarry", "Quarrs", Code.COPIES_DISAGREE),
        ("Quarry", "Quarrys", Code.MISSPELT_NAME),
        ("Quarry et al.", "Quarrys et al.", Code.MISSPELT_NAME),
    ],
)
def test_a_slip_in_a_name_is_told_from_another_name(one: str, two: str, code: Code) -> None:
    """Names of six letters or more that are nearly the same are one name misspelt; short ones are two."""
    survey = read_survey(f"{HEAD}{_line('T', one)}### Two\n{_line('T', two)}")
    codes = {problem.code for problem in survey.problems}
    assert codes & {Code.COPIES_DISAGREE, Code.MISSPELT_NAME} == {code}


def test_a_section_is_no_union_of_itself() -> None:
    """Only a section that holds exactly the works of smaller ones is told, with their names."""
    one = _line("X")
    both = _line("Y") + _line("Z")
    assert _found(Code.SECTION_UNION, one, f"### Two\n{both}") == []
    assert _found(Code.SECTION_UNION, one, f"### Two\n{both}", f"### All\n{one}{both}{_line('V')}") == []
    (union,) = _found(Code.SECTION_UNION, one, f"### Two\n{both}", f"### All\n{one}{both}")
    assert union.found == "All has the 3 works of One and Two, and no other"


# -- one link under several titles, line by line -----------------------------------------------------------

RECORD = '[{key}]\ntitle = "{title}"\nauthors = ["{who}"]\nconfirmed = true\nsources = []\n{more}\n'


def _listed(title: str, *links: str, who: str = "A B, C D", venue: str = "ACL", year: int = 2024) -> str:
    shown = "".join(f" [[paper]({link})]" for link in links)
    return f"- [{year}] **{title}.**{f' *{who}*' if who else ''}{f' `{venue}`' if venue else ''}{shown}\n"


def _titles(*lines: str, records: str = "") -> list[str]:
    return in_short(identity.check_titles(read_recorded(HEAD + "".join(lines), records)))


def test_a_link_of_one_title_is_no_question() -> None:
    """A work may have its link in many lines and twice in one."""
    lines = (_listed("Stones", ARXIV, ARXIV), _listed("Stones", ARXIV), _listed("Walls", f"{ARXIV}0"))
    assert _titles(*lines) == []


def test_a_link_of_two_titles_is_told_once_for_each() -> None:
    """The first line with the link stands for its work, and each names the other."""
    lines = (
        _listed("Stones"),
        _listed("Stones", ARXIV, ARXIV),
        _listed("Stones", ARXIV),
        _listed("Walls", ARXIV),
    )
    start, end = "two-titles: arXiv 2401.00001 is", "One of the links is probably wrong."
    assert _titles(*lines) == [
        f"list.md:8:1 {start} “Stones” here, but “Walls” (line 10). {end} (b2024stones)",
        f"list.md:10:1 {start} “Walls” here, but “Stones” (line 8). {end} (b2024walls)",
    ]


@pytest.mark.parametrize(
    ("url", "more", "is_in_neither"),
    [
        (ARXIV, "", True),
        (ARXIV, 'arxiv = "2401.00001"', False),  # it is the record's
        ("https://stones.example.org/all", "", False),  # a volume may hold both
        ("https://openreview.net/forum?id=Stones", "", True),
    ],
)
def test_an_identifier_in_neither_entry_is_told_so(url: str, more: str, is_in_neither: bool) -> None:
    """The message says where the identifier is, if a work has it, and that it is nowhere otherwise."""
    record = RECORD.format(key="doe", title="Stones", who="Doe, Ana", more=more) if more else ""
    lines = (_listed("Stones", url), _listed("Walls", url))
    wrong = (
        "lines with different titles have the same identifier; they are kept as different works, and it is in"
        " the entry of neither"
    )
    for problem in identity.check_titles(read_recorded(HEAD + "".join(lines), record)):
        assert problem.wrong == (wrong if is_in_neither else None)


@pytest.mark.parametrize(
    ("one", "two", "who", "guess"),
    [
        ("STONE", "Stones of walls", "A B, C D", "One title is a short name of the other."),
        ("Stones of walls", "STONE", "A B, C D", "One title is a short name of the other."),
        ("STONE", "Stones of walls", "E F", "One title is a short name of the other."),
        ("Big walls", "Walls, big and small", "A B, C D", "One of the links is probably wrong."),
        ("Large old stones", "Stones, old and large", "A B, C D", "The work was probably renamed."),
        ("Large old stones", "Stones, old and large", "A B et al.", "One of the links is probably wrong."),
    ],
)
def test_the_likely_reason_is_named(one: str, two: str, who: str, guess: str) -> None:
    """A short name starts the other title; a renamed work has like words and the same authors."""
    lines = (_listed(one, ARXIV), _listed(two, ARXIV, who=who))
    found = list(identity.check_titles(read_recorded(HEAD + "".join(lines), "")))
    assert [each.found.endswith(f"). {guess}") for each in found] == [True, True]


@pytest.mark.parametrize(
    ("same", "guess"),
    [(500, "One title is a short name of the other."), (499, "One of the links is probably wrong.")],
)
def test_very_long_titles_are_compared_in_part(same: int, guess: str) -> None:
    """Those with 500 characters in common are taken for short names of each other."""
    lines = [_listed(f"{'a' * same}{end * 50}", ARXIV, who=who) for end, who in (("b", "A B"), ("c", "E F"))]
    assert [guess in each for each in _titles(*lines)] == [True, True]


REFUSED = '{{identifier = "arXiv:{}", reason = "{}."}}'
REFUSAL = f"not_this = [{REFUSED.format('2401.00009', 'Sand')}, {REFUSED.format('2401.00001', 'Walls')}]"


def test_the_reason_of_the_refusal_settles_both_lines() -> None:
    """It is that of the identifier in question, with the place of the record."""
    record = RECORD.format(key="doe", title="Stones", who="Doe, Ana", more=REFUSAL)
    lines = (_listed("Stones", ARXIV), _listed("Walls", ARXIV))
    settled = [text.partition(" settled: ")[2] for text in _titles(*lines, records=record)]
    assert settled == ["works.toml:1:1: Walls."] * 2
    other = record.replace("2401.00001", "2401.00008")
    assert [text.partition(" settled: ")[2] for text in _titles(*lines, records=other)] == ["", ""]


def test_works_that_all_refuse_a_link_settle_it() -> None:
    """The first reason is named; where two do not refuse it, one refusal settles nothing."""
    refusal = 'not_this = [{{identifier = "arXiv:2401.00001", reason = "{}."}}]'
    records = [
        RECORD.format(key=title.lower(), title=title, who="Doe, Ana", more=refusal.format(title))
        for title in ("Stones", "Walls")
    ]
    lines = (_listed("Stones", ARXIV), _listed("Walls", ARXIV))
    settled = [text.partition(" settled: ")[2] for text in _titles(*lines, records="".join(records))]
    assert settled == ["works.toml:1:1: Stones."] * 2
    more = (_listed("Sand", ARXIV), *lines)
    settled = [text.partition(" settled: ")[2] for text in _titles(*more, records="".join(records))]
    assert settled == ["works.toml:1:1: Stones."] * 3
    settled = [text.partition(" settled: ")[2] for text in _titles(*more, records=records[0])]
    assert settled == ["", "", ""]


# -- several links under one title -------------------------------------------------------------------------


def _identifiers(*lines: str, records: str = "") -> list[str]:
    return in_short(identity.check_identifiers(read_recorded(HEAD + "".join(lines), records)))


OTHER = "https://arxiv.org/abs/2401.00002"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (((ARXIV,), (f"{ARXIV}v2",)), []),
        (((ARXIV,), ("https://doi.org/10.1000/a",), ("https://aclanthology.org/2024.acl-long.1",)), []),
        (((ARXIV, OTHER),), ["7:1 two-identifiers: arXiv 2401.00002, but arXiv 2401.00001 on line 7"]),
        (((ARXIV,), (OTHER,)), ["8:1 two-identifiers: arXiv 2401.00002, but arXiv 2401.00001 on line 7"]),
        (
            ((ARXIV,), (OTHER,), (OTHER,), ("https://arxiv.org/abs/2401.00003",)),
            [
                "8:1 two-identifiers: arXiv 2401.00002, but arXiv 2401.00001 on line 7",
                "10:1 two-identifiers: arXiv 2401.00003, but arXiv 2401.00001 on line 7",
            ],
        ),
        ((("https://a.org/1", "https://a.org/2"),), []),  # one line may have several addresses
        (
            (("https://a.org/1",), ("https://a.org/2", "https://a.org/1")),
            ["8:1 two-identifiers: address a.org/2, but address a.org/1 on line 7"],
        ),
        (((), (ARXIV,), (), (ARXIV,)), []),
    ],
)
def test_further_identifiers_of_one_kind_are_told(
    lines: tuple[tuple[str, ...], ...], found: list[str]
) -> None:
    """Each identifier of a kind that the work has already is named once, with the first one."""
    shown = _identifiers(*(_listed("Stones", *links) for links in lines))
    assert [text.partition(" (")[0] for text in shown] == [f"list.md:{each}" for each in found]


@pytest.mark.parametrize(
    ("more", "is_settled"),
    [
        ("", False),
        ('arxiv = "2401.00001"', False),
        ('arxiv = "2401.00002"', False),
        ('arxiv = "2401.00001"\nnot_this = [{identifier = "arXiv:2401.00002", reason = "Sand."}]', True),
        ('arxiv = "2401.00002"\nnot_this = [{identifier = "arXiv:2401.00001", reason = "Sand."}]', True),
        ('not_this = [{identifier = "arXiv:2401.00002", reason = "Sand."}]', False),
    ],
)
def test_a_record_settles_two_identifiers_if_it_knows_both(more: str, is_settled: bool) -> None:
    """It has one of them and refuses the other; one answer leaves the other open."""
    record = RECORD.format(key="doe", title="Stones", who="Doe, Ana", more=more)
    found = _identifiers(_listed("Stones", ARXIV), _listed("Stones", OTHER), records=record)
    assert [text.endswith(" settled: works.toml:1:1") for text in found] == [is_settled]


# -- lines of one work ---------------------------------------------------------------------------------------


def test_each_further_line_in_a_section_is_told_with_the_first() -> None:
    """A line in another section is no repetition."""
    lines = [
        _listed("Stones"),
        _listed("stones!"),
        "### Two\n",
        _listed("Stones"),
        "### One more\n",
        _listed("Stones") * 2,
    ]
    survey = read_recorded(HEAD + "".join(lines), "")
    assert in_short(identity.check_repetitions(survey)) == [
        "list.md:8:1 listed-twice: “stones!”, also on line 7 (b2024stones)",
        "list.md:13:1 listed-twice: “Stones”, also on line 12 (b2024stones)",
    ]


def _copies(*lines: str, records: str = "") -> list[str]:
    survey = read_recorded(HEAD + "### Next\n".join(lines), records)
    return [text.rpartition(" (quarry")[0] for text in in_short(identity.check_copies(survey))]


PLAIN = "- [2024] **Stones.** *Doe Quarry* `ACL`"


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (PLAIN, None),
        (PLAIN.replace("2024", "2023"), "copies-disagree: year 2023, but 2024"),
        (PLAIN.replace("[2024] ", ""), "copies-disagree: year none, but 2024"),
        (PLAIN.replace("Doe Quarry", "Doe Poe"), "copies-disagree: authors Doe Poe, but Doe Quarry"),
        (PLAIN.replace("Doe Quarry", "Doe Quarrry"), "misspelt-name: authors Doe Quarrry, but Doe Quarry"),
        (PLAIN.replace("*Doe Quarry* ", ""), "copies-disagree: authors none, but Doe Quarry"),
        (
            PLAIN.replace("Doe Quarry", "Doe Quarry et al."),
            "misspelt-name: authors Doe Quarry et al., but Doe Quarry",
        ),
        (PLAIN.replace("`ACL`", "`EMNLP`"), "copies-disagree: venue EMNLP, but ACL"),
        (PLAIN.replace(" `ACL`", ""), "copies-disagree: venue none, but ACL"),
        (PLAIN.replace("`ACL`", "`arXiv`"), None),
        (PLAIN.replace("2024", "2023").replace("`ACL`", "`arXiv`"), None),
        (
            PLAIN.replace("Doe Quarry", "Doe Poe").replace("`ACL`", "`arXiv`"),
            "copies-disagree: authors Doe Poe, but Doe Quarry",
        ),
        (f"{PLAIN} [[code](https://a.org)]", "copies-disagree: code link https://a.org, but none"),
    ],
)
def test_lines_of_one_work_say_the_same(other: str, found: str | None) -> None:
    """What differs is told at the later line, with the first; a preprint may have its own year and venue."""
    told = f"list.md:9:1 {found} on line 7, of “Stones”"
    assert _copies(f"{PLAIN}\n", f"{other}\n") == ([told] if found else [])


def test_every_line_is_compared_with_the_first() -> None:
    """A third line is not compared with the second; two preprints of other years disagree."""
    lines = [PLAIN.replace("ACL", "arXiv").replace("2024", year) + "\n" for year in ("2021", "2022", "2021")]
    assert _copies(*lines) == ["list.md:9:1 copies-disagree: year 2022, but 2021 on line 7, of “Stones”"]
    assert _copies(
        *(f"{PLAIN.replace('Doe Quarry', who)}\n" for who in ("Doe Quarry", "Doe Poe", "Doe Roe"))
    ) == [
        "list.md:9:1 copies-disagree: authors Doe Poe, but Doe Quarry on line 7, of “Stones”",
        "list.md:11:1 copies-disagree: authors Doe Roe, but Doe Quarry on line 7, of “Stones”",
    ]


def test_only_a_slip_in_a_name_is_a_slip() -> None:
    """Venues that are nearly the same are two venues; a code link may differ in one letter too."""
    venues = (PLAIN.replace("ACL", "Quarry Letters"), PLAIN.replace("ACL", "Quarry Letter"))
    assert _copies(*(f"{each}\n" for each in venues)) == [
        "list.md:9:1 copies-disagree: venue Quarry Letter, but Quarry Letters on line 7, of “Stones”"
    ]


@pytest.mark.parametrize(
    ("more", "settled"),
    [
        ("", {"authors"}),
        ("year = 2024", {"authors", "year"}),
        ("authors_truncated = true", set()),
        ('published = {type = "misc", short = "A", year = 2024}', {"authors", "venue"}),
        ('arxiv = "2401.00001"', {"authors", "venue"}),
        ('code = "https://a.org"', {"authors", "code link"}),
        ('weights = "https://a.org"', {"authors", "code link"}),
        ('page = "https://a.org"', {"authors", "code link"}),
    ],
)
def test_a_record_settles_what_it_says(more: str, settled: set[str]) -> None:
    """Each of the four questions is answered by its own fields."""
    other = "- [2023] **Stones.** *Bo Roe* `EMNLP` [[code](https://a.org)]\n"
    record = RECORD.format(key="doe", title="Stones", who="Doe, Ana", more=more)
    survey = read_recorded(f"{HEAD}{PLAIN}\n### Next\n{other}", record)
    names = ("year", "authors", "venue", "code link")
    found = {
        name: each.settled
        for each in identity.check_copies(survey)
        for name in names
        if each.found.startswith(f"{name} ")
    }
    assert found == {name: "works.toml:1:1" if name in settled else None for name in names}
    (work,) = survey.works
    assert [name for name in names if identity.knows(work, name)] == [
        name for name in names if name in settled
    ]


def test_without_a_record_nothing_is_known() -> None:
    """A work of lines alone answers no question, and a record without authors does not either."""
    (work,) = read_recorded(f"{HEAD}{PLAIN}\n", "").works
    assert not any(identity.knows(work, name) for name in ("year", "authors", "venue", "code link"))
    record = RECORD.format(key="doe", title="Stones", who="", more="").replace('[""]', "[]")
    (work,) = read_recorded(f"{HEAD}{PLAIN}\n", record).works
    assert not identity.knows(work, "authors")


def test_another_spelling_of_a_title_is_told() -> None:
    """A line with another title than its work is named with one that has it; a record settles it."""
    lines = [
        f"- [2024] **{title}.** *Doe Quarry* `ACL` [[paper]({ARXIV})]\n"
        for title in ("Sorting of Stones", "Sorting of stones!", "Sorting off Stones")
    ]
    assert _copies(*lines) == [
        (
            "list.md:11:1 copies-disagree: title “Sorting off Stones”, but “Sorting of Stones” on line 7,"
            " with the same identifier"
        ),
    ]
    record = RECORD.format(
        key="doe", title="Sorting of Stones", who="Quarry, Doe", more='arxiv = "2401.00001"'
    )
    assert _copies(*lines, records=record) == []


def test_authors_are_told_as_printed() -> None:
    """Persons with and without a given name, a team, and what is left out."""
    for printed in ("Ana Doe, Bo Roe", "Doe et al.", "Quarry Team", "Ana Doe et al."):
        (work,) = read_recorded(f"{HEAD}- [2024] **Stones.** *{printed}* `ACL`\n", "").works
        assert identity.authors(work.listings[0]) == printed
    (work,) = read_recorded(f"{HEAD}- [2024] **Stones.** `ACL`\n", "").works
    assert identity.authors(work.listings[0]) == "none"


# -- sections that hold others -------------------------------------------------------------------------------


def _unions(*sections: str) -> list[str]:
    """Return what is said of sections "S1" … with the works that these letters name."""
    text = "# T\n## Walls\n" + "".join(
        f"### S{number}\n" + "".join(_listed(f"Wall {letter}") for letter in letters)
        for number, letters in enumerate(sections, 1)
    )
    return [
        text.partition(" section-union: ")[2]
        for text in in_short(identity.check_unions(read_recorded(text, "")))
    ]


@pytest.mark.parametrize(
    ("sections", "found"),
    [
        (("AB", "A"), []),
        (("AB", "A", "B"), ["S1 has the 2 works of S2 and S3, and no other (sec-walls-s1)"]),
        (("A", "AB", "B"), ["S2 has the 2 works of S1 and S3, and no other (sec-walls-s2)"]),
        (("ABC", "AB", "BC"), ["S1 has the 3 works of S2 and S3, and no other (sec-walls-s1)"]),
        (("ABC", "A", "B"), []),
        (("AB", "AB"), []),
        (
            ("AB", "A", "AB", "B"),
            [
                "S1 has the 2 works of S2 and S4, and no other (sec-walls-s1)",
                "S3 has the 2 works of S2 and S4, and no other (sec-walls-s3)",
            ],
        ),
        (("AB", "B", "A", "A"), ["S1 has the 2 works of S3 and S4 and S2, and no other (sec-walls-s1)"]),
        (("ABC", "AB", "A", "C"), ["S1 has the 3 works of S2 and S3 and S4, and no other (sec-walls-s1)"]),
        (
            ("ABCD", "AB", "BC", "CD", "X"),
            ["S1 has the 4 works of S2 and S3 and S4, and no other (sec-walls-s1)"],
        ),
    ],
)
def test_a_section_that_holds_others_is_told(sections: tuple[str, ...], found: list[str]) -> None:
    """A section with exactly the works of smaller ones is named with these, as their first works stand."""
    assert sorted(_unions(*sections)) == found


@pytest.mark.parametrize(("parts", "more"), [(10, ""), (11, " and 1 more"), (12, " and 2 more")])
def test_ten_sections_are_named(parts: int, more: str) -> None:
    """The message stays readable however many sections there are."""
    letters = "ABCDEFGHIJKLM"[:parts]
    names = " and ".join(f"S{number}" for number in range(2, 12))
    assert _unions(letters, *letters) == [
        f"S1 has the {parts} works of {names}{more}, and no other (sec-walls-s1)"
    ]
