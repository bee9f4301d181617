"""Drawings in the book: how large, turned, moved or cut, so that each letter in them can be read."""

from collections.abc import Iterable

import pytest

from survey_companion.figures.svg import parse_svg
from survey_companion.sphinx.editions.typst.drawing_sizes import (
    LEAST_TYPE,
    DrawingPlan,
    Extent,
    cut_drawing,
    find_extent,
    plan_drawing,
)

_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


def _draw(width: int, height: int, shapes: Iterable[str]) -> str:
    """Return a drawing of the shapes, with a background and a line from top to bottom."""
    frame = f'<rect width="{width}" height="{height}"/><line x1="9" y1="0" x2="9" y2="{height}"/>'
    body = f"<title>Stones</title>{frame}{''.join(shapes)}"
    return f'<svg {_NAMESPACE} viewBox="0 0 {width} {height}">{body}</svg>'


def _write(y: float, size: float = 14, text: str = "Granite") -> str:
    return f'<g><text x="0" y="{y}" font-size="{size}">{text}</text></g>'


def _plan(svg: str, paper: str = "a4") -> DrawingPlan:
    drawing = parse_svg(svg)
    extent = find_extent(drawing)
    assert extent is not None
    return plan_drawing(drawing, extent, paper)


@pytest.mark.parametrize("box", ["", "0 0 10", "1 0 10 10", "0 0 0 10", "a b c d"])
def test_a_drawing_without_a_size_has_none(box: str) -> None:
    """Four numbers are needed, from 0, with a width."""
    assert find_extent(parse_svg(f'<svg {_NAMESPACE} viewBox="{box}"/>')) is None


def test_the_size_is_that_of_the_box() -> None:
    """Width and height are in the units of the drawing."""
    assert find_extent(parse_svg(_draw(480, 90, ()))) == Extent(width=480, height=90)


@pytest.mark.parametrize(("size", "width"), [(14, 269.0), (10, 360.0), (15, 269.0), (9, 400.0)])
def test_a_drawing_is_so_wide_that_its_smallest_type_can_be_read(size: float, width: float) -> None:
    """It is as wide as suits a page, or wider if its letters need that."""
    plan = _plan(_draw(480, 300, [_write(20, 18), _write(60, size)]))
    assert plan == DrawingPlan(width=width)
    assert plan.width * size / 480 >= LEAST_TYPE


def test_what_is_too_wide_is_turned() -> None:
    """A wide drawing stands on its side, where there is room for its letters."""
    plan = _plan(_draw(1000, 300, [_write(20)]))
    assert plan.is_turned
    assert plan.width == pytest.approx(7.5 * 1000 / 14)


def test_what_is_high_may_move_and_what_no_page_holds_is_cut() -> None:
    """A drawing higher than six tenths of a page moves as a whole; one higher than a page becomes pieces."""
    lines = [_write(y) for y in range(20, 3000, 40)]
    assert not _plan(_draw(480, 700, lines)).may_move
    moved = _plan(_draw(480, 900, lines[:20]))
    assert moved.may_move
    assert moved.width == pytest.approx(7.5 * 480 / 14)
    high = _plan(_draw(480, 3000, lines))
    assert len(high.pieces) == 6
    assert not high.may_move
    heights = [float(parse_svg(piece).get("viewBox", "").split()[3]) for piece in high.pieces]
    assert sum(heights) == 3000
    texts = [piece.count("<text") for piece in high.pieces]
    assert sum(texts) == len(lines), "each text once"
    assert min(texts) > 0


def test_a_smaller_paper_cuts_sooner() -> None:
    """A page of US Letter is lower than one of A4."""
    svg = _draw(480, 1220, [_write(y) for y in range(20, 1220, 40)])
    assert _plan(svg).pieces == ()
    assert len(_plan(svg, "us-letter").pieces) == 3


def test_a_cut_goes_through_nothing() -> None:
    """Pieces end where nothing is drawn; lines from top to bottom end with them."""
    svg = _draw(100, 100, [_write(20), '<circle cx="5" cy="45" r="10"/>', '<polygon points="0,60 5,95"/>'])
    pieces = cut_drawing(parse_svg(svg), Extent(width=100, height=100), 2)
    assert [piece.count("<circle") for piece in pieces] == [1, 0]
    assert [piece.count("<polygon") for piece in pieces] == [0, 1]
    assert 'viewBox="0 0 100 57.5"' in pieces[0]
    assert 'viewBox="0 57.5 100 42.5"' in pieces[1]
    assert 'y1="57.5"' in pieces[1]
    assert all("<title>Stones</title>" in piece for piece in pieces)


@pytest.mark.parametrize(
    "shape",
    ['<path d="M0 0"/>', '<g transform="scale(2)"><text y="9">a</text></g>', '<rect y="10" height="75"/>'],
)
def test_what_cannot_be_cut_stays_whole(shape: str) -> None:
    """A shape of which no one knows where it lies, or one without a gap beside it, is never cut."""
    svg = parse_svg(_draw(100, 100, [shape]))
    assert cut_drawing(svg, Extent(width=100, height=100), 2) == []


def test_what_cannot_be_cut_fits_the_page() -> None:
    """Rather than off the page, it is smaller than it should be."""
    plan = _plan(_draw(480, 3000, ['<path d="M0 0"/>', _write(20)]))
    assert plan.width * 3000 / 480 == pytest.approx(694 - 22)
    assert plan.may_move
