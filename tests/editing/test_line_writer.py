"""A line in the form of its neighbours says what was to be said, in lists of every dialect."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import CASES
from short_ways import Case, read_cases
from survey_companion.editing.lists import open_list as open_list_module
from survey_companion.editing.lists.entry_facts import PaperFacts, ResourceFacts
from survey_companion.editing.lists.open_list import OpenList, open_list
from survey_companion.editing.writing.line_writer import NoFormError, Place, WrittenEntry, write_entry
from survey_companion.model.authors import Person, Team
from survey_companion.model.links import CODE, PAPER, Link
from survey_companion.reading.list_reading import ListReading, read_list
from survey_companion.reading.sources.source import Source

HEAD = "# Stone papers\n\n## Methods\n\n"
DIALECTS = read_cases(CASES / "dialects.md")
# Rows of HTML over several lines, and items whose venue is a picture, have no form that can be filled.
REFUSED = {"a list in HTML", "cells that span rows"}
PAPER_LINK = Link(label="paper", url="https://arxiv.org/abs/2405.01234", role=PAPER)
CODE_LINK = Link(label="code", url="https://example.org/quill/gravel", role=CODE)
NAMES = (
    Person(family="Quill", given="Nora"),
    Person(family="Vane", given="Otto"),
    Person(family="Marsh", given="Ivy"),
)
FACTS = PaperFacts(
    title="Counting Pebbles in Nine Rivers",
    authors=NAMES,
    year=2024,
    month=5,
    venue="EMNLP",
    links=(PAPER_LINK, CODE_LINK),
)


def _open(text: str) -> OpenList:
    return open_list(text.encode(), "list.md")


def _append(listed: OpenList, facts: PaperFacts | ResourceFacts) -> WrittenEntry:
    """Write the facts below the last entry of the list."""
    catalogue = listed.catalogue
    beside = max(each.location.line for each in (catalogue.listings or catalogue.resources))
    below = max(each.last_line for each in (catalogue.listings or catalogue.resources)) + 1
    return write_entry(listed, facts, Place(start=below, end=below, heading=3, beside=beside))


def _write(lines: str, facts: PaperFacts | ResourceFacts = FACTS) -> str:
    return "\n".join(_append(_open(HEAD + lines), facts).lines)


@pytest.mark.parametrize("case", DIALECTS, ids=[case.title for case in DIALECTS])
def test_what_is_written_is_read_as_it_was_meant(case: Case) -> None:
    """The line says the facts, nothing else, and no other line says anything new; what is lost is named."""
    listed = _open(HEAD + case.text)
    if case.title in REFUSED:
        with pytest.raises(NoFormError):
            _append(listed, FACTS)
        return
    written = _append(listed, FACTS)
    before, after = listed.catalogue.listings, written.after.catalogue.listings
    assert [each.title for each in after if each.location.line != written.first] == [
        each.title for each in before
    ]
    (new,) = (each for each in after if each.location.line == written.first)
    assert new.title == FACTS.title
    assert (new.year or "lost") == (2024 if "year" not in written.lost else "lost")
    assert {each.url for each in new.links} == {
        each.url for each in FACTS.links if each.role.name not in written.lost
    }
    assert ("EMNLP" in (new.venue or "")) is ("venue" not in written.lost)
    names = [each.family for each in new.byline.authors if isinstance(each, Person)] if new.byline else []
    assert names == [each.family for each in NAMES][: len(names)]
    assert bool(names) is ("authors" not in written.lost)
    assert new.remark is None


def test_literal_marks_stay_and_unknown_fields_go_with_theirs() -> None:
    """What is not known is left out, with its brackets, marks and separators."""
    lines = (
        "- [2020] **A Study of Stones.** *Doe et al.* `ICML` [[paper](https://example.org/1)]"
        " [[code](https://example.org/c)]\n"
        "- [2019] **Walls of Stones.** *Roe et al.* `ACL` [[paper](https://example.org/2)]\n"
    )
    bare = PaperFacts(title="Counting Pebbles in Rivers", links=(PAPER_LINK,))
    assert (
        _write(lines, bare) == "- **Counting Pebbles in Rivers.** [[paper](https://arxiv.org/abs/2405.01234)]"
    )
    assert _write(lines) == (
        "- [2024] **Counting Pebbles in Nine Rivers.** *Quill et al.* `EMNLP`"
        " [[paper](https://arxiv.org/abs/2405.01234)] [[code](https://example.org/quill/gravel)]"
    )


def test_between_two_facts_a_separator_stays() -> None:
    """Where the fact between two separators is unknown, one of them goes with it."""
    line = '- "Flakes of Snow", 2022, `frost`, [[paper]](https://arxiv.org/abs/2201.00001)'
    facts = replace(FACTS, authors=(), venue=None, month=None, links=(PAPER_LINK,))
    assert _write(f"{line}\n{line.replace('Flakes', 'Drifts').replace('00001', '00002')}\n", facts) == (
        '- "Counting Pebbles in Nine Rivers", 2024, [[paper]](https://arxiv.org/abs/2405.01234)'
    )


def test_a_frequent_form_goes_before_a_rare_one_elsewhere() -> None:
    """Though one line of the frequent form stands in another section, with a title in two lines."""
    links = " [[paper](https://arxiv.org/abs/2201.00001)]"
    code = " [[code](https://a.example.org)]"
    usual = f"- [2022] **Flakes of Snow.** `ACL`{links}{code}"
    other = usual.replace("Flakes of", "Drifts\n  of").replace("00001", "00002")
    rare = f"- [2023] **Rain.** `ICML` {links} [[page](https://b.example.org)]{code}".replace(
        "00001", "00003"
    )
    more = rare.replace("Rain", "Hail").replace("00003", "00004")
    listed = _open(f"# Rain\n\n## Methods\n\n{usual}\n\n## Other\n\n{other}\n{rare}\n{more}\n")
    written = write_entry(listed, FACTS, Place(start=6, end=6, heading=3, beside=5))
    assert written.lines[0] == (
        "- [2024] **Counting Pebbles in Nine Rivers.** `EMNLP` [[paper](https://arxiv.org/abs/2405.01234)]"
        " [[code](https://example.org/quill/gravel)]"
    )


def test_authors_are_written_as_the_neighbours_write_them() -> None:
    """Family names and "et al.", whole names with a word before the last, or initials."""
    line = "- **{}** ({} 2020), {} [[pdf](https://example.org/{})]\n"
    titles = ("A Study of Stones", "Walls of Many Stones", "Arches of Stone")
    whole = "".join(
        line.format(title, "ICML", "Ada Doe, Max Roe and Kim Poe", place)
        for place, title in enumerate(titles)
    )
    assert "), Nora Quill, Otto Vane and Ivy Marsh [[pdf]" in _write(whole)
    initials = whole.replace("Ada Doe, Max Roe and Kim Poe", "A. Doe, M. Roe, K. Poe")
    assert "), N. Quill, O. Vane, I. Marsh [[pdf]" in _write(initials)
    families = whole.replace("Ada Doe, Max Roe and Kim Poe", "Doe et al.")
    written = _append(_open(HEAD + families), FACTS)
    assert "), Quill et al. [[pdf]" in written.lines[0]
    assert written.lost == ("authors after the first", "given names")


def test_marks_in_a_title_stay_literal() -> None:
    """A title is text: no mark of Markdown in it is one, and it stays in one line."""
    title = "1. Stones *and* `walls` [in] $5 <b> a_b _c_ | ![x](y) &amp; \\end"
    lines = (
        "- [2020] **A Study of Stones.** *Doe et al.* `ICML` [[paper](https://example.org/1)]\n"
        "- [2019] **Walls of Stones.** *Roe et al.* `ACL` [[paper](https://example.org/2)]\n"
    )
    written = _append(_open(HEAD + lines), PaperFacts(title=f"{title}\n\x07 end\u202e", links=(PAPER_LINK,)))
    assert written.after.catalogue.listings[-1].title == f"{title} end"
    assert len(written.lines) == 1


def test_a_row_has_its_facts_in_the_columns_of_their_heads() -> None:
    """Cells without a fact are empty; what stands in a column of nobody's is not copied."""
    table = (
        "| Year | Title | Venue | Code | Stars |\n|---|---|---|---|---|\n"
        "| 2020 | [A Study of Stones](https://example.org/1) | ICML | [Code](https://example.org/c) | 17 |\n"
        "| 2021 | [Walls of Stones](https://example.org/2) | ACL | | 4 |\n"
        "| 2022 | [Arches of Stones](https://example.org/3) | ACL | | 3 |\n"
    )
    assert _write(table, PaperFacts(title="Pebbles | or Not", year=2024, links=(PAPER_LINK,))) == (
        "| 2024 | [Pebbles \\| or Not](https://arxiv.org/abs/2405.01234) |  | |  |"
    )


