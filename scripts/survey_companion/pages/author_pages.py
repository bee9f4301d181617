"""Makes the page of all authors; a very long list has a page for each letter.

Input: a `Survey`. Output: the text of each page by its path under `docs/`; a survey without authors has none.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from survey_companion.joining.authors_with_works import AUTHORS, AuthorOfWorks
from survey_companion.model.survey import Survey, Work
from survey_companion.pages.rendering import render
from survey_companion.text.json_line import encode_json
from survey_companion.text.keys import slugify
from survey_companion.text.myst import flatten
from survey_companion.text.short_texts import main_title


def render_authors(survey: Survey, pages: Mapping[str, Sequence[AuthorOfWorks]]) -> dict[str, str]:
    """Return the page of authors, or the pages of the letters and one that lists them.

    `pages` has the authors of each page, as `list_authors` returns them.
    """
    rendered = {f"{page}.md": _render_page(survey, inside, page == AUTHORS) for page, inside in pages.items()}
    if not pages or AUTHORS in pages:
        return rendered
    every = [author for inside in pages.values() for author in inside]
    letters = [(inside[0].heading, page, len(inside)) for page, inside in pages.items()]
    whole = render("author_letters.md.jinja", survey, pages=letters, number=len(every), works=_count(every))
    return rendered | {f"{AUTHORS}.md": whole}


def _render_page(survey: Survey, authors: Sequence[AuthorOfWorks], is_whole: bool) -> str:
    return render(
        "authors.md.jinja",
        survey,
        is_whole=is_whole,
        heading=authors[0].heading,
        number=len(authors),
        works=_count(authors),
        several=sum(len(author.works) > 1 for author in authors),
        lists=[
            (heading, f"authors-{slugify(heading)}", list(_write_lines(list(inside))))
            for heading, inside in groupby(authors, key=lambda author: author.heading)
        ],
    )


def _count(authors: Sequence[AuthorOfWorks]) -> int:
    return len({work.key for author in authors for work in author.works})


def _write_lines(authors: Sequence[AuthorOfWorks]) -> Iterator[str]:
    """Yield the lines that the directive `authors` reads; a backtick is written as JSON can."""
    works = {work.key: _describe(work) for author in authors for work in author.works}
    lines: Iterator[object] = (
        [author.anchor, flatten(author.inverted), [work.key for work in author.works]] for author in authors
    )
    for value in (works, *lines):
        yield _encode(value)


def _encode(value: object) -> str:
    """Return the value as JSON in one line; a backtick, which would end it, is written as JSON can."""
    return encode_json(value).replace("`", "\\u0060")


def _describe(work: Work) -> list[object]:
    """Return title up to a colon, year and, if it is not English, the language of the title."""
    language = [work.record.language] if work.record and work.record.language else []
    return [main_title(work.title), work.year, *language]


def show_byline(names: Sequence[str], places: Mapping[str, tuple[str, str]]) -> str:
    """Return the names as Markdown, those with an entry in the list of authors as links to it.

    `places` has page and anchor by name, as `locate_authors` returns them.
    """
    shown = [[flatten(name), *places[name]] if name in places else flatten(name) for name in names]
    return f"{{byline}}`{_encode(shown)}`"
