"""A key names one work for ever, whatever becomes of the list."""

from collections.abc import Iterable, Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from short_ways import read_catalogue
from survey_companion.audit import audit_survey
from survey_companion.joining.kept_keys import find_kept, keep_keys
from survey_companion.joining.merge import merge_survey
from survey_companion.model.given_keys import GivenKey, GivenKeys, KeyBook, Signs
from survey_companion.model.identifiers import Identifier, Scheme
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location
from survey_companion.model.survey import Survey
from survey_companion.records.key_lock import parse_keys, render_keys
from survey_companion.records.toml_records import parse_work_records

HEAD = "# T\n## Birds\n### Larks\n"


def _line(title: str, who: str = "Doe", url: str = "", year: int = 2024) -> str:
    link = f" [[paper]({url})]" if url else ""
    return f"- [{year}] **{title}.** *{who} et al.*{link}\n"


def _arxiv(number: int) -> str:
    return f"https://arxiv.org/abs/2401.{number:05}"


class History:
    """Reads one list after another, with the keys of the runs before as they stand in the file."""

    def __init__(self) -> None:
        self.text: str | None = None

    def read(self, *lines: str, records: str = "", is_borrowed: bool = False) -> Survey:
        """Return the survey of the lines, and keep its keys; a second run changes none of them."""
        facts, problems = parse_work_records(records, "works.toml")
        assert not problems
        survey = self._merge(lines, facts, is_borrowed=is_borrowed)
        self.text = render_keys(survey.key_book.keys)
        assert render_keys(self._merge(lines, facts, is_borrowed=is_borrowed).key_book.keys) == self.text
        return survey

    def _merge(self, lines: Sequence[str], facts: object, *, is_borrowed: bool) -> Survey:
        keys: tuple[GivenKey, ...] = ()
        if self.text is not None:
            keys, problems = parse_keys(self.text, "keys.lock")
            assert not problems
        catalogue = read_catalogue(HEAD + "".join(lines))
        given_keys = GivenKeys(keys=keys, is_borrowed=is_borrowed)
        return audit_survey(
            merge_survey(catalogue, facts, {}, {"list.md": "list.md"}, given_keys)  # type: ignore[arg-type]
        )

    def line_of(self, key: str) -> str:
        """Return the line of a key without the key."""
        return next(
            line.partition(" ")[2] for line in (self.text or "").splitlines() if line.split(" ")[0] == key
        )


def _keys(survey: Survey) -> dict[str, str]:
    return {work.title: work.key for work in survey.works}


def test_a_work_of_the_same_name_changes_no_key() -> None:
    """The first keeps the short key, wherever the second is put; the second gets a key of its own."""
    history = History()
    first, second = _line("Song of Larks", url=_arxiv(1)), _line("Song of Terns", url=_arxiv(2))
    assert _keys(history.read(first)) == {"Song of Larks": "doe2024song"}
    both = {"Song of Larks": "doe2024song", "Song of Terns": "doe2024songterns"}
    assert _keys(history.read(second, first)) == both
    assert _keys(history.read(first, second)) == both
    assert _keys(history.read(second)) == {"Song of Terns": "doe2024songterns"}
    assert _keys(history.read(first, second)) == both


def test_numbers_of_keys_are_given_once() -> None:
    """Works whose words do not tell them apart have numbers, and none moves up when one goes."""
    lines = [_line(f"Larks{mark}", who="Doe", url=_arxiv(number)) for number, mark in enumerate(("!", " of"))]
    history = History()
    lines[1] = lines[1].replace("Larks of", "The Larks")
    before = _keys(history.read(*lines))
    assert sorted(before.values()) == ["doe2024larks", "doe2024larks2"]
    assert _keys(history.read(lines[1])) == {"The Larks": before["The Larks"]}
    new = _line("Larks with them", url=_arxiv(3))
    assert history.read(lines[1], new).works[1].key == "doe2024larks3"
    assert _keys(history.read(*lines, new)).items() >= before.items()