def test_a_number_goes_on() -> None:
    """In a numbered list, a line has the number after that of the line above."""
    lines = "".join(
        f"{number}. **{title}** ICML 2020. [[paper](https://example.org/{number})]\n"
        for number, title in enumerate(("A Study of Stones", "Walls of Many Stones", "Arches of Stone"), 7)
    )
    assert _write(lines, PaperFacts(title="Counting Many Pebbles", links=(PAPER_LINK,))).startswith("10. **")


def test_months_are_written_in_the_form_of_the_list() -> None:
    """Where months stand, they are written; without one, the year stands alone."""
    lines = (
        "- [2020/08] **A Study of Stones.** *Doe et al. ICML.* [[paper](https://example.org/1)]\n"
        "- [2021/11] **Walls of Stones.** *Roe et al. ACL.* [[paper](https://example.org/2)]\n"
    )
    assert _write(lines).startswith("- [2024/05] ")
    assert _write(lines, PaperFacts(title="Counting Pebbles", year=2024, links=(PAPER_LINK,))).startswith(
        "- [2024] "
    )


def test_the_archive_of_preprints_is_named_as_the_list_names_it() -> None:
    """The venue arXiv becomes "Arxiv" where the list writes so, and is left out where it never is one."""
    line = "- [2020] **{}.** *Doe et al.* `{}` [[paper](https://example.org/{})]\n"
    facts = PaperFacts(title="Counting Pebbles", year=2024, venue="arXiv", links=(PAPER_LINK,))
    lines = "".join(line.format(f"Walls of Stone {n}", "Arxiv" if n else "ICML", n) for n in range(4))
    assert "`Arxiv`" in _write(lines, facts)
    written = _append(_open(HEAD + lines.replace("Arxiv", "ACL")), facts)
    assert "`" not in written.lines[0]
    assert written.lost == ()


