"""`make queries`: what the search of the built site finds first, for the queries in `tests/own-queries.tsv`.

Input: a line for each query, with what the first result should be and its title, separated by tabs.
Output: each query that finds something else first, the size of the index, and the time of the slowest query.
"""

import gzip
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
SITE = ROOT / "docs" / "_build" / "html"
QUERIES = Path(__file__).with_name("own-queries.tsv")
_FIND = """query => {
  const start = performance.now();
  const [hit] = SurveySearch.find(query).hits;
  const entry = hit?.entry;
  return [performance.now() - start, entry?.kind ?? "nothing", entry?.title ?? ""];
}"""


def try_queries(page: Page, lines: list[str]) -> tuple[int, float]:
    """Print what is found first where it is not what was expected; return how often, and the longest time."""
    wrong, slowest = 0, 0.0
    for line in lines:
        query, kind, title = line.split("\t")
        took, *found = page.evaluate(_FIND, query)
        slowest = max(slowest, took)
        if found != [kind, title]:
            wrong += 1
            sys.stdout.write(f"{query}: expected {kind}, {title}; found {', '.join(found)}\n")
    return wrong, slowest


def main() -> int:
    """Try all queries, and return 1 if one finds something else first."""
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto((SITE / "search.html").as_uri())
        page.wait_for_function("window.SurveySearch")
        page.evaluate("SurveySearch.find('first')")  # it prepares all entries
        wrong, slowest = try_queries(page, lines)
        browser.close()
    index = (SITE / "search-index.js").read_bytes()
    size = len(gzip.compress(index, 9)) / 1000
    sys.stdout.write(
        f"{len(lines) - wrong} of {len(lines)} queries as expected, the slowest in {slowest:.0f} ms; "
        f"the index has {size:.0f} kB compressed\n"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