def test_a_gone_work_is_remembered_and_comes_back() -> None:
    """Its line says that it is gone and where it was; its key is nobody's until it is there again."""
    history = History()
    lark, tern = _line("Song of Larks", url=_arxiv(1)), _line("Terns", url=_arxiv(2))
    history.read(lark, tern)
    survey = history.read(tern)
    assert survey.gone == {"doe2024song": "taxonomy/birds/larks"}
    assert history.line_of("doe2024song").startswith("gone arxiv:2401.00001 ")
    (problem,) = (each for each in survey.problems if each.code is Code.LOST_KEY)
    assert (problem.location, problem.found) == (Location(path="keys.lock", line=5), "doe2024song")
    survey = history.read(tern, _line("Song of Swifts", url=_arxiv(3)))
    assert not [each for each in survey.problems if each.code is Code.LOST_KEY], "it is said once"
    assert survey.works[1].key == "doe2024songswifts"
    survey = history.read(tern, lark)
    assert set(survey.gone) == {"doe2024songswifts"}
    assert survey.works[1].key == "doe2024song"


@pytest.mark.parametrize(
    "corrected",
    [
        _line("Sung by Larks", url=_arxiv(1), year=2023),  # title
        _line("Song of Larks", url=_arxiv(9)),  # identifier
        _line("Song of Larks", who="Roe", url=_arxiv(1)),  # authors
        _line("Song of Larks", who="Roe"),  # a lost link, too
        _line("Song of larks!", url="https://aclanthology.org/2024.acl-long.1"),
    ],
)
def test_a_corrected_line_keeps_its_key(corrected: str) -> None:
    """Title or identifier is enough to know the work by."""
    history = History()
    assert history.read(_line("Song of Larks", url=_arxiv(1))).works[0].key == "doe2024song"
    assert history.read(corrected).works[0].key == "doe2024song"


@pytest.mark.parametrize(
    "other",
    [
        _line("Song of Larks", who="Roe", url=_arxiv(9)),  # the title alone
        _line("Wing of Terns", who="Roe", url=_arxiv(1)),  # the identifier alone
    ],
)
def test_another_work_in_its_place_gets_another_key(other: str) -> None:
    """One sign with other authors is a mistake or another work, which never gets the key."""
    history = History()
    history.read(_line("Song of Larks", url=_arxiv(1)))
    assert history.read(other).works[0].key.startswith("roe2024")
    assert history.line_of("doe2024song").startswith("gone ")


def test_namesakes_keep_their_keys() -> None:
    """Works of one title are told apart by identifiers and authors, in any order, with any of them away."""
    lines = [
        _line("Deep Larks", who=who, url=_arxiv(number), year=2024)
        for number, who in enumerate(("Doe", "Roe", "Poe"))
    ]
    history = History()
    keys = {work.listings[0].links[0].url: work.key for work in history.read(*lines).works}
    assert len(set(keys.values())) == 3
    for order in [*permutations(lines), *permutations(lines, 2), *permutations(lines, 1)]:
        works = history.read(*order).works
        assert {work.listings[0].links[0].url: work.key for work in works}.items() <= keys.items()


def test_works_that_become_one_lead_to_one_key_and_part_again() -> None:
    """The key that is no longer used leads to the other, and both are back when the works are two again."""
    one, two = _line("Deep Larks", who="Doe", url=_arxiv(1)), _line("Deep Larks", who="Roe", url=_arxiv(2))
    history = History()
    first, second = (work.key for work in history.read(one, two).works)
    survey = history.read(one, two, _line("Deep Larks", who="Ana Doe, Bo Roe"))
    (work,) = survey.works
    assert survey.aliases == {({first, second} - {work.key}).pop(): work.key}
    for lines in ((one, two), (two, one)):
        history.read(*lines, _line("Deep Larks", who="Ana Doe, Bo Roe"))
        found = {work.listings[0].links[0].url: work.key for work in history.read(*lines).works}
        assert found == {_arxiv(1): first, _arxiv(2): second}


# -- records -----------------------------------------------------------------------------------------

RECORD = """
[{key}]
title = "{title}"
authors = ["Doe, Ana"]
arxiv = "2401.00001"
confirmed = true
sources = []
"""


