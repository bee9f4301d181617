"""The texts of cells about works, word by word."""

from dataclasses import replace

import pytest

from short_ways import read_recorded
from survey_companion.columns.work_rows import (
    WorkCells,
    add_note,
    describe_languages,
    describe_works,
    link_work,
    model_facts,
    other_titles,
    short_byline,
    short_names,
    show_authors,
    show_key_point,
    show_links,
    show_title,
    show_venue,
    show_works,
    split_venue,
    type_of,
)
from survey_companion.model.record_types import ModelFacts, Openness
from survey_companion.model.survey import Work

HEAD = "# T\n## Walls\n### One\n"
BASE = '[doe]\ntitle = "Old walls"\nauthors = ["Doe, Ana"]\nyear = 2020\nconfirmed = true\nsources = []\n'


def _work(line: str = "- [2020] **Old walls.** *Ana Doe*", more: str | None = None) -> Work:
    """Return the first work of a list; with `more`, a record has these fields besides others."""
    return read_recorded(f"{HEAD}{line}\n", BASE + more if more is not None else "").works[0]


# -- titles ------------------------------------------------------------------------------------------


def test_a_title_is_a_link_and_has_its_language() -> None:
    """A title in another language is marked, outside the link."""
    work = _work("- [2020] **Old [walls].** *Ana Doe*")
    assert (show_title(work), link_work(work)) == (
        "Old \\[walls\\]",
        "[Old \\[walls\\]](</works/doe2020old.md>)",
    )
    work = _work(more='language = "cy"')
    assert show_title(work) == "[Old walls]{.language-cy}"
    assert link_work(work) == "[[Old walls](</works/doe.md>)]{.language-cy}"
    assert show_title(_work(more="")) == "Old walls"


def _named(*names: str | None, title: str = "Old WALL-E walls") -> Work:
    """Return a work whose lines have these short names."""
    work = _work(f"- [2020] **{title}.** *Ana Doe*")
    lines = tuple(replace(work.listings[0], short_name=name) for name in names)
    return replace(work, listings=lines)


def test_short_names_are_those_that_the_title_lacks() -> None:
    """Each once, in the order of the lines."""
    assert short_names(_named("Brick", None, "WALL-E", "Stone", "Brick")) == ("Brick", "Stone")
    assert short_names(_named(None)) == short_names(_named("WALL")) == ()
    cells = WorkCells(_named("*Brick*"))
    assert cells.short_names == ("\\*Brick\\*",)
    assert cells.also_known_as == ("\\*Brick\\*",)


def test_other_titles_are_told_once() -> None:
    """Those of the lines, of the record and short names; one that differs in marks alone is no other."""
    lines = (
        "- [2020] **Old walls!.** *Ana Doe*\n- [2020] **Wall [E].** *Ana Doe*\n- [2020] **Walls.** *Ana Doe*"
    )
    more = 'also_titled = ["Walls", "wall e", "WALLS!"]\npreprint = {title = "New walls"}'
    assert other_titles(_work(lines, more)) == ("wall e", "WALLS\\!", "New walls")
    assert other_titles(_work(more="")) == other_titles(_work()) == ()


def test_a_key_point_is_that_of_the_record() -> None:
    """Without one there is none."""
    assert show_key_point(_work(more='key_point = "It *lasts*."')) == "It \\*lasts\\*."
    assert show_key_point(_work(more="")) is None
    assert show_key_point(_work()) is None