def test_a_team_is_an_author_and_a_short_name_stands_where_others_do() -> None:
    """A team keeps its name; a short name is written where the list has one."""
    lines = "".join(
        f'* **{name}**: "A Study of {name} Stones", ICML, 2020. [[Paper](https://example.org/{name})]\n'
        for name in ("RollNet", "LiftNet", "SortNet")
    )
    facts = PaperFacts(
        title="Counting Pebbles in Rivers",
        short_name="PebbleNet",
        year=2024,
        venue="ACL",
        links=(PAPER_LINK,),
    )
    assert _write(lines, facts) == (
        '* **PebbleNet**: "Counting Pebbles in Rivers", ACL, 2024. [[Paper](https://arxiv.org/abs/2405.01234)]'
    )
    cut = "- [2020] **{}.** *Doe et al.* `ICML` [[paper](https://example.org/{})]\n"
    lines = "".join(cut.format(f"Walls of Stone {n}", n) for n in range(3))
    team = PaperFacts(title="Counting Pebbles", authors=(Team(name="Night Team"),), links=(PAPER_LINK,))
    assert "*Night Team*" in _write(lines, team)


def test_a_data_resource_is_written_like_its_neighbours() -> None:
    """Name, address and description stand where those of the others do."""
    lines = (
        "# Stones\n\n## Datasets\n\n"
        "- [**StoneBank**](https://example.org/bank): a bank of stones.\n"
        "- [**WallBank**](https://example.org/walls): many walls.\n"
    )
    facts = ResourceFacts(name="Pebble*Bank", url="https://example.org/p", description="pebbles of rivers.")
    written = _append(_open(lines), facts)
    assert written.lines == (r"- [**Pebble\*Bank**](https://example.org/p): pebbles of rivers.",)
    assert written.lost == ()


def test_an_empty_list_gets_a_line_in_the_form_of_the_house() -> None:
    """Where no entry has a form, the documented one is used."""
    written = write_entry(_open(HEAD), FACTS, Place(start=5, end=5, heading=3))
    assert written.like is None
    assert written.lines[0].startswith("- [2024] **Counting Pebbles in Nine Rivers.** *Nora Quill, Otto Vane")


_FORMS = (
    "- [2020] **{} of Stones.** *Doe et al.* `ICML` [[paper](https://example.org/{})]\n",
    '* "{} of Stones", ICML 2020 [[Paper](https://example.org/{})]\n',
    "- [{} of Stones](https://example.org/{}) (ICML 2020)\n",
    "- **{} of Stones**. Ada Doe, Max Roe. ICML 2020. [[pdf](https://example.org/{})]\n",
)