def test_the_key_of_a_record_wins_and_the_old_one_leads_to_it() -> None:
    """Also after the record gets another key, and after it is gone."""
    line = _line("Song of Larks", url=_arxiv(1))
    history = History()
    history.read(line)
    survey = history.read(line, records=RECORD.format(key="doe2024larks", title="Song of Larks"))
    assert (survey.works[0].key, survey.aliases) == ("doe2024larks", {"doe2024song": "doe2024larks"})
    survey = history.read(line, records=RECORD.format(key="doe2024best", title="Song of Larks"))
    assert survey.works[0].key == "doe2024best"
    assert survey.aliases == dict.fromkeys(["doe2024larks", "doe2024song"], "doe2024best")
    assert history.line_of("doe2024song").startswith("now:")
    survey = history.read()
    assert survey.gone == dict.fromkeys(
        ["doe2024best", "doe2024larks", "doe2024song"], "taxonomy/birds/larks"
    )


def test_an_alias_stays_when_its_record_no_longer_names_it() -> None:
    """What was given out once leads on."""
    record = RECORD.format(key="doe2024larks", title="Song of Larks")
    line = _line("Song of Larks", url=_arxiv(1))
    history = History()
    history.read(line, records=f'{record}aliases = ["doe2020old"]\n')
    assert history.line_of("doe2020old") == "now:doe2024larks"
    assert history.read(line, records=record).aliases == {"doe2020old": "doe2024larks"}


def test_a_record_must_not_take_the_key_of_another_work() -> None:
    """Neither as its key nor as its alias; it is an error, and the key stays where it was."""
    lines = [_line("Song of Larks", url=_arxiv(1)), _line("Terns", who="Moe", url=_arxiv(2))]
    history = History()
    history.read(*lines)
    kept = history.text
    survey = history.read(*lines, records=RECORD.format(key="moe2024terns", title="Song of Larks"))
    (problem,) = (each for each in survey.problems if each.code is Code.REUSED_KEY)
    assert problem.found == "[moe2024terns] was a work with the title terns (keys.lock:6:1)"
    history.text = kept
    record = RECORD.format(key="doe2024larks", title="Song of Larks") + 'aliases = ["moe2024terns"]\n'
    survey = history.read(*lines, records=record)
    assert survey.works[1].key == "moe2024terns"
    assert [each.code for each in survey.problems if each.code is Code.KEY_USED_TWICE] == [
        Code.KEY_USED_TWICE
    ]


def test_a_record_that_describes_no_line_takes_no_key_away() -> None:
    """A slip in its title is an error, and changes no key."""
    line = _line("Song of Larks", url=_arxiv(1))
    history = History()
    history.read(line)
    survey = history.read(line, records=RECORD.format(key="doe2024song", title="Sung of Larks"))
    assert survey.works[0].key == "doe2024song"
    assert Code.UNLISTED_RECORD in {each.code for each in survey.problems}


def test_a_corrected_title_keeps_the_key_of_its_record() -> None:
    """The line is recognised by its link, which the record has, too."""
    record = RECORD.format(key="doe2024best", title="Song of Larks")
    history = History()
    history.read(_line("Song of Larks", url=_arxiv(1)), records=record)
    survey = history.read(_line("The Songs of Larks", url=_arxiv(1)), records=record)
    assert [work.key for work in survey.works] == ["doe2024best"]


def test_a_corrected_title_keeps_the_key_whose_record_spells_the_author_otherwise() -> None:
    """The line and its record are one work, so what either calls the author is a sign of it."""
    record = RECORD.format(key="doe2024best", title="Song of Larks")
    history = History()
    history.read(_line("Song of Larks", who="Ana-Doe", url=_arxiv(1)), records=record)
    survey = history.read(_line("The Songs of Larks", who="Ana-Doe", url=_arxiv(1)), records=record)
    assert [work.key for work in survey.works] == ["doe2024best"]


def test_keys_of_a_longer_list_are_not_gone() -> None:
    """A part of the lists that is read alone takes their keys, and says nothing of the other works."""
    lines = [_line("Song of Larks", url=_arxiv(1)), _line("Terns", url=_arxiv(2))]
    history = History()
    history.read(*lines)
    survey = history.read(lines[1], is_borrowed=True)
    assert (survey.gone, survey.key_book.lost) == ({}, ())
    assert history.line_of("doe2024song").startswith("arxiv:")