# -- authors and venue -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("authors", "short", "shown"),
    [
        ("Ana Doe", "Doe (2020)", "Ana Doe"),
        ("Ana Doe, Bo Roe", "Doe and Roe (2020)", "Ana Doe, Bo Roe"),
        ("Ana Doe et al.", "Doe et al. (2020)", "Ana Doe et al."),
        ("Ana Doe, Bo Roe, Cy Poe", "Doe et al. (2020)", "Ana Doe, Bo Roe, Cy Poe"),
        ("Night Team", "Night Team (2020)", "Night Team"),
        (
            "Ana Ashe, Bo Birch, Cy Cole, Di Dean",
            "Ashe et al. (2020)",
            "Ana Ashe, Bo Birch, Cy Cole, Di Dean",
        ),  # hiding one saves nothing
        (
            "Ana Ashe, Bo Birch, Cy Cole, Di Dean, Ed Elm",
            "Ashe et al. (2020)",
            "Ana Ashe, Bo Birch, Cy Cole[[and 2 more]{.summary}[,]{.instead} Di Dean, Ed Elm]{.disclosure}",
        ),
        (
            "Ana Ashe, Bo Birch, Cy Cole, Di Dean, Ed Elm et al.",
            "Ashe et al. (2020)",
            (
                "Ana Ashe, Bo Birch, Cy Cole[[and 2 more]{.summary}[,]{.instead} Di Dean, Ed Elm et al.]"
                "{.disclosure}"
            ),
        ),
    ],
)
def test_authors_in_short_and_in_full(authors: str, short: str, shown: str) -> None:
    """Two are named, of more the first; a row shows three and folds the others away."""
    work = _work(f"- [2020] **Old walls.** *{authors}*")
    assert (short_byline(work), show_authors(work)) == (short, shown)


def test_unknown_parts_of_a_byline_are_left_out() -> None:
    """A work without authors has its year alone, one without year its authors."""
    work = _work("- [2020] **Old walls.** `ACL`")
    assert (short_byline(work), show_authors(work)) == ("(2020)", "–")
    assert short_byline(replace(work, year=None)) == ""
    assert short_byline(_work("- **Old walls.** *Ana Doe*")) == "Doe"


PUBLISHED = 'published = {{ type = "{}", short = "{}", year = 2020 }}'
ARXIV = " [[paper](https://arxiv.org/abs/2001.00001)]"


@pytest.mark.parametrize(
    ("line", "more", "kind", "badge", "facets"),
    [
        ("", None, None, "–", "–"),
        (" `ACL`", None, None, "[ACL]{.venue .listed}", "[[ACL]{.facet-venue}]{.venue .listed}"),
        (
            f" `arXiv`{ARXIV}",
            None,
            "preprint",
            "[arXiv]{.venue .preprint}",
            "[[arXiv]{.facet-venue}]{.venue .preprint} [preprint]{.facet-type}",
        ),
        (
            f" `CoRR`{ARXIV}",
            None,
            "preprint",
            "[CoRR]{.venue .preprint}",
            "[[CoRR]{.facet-venue}]{.venue .preprint} [preprint]{.facet-type}",
        ),
        (" `arXiv`", None, None, "[arXiv]{.venue .listed}", "[[arXiv]{.facet-venue}]{.venue .listed}"),
        (f" `ACL`{ARXIV}", None, None, "[ACL]{.venue .listed}", "[[ACL]{.facet-venue}]{.venue .listed}"),
        (
            "",
            'arxiv = "2001.00001"',
            "preprint",
            "[arXiv]{.venue .preprint}",
            "[[arXiv]{.facet-venue}]{.venue .preprint} [preprint]{.facet-type}",
        ),
        (
            "",
            PUBLISHED.format("article", "Wall Letters"),
            "journal",
            "[Wall Letters]{.venue .published}",
            "[[Wall Letters]{.facet-venue}]{.venue .published} [journal]{.facet-type}",
        ),
        (
            "",
            PUBLISHED.format("inproceedings", "WALLS 2020 (short)"),
            "proceedings",
            "[WALLS 2020 (short)]{.venue .published}",
            "[[WALLS]{.facet-venue} 2020 (short)]{.venue .published} [proceedings]{.facet-type}",
        ),
        ("", "", None, "–", "–"),
    ],
)
def test_a_venue_is_a_badge(line: str, more: str | None, kind: str | None, badge: str, facets: str) -> None:
    """Its class says whether the work was published; in the explorer, series and type are values."""
    work = _work(f"- [2020] **Old walls.** *Ana Doe*{line}", more)
    assert (type_of(work), show_venue(work), show_venue(work, has_facets=True)) == (kind, badge, facets)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("inproceedings", "proceedings"),
        ("article", "journal"),
        ("techreport", "report"),
        ("software", "software"),
        ("misc", "web page"),
    ],
)
def test_each_type_has_a_word(name: str, kind: str) -> None:
    """For people, not for BibTeX."""
    assert type_of(_work(more=PUBLISHED.format(name, "A"))) == kind