@settings(max_examples=60, deadline=None)
@given(
    form=st.sampled_from(_FORMS),
    marks=st.lists(
        st.sampled_from(["*", "_", "[x]", "`", "<b>", "$", "|", "\\", "&amp;", "~~", "!", "#"]), max_size=5
    ),
)
def test_any_mark_in_a_title_is_text_in_any_form(form: str, marks: list[str]) -> None:
    """What is read is what was to be written, letter for letter, or nothing is written."""
    lines = "".join(form.format(word, word) for word in ("Rolling", "Lifting", "Sorting"))
    words = [word for mark in marks for word in ("Stones", mark)]
    title = " ".join(["Counting Many", *words, "in Rivers"])
    facts = PaperFacts(title=title, year=2021, venue="ICML", links=(PAPER_LINK,))
    try:
        written = _append(_open(HEAD + lines), facts)
    except NoFormError:
        return
    assert written.after.catalogue.listings[-1].title == title


def test_every_form_is_written_for_a_usual_title() -> None:
    """The forms of the test above can be filled."""
    for form in _FORMS:
        lines = "".join(form.format(word, word) for word in ("Rolling", "Lifting", "Sorting"))
        facts = PaperFacts(title="Counting Many * Stones", year=2021, venue="ICML", links=(PAPER_LINK,))
        assert _append(_open(HEAD + lines), facts).like is not None


def test_a_label_that_names_a_framework_is_not_taken_over() -> None:
    """Nobody knows in which framework another repository is written, or whose it is."""
    line = '- "Walls of Kind {0}", ICML, 2024. [[Paper](https://example.org/{0})][[{1}](https://example.org/code/{0})]\n'
    facts = replace(FACTS, authors=(), title="Pebbles of All Kinds")
    names = ("PyTorch", "PyTorch", "GitHub", "Official code")
    lines = "".join(line.format(name, label) for name, label in zip("ABCD", names, strict=True))
    written = '- "Pebbles of All Kinds", EMNLP, 2024. [[Paper](https://arxiv.org/abs/2405.01234)]'
    assert _write(lines, facts) == f"{written}[[GitHub](https://example.org/quill/gravel)]"
    without = lines.replace("GitHub", "TensorFlow")
    assert _write(without, facts) == f"{written}[[code](https://example.org/quill/gravel)]"


def test_a_title_with_escaped_marks_is_a_form() -> None:
    """The text of the list has backslashes that what was read from it has not."""
    line = "- *Poe et al.* ◆ **A \\* and {0} &amp; B\\_.** `ICML`, 2024 [[paper](https://example.org/{0})]\n"
    facts = replace(FACTS, title="Pebbles", links=(PAPER_LINK,))
    assert _write(line.format(1) + line.format(2), facts) == (
        "- *Quill et al.* ◆ **Pebbles.** `EMNLP`, 2024 [[paper](https://arxiv.org/abs/2405.01234)]"
    )


def test_the_year_of_a_heading_is_not_wrong() -> None:
    """A list whose headings are years does not print them in its lines."""
    text = "# Stones\n\n## Papers\n\n### 2024\n\n" + "".join(
        f"- **Stones {name}.** *Poe et al.* [[paper](https://example.org/{name})]\n" for name in "ABC"
    )
    listed = _open(text)
    facts = PaperFacts(title="Pebbles", authors=NAMES, links=(PAPER_LINK,))
    assert {each.year for each in listed.catalogue.listings} == {2024}
    found = write_entry(listed, facts, Place(start=10, end=10, heading=5, beside=9))
    assert found.lines == ("- **Pebbles.** *Quill et al.* [[paper](https://arxiv.org/abs/2405.01234)]",)


def test_forms_are_tried_in_the_section_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole list is read again only for the first form, and for one that holds in its section."""
    other = "".join(
        f"- [2020] **Walls {n}.** *Roe et al.* [[paper](https://example.org/w{n})]\n" for n in range(20)
    )
    own = "".join(f'{n}. "Stones {n}", ICML. *Poe* [[paper](https://example.org/{n})]\n' for n in range(1, 6))
    listed = _open(f"{HEAD}### Own\n\n{own}\n### Other\n\n{other}")
    assert len(listed.catalogue.listings) == 25
    whole: list[bool] = []

    def count(source: Source, *rest: object, **more: object) -> ListReading:
        whole.append(any("Walls" in line for line in source.lines))
        return read_list(source, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(open_list_module, "read_list", count)
    place = Place(start=12, end=12, heading=5, beside=11)
    unreadable = replace(FACTS, authors=(Person(family="et al", given=None),))
    with pytest.raises(NoFormError):
        write_entry(listed, unreadable, place)
    assert len(whole) > 3
    assert whole.count(True) == 1