# -- step by step ------------------------------------------------------------------------------------


def _signs(titles: str = "", identifiers: str = "", authors: str = "") -> Signs:
    """Return signs from words: `_signs("song", "1 2", "doe")`."""
    return Signs(
        titles=tuple(titles.split()),
        identifiers=tuple(Identifier(Scheme.ARXIV, each) for each in identifiers.split()),
        authors=tuple(authors.split()),
    )


def _given(key: str, titles: str = "", identifiers: str = "", authors: str = "", **more: object) -> GivenKey:
    return GivenKey(key=key, signs=_signs(titles, identifiers, authors), **more)  # type: ignore[arg-type]


def _kept(works: Sequence[Signs], *given: GivenKey) -> list[str | None]:
    return [found.key if found else None for found in find_kept(works, given)]


FULL = _signs("song", "1", "doe")


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        (_signs("song", "1"), _signs("song", "", "doe")),
        (_signs("song", "1"), _signs("song")),
        (_signs("song", "1"), _signs("", "1", "doe")),
        (_signs("song", "", "doe"), _signs("song")),
        (_signs("song", "", "doe"), _signs("", "1", "doe")),
        (_signs("song"), _signs("", "1")),
    ],
)
def test_the_stronger_sign_decides(stronger: Signs, weaker: Signs) -> None:
    """Title and identifier, title and author, title, identifier: in this order, whatever the keys are."""
    for one, two in (("a", "b"), ("b", "a")):
        keys = [GivenKey(key=one, signs=stronger), GivenKey(key=two, signs=weaker)]
        assert _kept([FULL], *keys) == _kept([FULL], *keys[::-1]) == [one]
        assert _kept([stronger, weaker], GivenKey(key=one, signs=FULL)) == [one, None]
        assert _kept([weaker, stronger], GivenKey(key=one, signs=FULL)) == [None, one]


def test_each_of_several_titles_and_identifiers_is_a_sign() -> None:
    """One in common is enough; none in common is nothing, and an author alone is nothing either."""
    assert _kept([_signs("a b", "1")], _given("k", "b c", "9")) == ["k"]
    assert _kept([_signs("a", "1 2")], _given("k", "z", "2 3")) == ["k"]
    assert _kept([_signs("a", "1", "doe")], _given("k", "z", "9", "doe")) == [None]
    assert _kept([_signs("a"), _signs("b")], _given("k", "b")) == [None, "k"]
    assert _kept([]) == []
    assert _kept([FULL]) == [None]


def test_other_authors_need_both_signs() -> None:
    """Its key is that of other authors only by title and identifier, or where an identifier is unknown."""
    other = _signs("song", "1", "roe")
    assert _kept([other], GivenKey(key="k", signs=FULL)) == ["k"]
    assert _kept([other], _given("k", "song", "2", "doe")) == [None]
    assert _kept([other], _given("k", "other", "1", "doe")) == [None]
    assert _kept([other], _given("k", "song", "", "doe")) == ["k"]


def test_keys_in_use_come_before_those_of_gone_works_and_earlier_ones() -> None:
    """Works get first the keys in use, then gone ones, then earlier ones, each by name."""
    keys = [
        GivenKey(key="a", signs=FULL, now="other", is_gone=True),
        GivenKey(key="b", signs=FULL, now="other"),
        GivenKey(key="d", signs=FULL, is_gone=True),
        GivenKey(key="c", signs=FULL, is_gone=True),
        GivenKey(key="f", signs=FULL),
        GivenKey(key="e", signs=FULL),
    ]
    for given_keys in (keys, keys[::-1]):
        assert _kept([FULL] * 7, *given_keys) == ["e", "f", "c", "d", "b", "a", None]


def test_of_several_marks_the_best_key_is_taken() -> None:
    """A work whose first title had a gone key, and its second one in use, keeps that in use."""
    keys = (_given("a", "song", is_gone=True), _given("b", "tune"))
    assert _kept([_signs("song tune")], *keys) == _kept([_signs("tune song")], *keys) == ["b"]