@pytest.mark.parametrize(
    ("venue", "series", "rest"),
    [
        ("EMNLP 2023", "EMNLP", "2023"),
        ("EMNLP 2023 Findings", "EMNLP", "2023 Findings"),
        ("EMNLP 1999", "EMNLP", "1999"),
        ("EMNLP", "EMNLP", ""),
        ("EMNLP2023", "EMNLP2023", ""),
        ("EMNLP 20231", "EMNLP 20231", ""),
        ("EMNLP 1823", "EMNLP 1823", ""),
        ("2023 Walls", "2023 Walls", ""),
        (" 2023", " 2023", ""),
        ("A 2023", "A", "2023"),
        ("Walls of 2020 2023", "Walls of", "2020 2023"),
    ],
)
def test_a_venue_is_split_before_its_year(venue: str, series: str, rest: str) -> None:
    """The first year behind a blank; a venue that is all year has no series."""
    assert split_venue(venue) == (series, rest)


# -- links -------------------------------------------------------------------------------------------


def test_links_have_labels_and_equal_ones_their_hosts() -> None:
    """All but the paper are values in the explorer; hidden ones have no host."""
    work = _work(
        "- [2020] **Old walls.** *Ana Doe* `ACL` [[paper](https://aclanthology.org/2020.acl-long.1)]"
        "[[code](https://github.com/a/b)] [[code](https://www.gitlab.com/a/b)] [[page](https://e.org/a_b)]"
    )
    paper = "[Paper](<https://aclanthology.org/2020.acl-long.1>){.label .paper}"
    codes = [
        f"[Code ({name})](<https://{host}/a/b>){{.label .code}}"
        for name, host in (("github.com", "github.com"), ("gitlab.com", "www.gitlab.com"))
    ]
    page = "[Page](<https://e.org/a_b>){.label .other"
    assert show_links(work) == f"{paper} {codes[0]} {codes[1]} {page}}}"
    value = "[Code]{.facet-has}"
    assert show_links(work, has_facets=True) == (
        f"{paper} {codes[0]} {value} {codes[1]} {value} {page} .facet-has}}"
    )
    assert show_links(_work()) == ""


def test_a_preprint_is_a_link_of_its_own() -> None:
    """It stands behind the paper, and is a value in the explorer."""
    more = f"{PUBLISHED.format('article', 'A')[:-2]}, url = 'https://e.org/a' }}\narxiv = '2001.00001'"
    work = _work(more=more)
    assert show_links(work, has_facets=True) == (
        "[Paper](<https://e.org/a>){.label .paper}"
        " [Preprint](<https://arxiv.org/abs/2001.00001>){.label .paper .facet-has}"
    )


# -- models ------------------------------------------------------------------------------------------

MODEL = ModelFacts(is_release=True)


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (MODEL, ""),
        (replace(MODEL, languages=("Welsh", "Irish")), "Welsh, Irish"),
        (replace(MODEL, languages=("Welsh",), language_count=5), "Welsh"),
        (replace(MODEL, language_count=1_234), "1,234"),
        (replace(MODEL, language_count=3, languages_note="of Wales"), "3 (of Wales)"),
        (replace(MODEL, languages_note="of Wales"), "of Wales"),
    ],
)
def test_languages_are_named_or_counted(model: ModelFacts, text: str) -> None:
    """With the note on them, if there is one."""
    assert describe_languages(model) == text


def test_a_note_stands_in_brackets_behind_a_text() -> None:
    """Alone it is the text."""
    assert [
        add_note("a", "b"),
        add_note("a", None),
        add_note("a", ""),
        add_note("", "b"),
        add_note("", None),
    ] == [*("a (b)", "a", "a", "b", "")]


