"""A reader of a page who uses mouse, keyboard or touch alone, and counts.

A step is one click or tap, one query that is typed and sent, or one key that does something. Keys that only
move (Tab, a letter in the menu, a link that skips) are no steps, but of them a reader presses ten at most
before each step. Who uses the keyboard always sees where the focus is.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

MOST_MOVES = 10

_HAS_FOCUS = "each => each === document.activeElement"
_SHOWS_FOCUS = """() => {
  const now = document.activeElement, style = getComputedStyle(now);
  const isMarked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  return now.matches(":focus-visible") && (isMarked || style.boxShadow !== "none");
}"""


@dataclass
class Reader:
    """Somebody with a goal."""

    page: Page
    way: str  # "mouse", "keys" or "touch"
    steps: int = 0
    moves: int = 0  # since the last step

    def open(self, path: Path) -> None:
        """Open a page from disk; what is done from here on counts."""
        self.page.goto(path.as_uri(), wait_until="load")
        self.steps = self.moves = 0

    # -- keys that only move -----------------------------------------------------------------------

    def move(self, key: str) -> None:
        """Press a key that does nothing but move."""
        self.page.keyboard.press(key)
        self.moves += 1
        assert self.moves <= MOST_MOVES, f"{self.moves} keys, and the focus is at {self._where()}"

    def skip(self, name: str) -> None:
        """By keyboard, follow a link that only moves on the page; others scroll."""
        if self.way == "keys":
            self.walk_to(self.page.get_by_role("link", name=name, exact=True).first, "Tab")
            self.move("Enter")

    def walk_to(self, target: Locator, key: str = "Tab") -> None:
        """Press a key until the target has the focus."""
        while not target.evaluate(_HAS_FOCUS):
            self.move(key)
        assert self.page.evaluate(_SHOWS_FOCUS), f"the focus is not to be seen: {self._where()}"

    def _where(self) -> str:
        return str(self.page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))

    # -- steps ---------------------------------------------------------------------------------------

    def press(self, target: Locator, key: str = "Tab") -> None:
        """Click, tap, or walk there with a key and press Enter."""
        expect(target).to_be_visible()
        if self.way == "mouse":
            target.click()
        elif self.way == "touch":
            target.tap()
        else:
            self.walk_to(target, key)
            self.page.keyboard.press("Enter")
        self._count()

    def ask(self, query: str, address: str) -> None:
        """Type a query into the search, and take what it suggests and what has this address."""
        if self.way == "keys":
            self.move("/")
        else:
            self.press(self.page.locator(".sidebar-search" if self.way == "mouse" else "a.search-icon"))
        self.page.keyboard.type(query)
        options = self.page.get_by_role("option")
        option = self.page.locator(f'[role="option"][href$="{address}"]')
        expect(options.first).to_be_visible()
        expect(option).to_be_visible()
        if self.way == "keys":
            while option.get_attribute("aria-selected") != "true":
                self.move("ArrowDown")
            self.page.keyboard.press("Enter")
        elif self.way == "touch":
            option.tap()
        else:
            option.click()
        self._count()
        expect(self.page).to_have_url(re.compile(f"{re.escape(address)}$"))

    def _count(self) -> None:
        self.steps += 1
        self.moves = 0

    # -- what a reader gets --------------------------------------------------------------------------

    def pasted(self) -> str:
        """Return what is on the clipboard, by pasting it."""
        make = "document.createElement('textarea')"
        self.page.evaluate(f"document.body.append(Object.assign({make}, {{ id: 'paste' }}))")
        self.page.locator("#paste").focus()
        self.page.keyboard.press("Control+V")
        return self.page.locator("#paste").input_value()