def test_what_two_works_could_claim_does_not_depend_on_their_order() -> None:
    """Titles, then identifiers, then authors decide which of them comes first."""
    for first, second in (
        (_signs("a c"), _signs("b c")),
        (_signs("c", "1 9"), _signs("c", "2 9")),
        (_signs("c", "9", "doe"), _signs("c", "9", "roe")),
    ):
        key = _given("k", "c", "9")
        assert _kept([first, second], key) == ["k", None]
        assert _kept([second, first], key) == [None, "k"]


@pytest.mark.parametrize(("others", "kept"), [(49, "z"), (50, None)])
def test_fifty_keys_of_one_sign_are_compared(others: int, kept: str | None) -> None:
    """Thousands of works of one title take no time; whoever comes later is a new work."""
    keys = [_given(f"k{number:02}", "song", f"9{number}", "poe") for number in range(others)]
    assert _kept([FULL], *keys, _given("z", "song")) == [kept]
    last = _given("z", "song")
    live = [*keys, last]
    book = keep_keys([_given("old", "song", "1", "doe")], live, {})
    assert {each.key: each.now for each in book.keys}["old"] == kept


# -- what is remembered ------------------------------------------------------------------------------


def _book(book: KeyBook) -> dict[str, tuple[str | None, bool]]:
    """Return for each key the key that it leads to, and whether its work is gone."""
    return {each.key: (each.now, each.is_gone) for each in book.keys}


LIVE = _given("new", "song", "1", "doe", place="taxonomy/birds/larks")


def test_every_key_is_remembered_in_order() -> None:
    """Those in use, aliases, gone ones and earlier ones, each with what it had."""
    earlier = [
        _given("older", "tune", now="old"),
        _given("old", "tune", "8", place="taxonomy/x", is_gone=True),
        _given("lost", "air", "9", place="taxonomy/y"),
        LIVE,
    ]
    book = keep_keys(earlier, [LIVE], {"alias": "new"})
    assert book.keys == (
        GivenKey(key="alias", now="new"),
        _given("lost", "air", "9", place="taxonomy/y", is_gone=True),
        LIVE,
        earlier[1],
        earlier[0],
    )
    assert book.lost == (earlier[2],), "as it was"
    assert book.reused == ()


def test_keys_of_another_list_are_left_as_they_are() -> None:
    """Those without a work here are neither gone nor lost, but an alias is one all the same."""
    earlier = [_given("lost", "air", place="taxonomy/y"), _given("was", "tune")]
    book = keep_keys(earlier, [LIVE], {"was": "new"}, is_borrowed=True)
    assert _book(book) == {"lost": (None, False), "new": (None, False), "was": ("new", False)}
    assert book.lost == ()


def test_an_alias_leads_to_a_key_in_use_and_is_none_itself() -> None:
    """It keeps its signs, but has no place and is not gone any more."""
    before = _given("was", "tune", "7", place="taxonomy/y", is_gone=True)
    book = keep_keys([before], [LIVE, _given("two")], {"was": "new", "new": "two", "odd": "nothing"})
    assert book.keys == (LIVE, _given("two"), _given("was", "tune", "7", now="new"))


@pytest.mark.parametrize(
    ("titles", "identifiers", "authors", "now"),
    [
        ("song", "", "", "new"),
        ("", "1", "", "new"),
        ("song", "1", "roe", "new"),
        ("song", "9", "roe", None),  # a namesake
        ("", "9", "doe", None),  # an author has many works
        ("other", "1", "roe", None),
    ],
)
def test_a_key_whose_work_was_joined_with_another_leads_to_it(
    titles: str, identifiers: str, authors: str, now: str | None
) -> None:
    """It is found by the same signs as a kept key; otherwise it is gone."""
    book = keep_keys([_given("old", titles, identifiers, authors, place="taxonomy/y")], [LIVE], {})
    assert _book(book)["old"] == (now, now is None)
    assert [each.key for each in book.lost] == ([] if now else ["old"])
    (old,) = (each for each in book.keys if each.key == "old")
    assert old.place == (None if now else "taxonomy/y")