def test_the_facts_of_a_model() -> None:
    """Each has a name; a model that is only studied is called so, and unknown facts are left out."""
    more = (
        'model = { is_release = true, short_name = "Brick", parameters = ["7B", "13B"], base = "Stone",'
        ' languages = ["Welsh"], languages_of = "the test", openness = "weights+code" }'
    )
    assert list(model_facts(_work(more=more))) == [
        ("Name", "Brick"),
        ("Parameters", "7B, 13B"),
        ("Base model", "Stone"),
        ("Languages", "those of the test: Welsh"),
        ("Openness", "open weights and code"),
    ]
    studied = 'model = { is_release = false, base = "Stone", language_count = 3, openness = "unknown" }'
    assert list(model_facts(_work(more=studied))) == [("Model studied", "Stone"), ("Languages", "3")]
    assert list(model_facts(_work(more="model = { is_release = true }"))) == []
    assert list(model_facts(_work(more=""))) == list(model_facts(_work())) == []


@pytest.mark.parametrize(
    ("openness", "text"),
    [
        (Openness.WEIGHTS_AND_CODE, "open weights and code"),
        (Openness.WEIGHTS, "open weights"),
        (Openness.CODE, "open code"),
        (Openness.NONE, "closed"),
        (Openness.UNKNOWN, None),
    ],
)
def test_each_openness_has_words(openness: Openness, text: str | None) -> None:
    """What is unknown is not said."""
    facts = dict(model_facts(_work(more=f'model = {{ is_release = true, openness = "{openness.value}" }}')))
    assert facts.get("Openness") == text


# -- rows and sections -------------------------------------------------------------------------------


def test_the_cells_of_a_work() -> None:
    """Year and first appearance, byline, venue and links; unknown ones are a dash or nothing."""
    work = _work("- [2021] **Old *walls*.** *Ana Doe* `ACL` [[paper](https://arxiv.org/abs/2001.00001)]")
    cells = show_works([work])[work.key]
    assert (cells.key, cells.year, cells.first) == (work.key, "2021", "Jan 2020")
    assert (cells.byline, cells.authors, cells.venue) == ("Doe (2021)", "Ana Doe", "[ACL]{.venue .listed}")
    assert (cells.title, cells.links) == (link_work(work), show_links(work))
    assert cells.key_point is None
    same = WorkCells(_work(f"- [2020] **Old walls.** *Ana Doe*{ARXIV}"))
    assert (same.year, same.first) == ("2020", None)
    unknown = WorkCells(_work("- **Old walls.** *Ana Doe*"))
    assert (unknown.year, unknown.first) == ("–", None)


@pytest.mark.parametrize(
    ("lines", "facts"),
    [
        (("- [2020] **A.** *Doe*",), "1 work · first appeared 2020"),
        (("- **A.** *Doe*",), "1 work"),
        (
            ("- [2020] **A.** *Doe*", "- [2022] **B.** *Doe*", "- [2021] **C.** *Doe*"),
            "3 works · first appeared 2020–2022",
        ),
        (("- [2020] **A.** *Doe*", "- [2020] **A.** *Doe*"), "1 work on 2 lines · first appeared 2020"),
        (
            (
                "- [2020] **A.** *Doe* [[code](https://e.org)]",
                "- [2020] **B.** *Doe* [[code](https://e.com)]",
                "- **C.** *Doe*",
            ),
            "3 works · first appeared 2020 · 2 with code",
        ),
        (
            ("- **A.** *Doe*", "- **B.** *Doe*", "### Two", "- **A.** *Doe*"),
            "2 works · 1 also in another section",
        ),
    ],
)
def test_the_line_of_facts(lines: tuple[str, ...], facts: str) -> None:
    """Works and lines, years, code and other sections; what is nought is not said."""
    survey = read_recorded(HEAD + "\n".join(lines) + "\n", "")
    here = survey.sections[0]
    assert describe_works([work for work in survey.works if here in work.sections], here) == facts


def test_published_works_are_counted() -> None:
    """Only a record says that a work was published."""
    survey = read_recorded(
        f"{HEAD}- [2020] **Old walls.** *Ana Doe* `ACL`\n- [2020] **New walls.** *Ana Doe* `ACL`\n",
        BASE + PUBLISHED.format("misc", "A"),
    )
    assert describe_works(survey.works, survey.sections[0]) == "2 works · first appeared 2020 · 1 published"
