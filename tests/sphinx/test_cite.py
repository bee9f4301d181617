"""The dialog "Cite": every way to open it, what it offers, and where citations of a listed work lead."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browsing import run_sphinx, watch, write_site
from conftest import need_package
from survey_companion.exports.cite_scripts import render_call

EVIL = "Stones</script><script>document.title=1</script> \\u0041\\n \u2028 <img src=x onerror=alert(1)> ”"
BIBTEX = "@misc{doe2023lifting,\n  title = {Lifting},\n}\n"
KEYS = {"doe2023lifting": "Lifting", "evil2022stones": EVIL}
BIBLIOGRAPHY = (
    "@misc{doe2023lifting, author = {Ana Doe}, title = {Lifting}, year = {2023}}\n"
    "@misc{evil2022stones, author = {Bo Roe}, title = {Stones}, year = {2022}}\n"
)
MANY = {
    letter: [f"Ana {letter}{number}" for number in range(1, last + 1)]
    for letter, last in (("A", 13), ("B", 11))
}
BIBLIOGRAPHY += "".join(
    f"@misc{{{letter.lower()}2020, author = {{{' and '.join(names)}}}, title = {{T}}, year = {{2020}}}}\n"
    for letter, names in MANY.items()
)
PAGES = {
    **{f"works/{key}": f"# A work\n\n## Cite\n\n```text\n{key}\n```\n" for key in (*KEYS, "a2020", "b2020")},
    "part/walls": "(sec-part-walls)=\n\n# Walls\n\n9 works {cite-button}`sec-part-walls`\n\n"
    "Said by {cite:t}`doe2023lifting`.\n\n"
    + "Stones.\n\n" * 60
    + ":::{table}\n:class: works\n\n| Work | Links |\n| --- | --- |\n"
    + "".join(f"| A [title](/works/{key}.md) | [{{cite:entry}}`{key}`]{{.label .cite}} |\n" for key in KEYS)
    + "\n:::\n\n(cite-sec-part-walls)=\n\n## Cite this section\n\n```text\nA line\n```\n",
    "notes": "# Notes\n\nSaid by {cite:t}`doe2023lifting`, {cite:t}`a2020` and {cite:t}`b2020`.\n",
}
DIALOG = "#cite-dialog"


def _texts(key: str, text: str) -> list[tuple[str, str, str]]:
    return [("BibTeX", "bib", text), ("APA text", "txt", f"Doe, A. {text}"), ("Key", "", key)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with two works and a section; one work has a dangerous title."""
    root = tmp_path_factory.mktemp("cite")
    docs = write_site(root, PAGES, BIBLIOGRAPHY)
    scripts = {
        f"works/{key}": {"title": title, "texts": _texts(key, BIBTEX + title)} for key, title in KEYS.items()
    }
    scripts["places/sec-part-walls"] = {"title": "Walls", "texts": _texts("walls", "@incollection{walls}")}
    scripts["works/doe2023lifting"]["point"] = "Shows <b>how</b> to lift."
    for name, values in scripts.items():
        path = docs / "extra" / "cite" / f"{name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render_call(name, values), encoding="utf-8")
    coins = 'surveyCoins({"doe2023lifting": "rft.title=%3Cb%3E", "nobody": "x"});\n'
    (docs / "extra" / "cite" / "coins.js").write_text(coins, encoding="utf-8")
    done = run_sphinx(docs, root / "html")
    assert done.returncode == 0, done.stderr
    return root / "html"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window without a network, as for a page that is opened from disk."""
    with browser.new_context(viewport={"width": 1000, "height": 700}, offline=True) as context:
        yield context


def _open(context: BrowserContext, built: Path, name: str = "part/walls") -> Page:
    page = context.new_page()
    page.goto(f"{built.as_uri()}/{name}.html")
    return page


def _press(page: Page, key: str) -> None:
    page.locator(f'a.cite[href$="works/{key}.html#cite"]').first.click()
    expect(page.locator(DIALOG)).to_be_visible()


def _clipboard(page: Page) -> str:
    """Return what was copied, by pasting it."""
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), { id: 'paste' }))")
    page.locator("#paste").focus()
    page.keyboard.press("Control+V")
    return page.locator("#paste").input_value()


def test_one_press_opens_and_one_copies(context: BrowserContext, built: Path) -> None:
    """From disk, by mouse: all formats are there, and "Copy" copies the one that is shown."""
    page = _open(context, built)
    complaints = watch(page)
    _press(page, "doe2023lifting")
    dialog = page.get_by_role("dialog", name="Cite Lifting")
    assert dialog.get_by_role("radio").evaluate_all(
        "all => all.map((each) => each.parentNode.textContent)"
    ) == [
        *("BibTeX", "APA text", "Key"),
    ]
    dialog.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    page.keyboard.press("Escape")
    assert _clipboard(page) == BIBTEX + "Lifting"
    assert complaints == []


def test_the_chosen_format_is_remembered(context: BrowserContext, built: Path) -> None:
    """Who took the sentence once is offered it first on the next page, and a file of its name."""
    page = _open(context, built)
    _press(page, "doe2023lifting")
    page.get_by_role("radio", name="APA text").check()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert download.value.suggested_filename == "doe2023lifting.txt"
    page.keyboard.press("Escape")
    _press(page, "evil2022stones")
    expect(page.get_by_role("radio", name="APA text")).to_be_checked()
    expect(page.locator(f"{DIALOG} pre")).to_contain_text("Doe, A.")


def test_by_keyboard_alone(context: BrowserContext, built: Path) -> None:
    """Enter or the space bar opens it, Tab stays inside, Escape closes it, and the focus comes back."""
    page = _open(context, built)
    button = page.locator("table a.cite").first
    for key in ("Enter", " "):
        button.focus()
        page.keyboard.press(key)
        expect(page.locator(f"{DIALOG} .cite-copy")).to_be_focused()
        for _ in range(8):
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.closest('dialog') !== null")
        page.keyboard.press("Escape")
        expect(page.locator(DIALOG)).to_be_hidden()
        expect(button).to_be_focused()


def test_a_press_beside_it_closes_it(context: BrowserContext, built: Path) -> None:
    """So does the button for it."""
    page = _open(context, built)
    _press(page, "doe2023lifting")
    page.mouse.click(5, 5)
    expect(page.locator(DIALOG)).to_be_hidden()
    _press(page, "doe2023lifting")
    page.get_by_role("button", name="Close").click()
    expect(page.locator(DIALOG)).to_be_hidden()


def test_on_a_phone_it_is_a_sheet_from_below(browser: Browser, built: Path) -> None:
    """At 390 pixels, by touch: as wide as the window, at its lower edge, with targets of 24 pixels."""
    with browser.new_context(
        has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    ) as context:
        page = _open(context, built)
        page.locator("table a.cite").first.tap()
        expect(page.locator(DIALOG)).to_be_visible()
        box = page.locator(DIALOG).bounding_box()
        assert box
        assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 390, 844)
        sizes = page.locator(f"{DIALOG} :is(button, a, label)").evaluate_all(
            "all => all.map((each) => Math.min(each.offsetWidth, each.offsetHeight))"
        )
        assert min(sizes) >= 24
        page.locator(DIALOG).get_by_role("button", name="Copy").tap()
        expect(page.get_by_role("status")).to_have_text("Copied")


@pytest.mark.parametrize("width", [1000, 390, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: Any, width: int, browser: Browser, built: Path) -> None:  # noqa: ANN401
    """The open dialog, and copy buttons on code, break no rule, and nothing is wider than the window."""
    axe = (need_package("axe-core") / "axe.min.js").read_text(encoding="utf-8")
    with browser.new_context(
        viewport={"width": width, "height": 700}, color_scheme=scheme, reduced_motion="reduce"
    ) as context:
        page = _open(context, built)
        _press(page, "evil2022stones")
        page.add_script_tag(content=axe)
        found = page.evaluate("axe.run('#cite-dialog')")["violations"]
        assert [each["id"] for each in found] == []
        assert page.evaluate("document.querySelector('#cite-dialog').scrollWidth <= innerWidth")
        page.keyboard.press("Escape")
        assert [each["id"] for each in page.evaluate("axe.run('.highlight, .facts')")["violations"]] == []


def test_a_title_stays_text(context: BrowserContext, built: Path) -> None:
    """Whatever a title has in it is shown as it is written, and copied so."""
    page = _open(context, built)
    title = page.title()
    _press(page, "evil2022stones")
    assert page.locator("#cite-dialog-title").evaluate("it => it.textContent") == EVIL
    assert page.locator(f"{DIALOG} pre").evaluate("it => it.textContent") == BIBTEX + EVIL
    assert page.locator(f"{DIALOG} :is(img, script)").count() == 0
    assert page.title() == title


def test_a_script_cannot_be_ended() -> None:
    """No "<" and no end of line of any kind is left in the text of a script."""
    text = render_call("works/x", {"title": EVIL})
    assert re.fullmatch(r'surveyCited\("works/x",[^<\u2028\u2029\n\r]*\);\n', text)


def test_without_javascript_it_leads_to_the_lines(browser: Browser, built: Path) -> None:
    """Each button is a link to what there is to copy."""
    with browser.new_context(java_script_enabled=False) as context:
        page = _open(context, built)
        page.locator("table a.cite").first.click()
        page.wait_for_url("**/works/doe2023lifting.html#cite")
        page = _open(context, built)
        page.locator("p > a.cite").first.click()
        page.wait_for_url("**/part/walls.html#cite-sec-part-walls")
        assert page.locator("button.copy").count() == 0, "what needs a script is not there"


def test_a_place_is_cited(context: BrowserContext, built: Path) -> None:
    """The button of a section has the citation of the section."""
    page = _open(context, built)
    page.locator("p > a.cite").first.click()
    expect(page.locator(f"{DIALOG} pre")).to_have_text("@incollection{walls}")


def test_a_script_that_is_missing_is_told(context: BrowserContext, built: Path) -> None:
    """If nothing can be loaded, the dialog says so and leads to the lines."""
    page = _open(context, built)
    script = built / "cite" / "works" / "doe2023lifting.js"
    script.rename(script.with_suffix(".away"))
    _press(page, "doe2023lifting")
    script.with_suffix(".away").rename(script)
    expect(page.locator(DIALOG)).to_contain_text("could not be loaded")
    page.get_by_role("link", name="Go to the lines to copy").click()
    page.wait_for_url("**/works/doe2023lifting.html#cite")


def test_a_citation_leads_to_the_row_first(context: BrowserContext, built: Path) -> None:
    """On the page that lists the work the citation leads to its row; elsewhere to the references."""
    page = _open(context, built)
    cited = page.locator(".bibtex-citation a").first
    assert cited.get_attribute("href") == "#row-doe2023lifting"
    cited.click()
    expect(page.locator("tr:target")).to_contain_text("title")
    other = _open(context, built, "notes").locator(".bibtex-citation a").first
    assert other.get_attribute("href") == "references.html#ref-doe2023lifting"


def test_a_card_tells_more_and_cites(context: BrowserContext, built: Path) -> None:
    """The card of a citation has what the work shows, which other pages discuss it, and how to cite it."""
    page = _open(context, built)
    page.locator(".bibtex-citation a").first.hover()
    card = page.locator(".reference-card")
    expect(card.get_by_text("Shows <b>how</b> to lift.")).to_be_visible()
    expect(card.get_by_text("Discussed in Notes")).to_be_visible()
    assert [
        (each.inner_text(), each.get_attribute("href"))
        for each in card.locator(".reference-card-links a").all()
    ] == [
        ("Work page", "../works/doe2023lifting.html"),
        ("In the bibliography", "../references.html#ref-doe2023lifting"),
        ("Cite", "../works/doe2023lifting.html#cite"),
    ]
    card.get_by_role("button", name="Copy BibTeX").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    card.get_by_role("button", name="Cite").click()
    expect(page.locator(DIALOG)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card.get_by_role("button", name="Cite")).to_be_focused()


def test_reference_managers_find_all_works_in_the_references(context: BrowserContext, built: Path) -> None:
    """The COinS are there soon after the page, one in the entry of each work, and Zotero is told to look."""
    page = context.new_page()
    page.add_init_script("document.addEventListener('ZoteroItemUpdated', () => (window.isTold = true))")
    page.goto(f"{built.as_uri()}/references.html")
    page.wait_for_function("window.isTold")
    spans = page.locator("#ref-doe2023lifting [aria-hidden=true] > span.Z3988")
    assert spans.evaluate_all("all => all.map((each) => each.title)") == ["rft.title=%3Cb%3E"]
    assert page.locator("span.Z3988").count() == 1


def test_a_reference_has_its_title_first_to_the_eye(context: BrowserContext, built: Path) -> None:
    """The title stands on a line of its own, in bold, and leads to the work; one button cites it."""
    page = _open(context, built, "references")
    entry = page.locator("#ref-doe2023lifting")
    title = entry.get_by_role("link", name="Lifting")
    assert title.get_attribute("href") == "works/doe2023lifting.html"
    shown = title.evaluate("it => [getComputedStyle(it).display, getComputedStyle(it).fontWeight]")
    assert shown == ["block", "600"]
    assert entry.get_by_role("button").all_inner_texts() == ["Cite"]


def test_a_reference_names_ten_authors(built: Path) -> None:
    """The others are counted; eleven are all named, since leaving out one would save no room."""
    page = (built / "references.html").read_text(encoding="utf-8")
    assert "Ana A10, and 3 more" in page
    assert "Ana A11" not in page.replace("title=", "")
    assert "Ana B10, and Ana B11" in page


def test_a_code_block_has_a_button_that_copies(context: BrowserContext, built: Path) -> None:
    """It is seen without hovering, large enough, takes the focus and says what it did."""
    page = _open(context, built, "works/doe2023lifting")
    button = page.get_by_role("button", name="Copy").first
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    assert button.evaluate("it => getComputedStyle(it).opacity") == "1"
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert _clipboard(page) == "doe2023lifting\n"


def test_what_cannot_be_cited_is_a_warning(tmp_path: Path) -> None:
    """A button for an unknown key or anchor stops the build, which names it."""
    docs = write_site(tmp_path, {"x": "# X\n\n{cite-button}`sec-nowhere`\n"}, BIBLIOGRAPHY)
    done = run_sphinx(docs, tmp_path / "html")
    assert done.returncode
    assert "nothing to cite: sec-nowhere" in done.stderr
