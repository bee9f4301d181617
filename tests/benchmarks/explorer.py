"""Measure the explorer in Chromium: `python tests/benchmarks/explorer.py [ROWS …]`.

Each number is wall-clock time on the page, layout included: of the script at start, and of the slowest and
the middle one of the keystrokes of some queries, of a filter and of a sort. Nothing else should run.
"""

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from explorer_page import TAG, many_works, write_page
from survey_companion.sphinx.settings import explorer_formats

QUERIES = ("flint quartz", "östby low-resource", "zzz", '"mortar layer"')
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

# Each action as the page sees it, then layout forced: milliseconds.
TIMED = """
(action) => {
  const start = performance.now();
  action();
  document.body.getBoundingClientRect();
  return performance.now() - start;
}
"""
KEYSTROKES = f"""
async (queries) => {{
  const timed = {TIMED};
  const search = document.querySelector("input[type=search]"), times = [];
  const type = async (value) => {{
    await new Promise(requestAnimationFrame);
    times.push(timed(() => {{ search.value = value; search.dispatchEvent(new Event("input")); }}));
  }};
  for (const query of queries) {{
    for (let end = 1; end <= query.length; end++) await type(query.slice(0, end));
    for (let end = query.length - 1; end >= 0; end--) await type(query.slice(0, end));
  }}
  return times;
}}
"""
CLICKS = f"""
async (selector) => {{
  const timed = {TIMED};
  const times = [];
  for (let round = 0; round < 6; round++) {{
    await new Promise(requestAnimationFrame);
    times.push(timed(() => document.querySelector(selector).click()));
  }}
  return times;
}}
"""
START = """
(attributes) => new Promise((resolve) => {
  const script = document.createElement("script");
  const start = performance.now();
  for (const name in attributes) script.setAttribute(name, attributes[name]);
  script.src = "_static/explorer.js";
  script.onload = () => { document.body.getBoundingClientRect(); resolve(performance.now() - start); };
  document.head.append(script);
})
"""


def run(page: Page, rows: int, folder: Path) -> str:
    """Return one row of the table."""
    path = write_page(folder, list(many_works(rows)))
    # The script is started by hand, so that its start can be timed.
    path.write_text(path.read_text(encoding="utf-8").replace(TAG, ""))
    page.goto(path.as_uri())
    start: float = page.evaluate(START, explorer_formats())
    page.wait_for_timeout(2000)
    keys: list[float] = page.evaluate(KEYSTROKES, QUERIES)
    filters: list[float] = page.evaluate(CLICKS, "ul[aria-label=Year] input")
    sorts: list[float] = page.evaluate(CLICKS, "th:nth-child(3) button")
    return (
        f"{rows:>7,} {start:>7.0f} ms {statistics.median(keys):>7.1f} ms {max(keys):>7.1f} ms"
        f" {max(filters):>7.1f} ms {max(sorts):>7.1f} ms"
    )


def main() -> None:
    """Print the table, a row as soon as it is known."""
    sizes = [int(each) for each in sys.argv[1:]] or [129, 2500, 10000]
    print("   rows      start   keystroke    slowest     filter       sort")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for rows in sizes:
            with tempfile.TemporaryDirectory() as folder:
                page = chromium.new_page(viewport={"width": 1400, "height": 900})
                print(run(page, rows, Path(folder) / "site"), flush=True)
                page.close()


if __name__ == "__main__":
    main()