def test_the_strongest_sign_leads_on() -> None:
    """Of two works that are like it, the one with title and identifier is what became of it."""
    live = [_given("a", "", "1"), _given("b", "song"), _given("c", "song", "1"), _given("d", "song", "1")]
    assert _book(keep_keys([_given("old", "song", "1")], live, {}))["old"] == ("c", False)


def test_a_key_that_leads_on_is_not_led_elsewhere() -> None:
    """What was said of it before stays, even if its signs are those of a work of today."""
    earlier = [_given("old", "song", "1", now="gone"), _given("gone", "air", is_gone=True)]
    assert _book(keep_keys(earlier, [LIVE], {})) == {
        "gone": (None, True),
        "new": (None, False),
        "old": ("gone", False),
    }


@pytest.mark.parametrize(
    ("before", "is_other"),
    [
        (_signs("tune", "9", "roe"), True),
        (_signs("tune"), True),
        (_signs("song", "9", "roe"), False),
        (_signs("tune", "1", "roe"), False),
        (_signs("tune", "9", "doe"), False),
        (_signs("", "9", "roe"), False),  # without a title nobody can say
        (_signs(), False),
    ],
)
def test_a_key_that_names_another_work_is_told(before: Signs, is_other: bool) -> None:
    """If no title, identifier and author is left of the work that had it."""
    given_key = GivenKey(key="new", signs=before)
    assert keep_keys([given_key], [LIVE], {}).reused == ((given_key,) if is_other else ())


def test_a_key_keeps_for_itself_what_those_that_lead_to_it_do_not_have() -> None:
    """So works that were taken for one get their own keys again; its last identifier is never taken away."""
    both = _given("new", "song", "1 2")
    book = keep_keys(
        [_given("old", "song", "1", now="new"), _given("odd", "air", "2", now="else")], [both], {}
    )
    assert {each.key: [found.value for found in each.signs.identifiers] for each in book.keys} == {
        "new": ["2"],
        "odd": ["2"],
        "old": ["1"],
    }
    only = keep_keys([_given("old", "song", "1 2", now="new")], [both], {})
    assert {each.key: [found.value for found in each.signs.identifiers] for each in only.keys} == {
        "new": ["1", "2"],
        "old": ["1", "2"],
    }
    none = keep_keys([_given("old", "song", now="new")], [_given("new", "song")], {})
    assert [each.signs.identifiers for each in none.keys] == [(), ()]


# -- any list ----------------------------------------------------------------------------------------


def _work(number: int) -> str:
    """Return the line of one of 24 works, whose titles, authors and keys collide in many ways."""
    titles = ("Song of Larks", "Song of Terns", "Song", "The Song", "Deep Larks", "Deep Larks")
    who = "Doe" if number % 6 < 4 else f"P{'abcdefgh'[number // 6 + 4 * (number % 2)]}oe"
    title = titles[number % 6] + (f" {'IVXL'[number // 6]}" if number % 6 < 4 else "")
    return _line(title, who=who, url=_arxiv(number))


@given(st.lists(st.lists(st.integers(0, 23), unique=True), min_size=2, max_size=6))
def test_no_history_changes_or_reuses_a_key(runs: list[list[int]]) -> None:
    """Lines are added, removed and put in another order, over several runs: a key names one work for ever."""
    history = History()
    given_out: dict[str, str] = {}
    for numbers in runs:
        survey = history.read(*map(_work, numbers))
        assert len(survey.works) == len(numbers)
        for work in survey.works:
            url = work.listings[0].links[0].url
            assert given_out.setdefault(url, work.key) == work.key
        kept = _read_all(history.text)
        there = {work.key for work in survey.works}
        assert kept == {key: key not in there for key in given_out.values()}
    assert len(set(given_out.values())) == len(given_out)


def _read_all(text: str | None) -> dict[str, bool]:
    """Return for each key whether it is gone."""
    lines: Iterable[str] = (text or "").splitlines()
    return {line.split(" ")[0]: " gone " in line for line in lines if not line.startswith("#")}
