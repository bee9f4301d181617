"""Titles come out of styles that write them as sentences as a person would write them: BibTeX, biber, pandoc.

A program that is not installed skips its test and says so; in CI it fails the test.
"""

import json
import re
import subprocess
from pathlib import Path

import pytest

from conftest import need
from survey_companion.exports.bibtex import render_fields
from survey_companion.exports.capitals import protect_capitals, put_in_braces
from survey_companion.model.survey import CitationKey

# As printed, and as a sentence
TITLES = {
    "Introducing BLOOM and xCoT: A Study of 7B Models": "Introducing BLOOM and xCoT: A study of 7B models",
    "Cross-Lingual Transfer of Models for Swahili with Alpaca and XL-Sum": (
        "Cross-lingual transfer of models for Swahili with Alpaca and XL-Sum"
    ),
    "The Belebele Benchmark in 122 Language Variants": "The Belebele benchmark in 122 language variants",
    "The IIT Bombay English-Hindi Parallel Corpus": "The IIT Bombay English-Hindi parallel corpus",
    "PAWS-X: A Cross-lingual Adversarial Dataset": "PAWS-X: A cross-lingual adversarial dataset",
    "The United Nations Parallel Corpus v1.0": "The United Nations parallel corpus v1.0",
    "Code-Mixed Texts: The Case of South East Asian Languages": (
        "Code-mixed texts: The case of South East Asian languages"
    ),
    "Mining 135M Sentences from Wikipedia": "Mining 135M sentences from Wikipedia",
    "Indo-Aryan and Finno-Ugric Languages: Is Zero-Shot Enough?": (
        "Indo-Aryan and Finno-Ugric languages: Is zero-shot enough?"
    ),
    "Bayesian Markov Models and the Turing Test": "Bayesian Markov models and the Turing test",
    "Old Norse, Middle English and Scottish Gaelic Tokenizers": (
        "Old Norse, Middle English and Scottish Gaelic tokenizers"
    ),
    "KS-Lottery: Finding Certified Lottery Tickets": "KS-Lottery: Finding certified lottery tickets",
    "What We Learned from C++ Code of Google": "What we learned from C++ code of Google",
    "Okapi: Instruction-tuned Language Models": "Okapi: Instruction-tuned language models",
    "Teaching Llamas Polish": "Teaching Llamas Polish",
    "École Models for Ünal and Öl Lamps": "École models for Ünal and Öl lamps",
    "mT5 and Qwen2.5-Instruct in Sub-Saharan Africa": "mT5 and Qwen2.5-Instruct in Sub-Saharan Africa",
    "Multilinguality, Chatbots and Jailbreaks in the Wild": (
        "Multilinguality, chatbots and jailbreaks in the wild"
    ),
    "Language models in Paris: How they speak Welsh": "Language models in Paris: How they speak Welsh",
    "GPT-4 for E-Commerce, Q-Learning and K-Means": "GPT-4 for e-commerce, Q-learning and k-means",
}
BOOK = "Findings of the Society for Stones: SfS 2024"
STYLE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Sentences</title><id>sentences</id></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout>
    <text variable="title" suffix=" | "/>
    <text variable="container-title"/>
  </layout></bibliography>
</style>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one entry for each title."""
    entries = [
        render_fields(
            "inproceedings",
            CitationKey(f"k{number}"),
            [
                ("author", "Doe, Ana"),
                ("title", protect_capitals(title)),
                ("booktitle", put_in_braces(BOOK)),
                ("year", "2024"),
            ],
        )
        for number, title in enumerate(TITLES)
    ]
    (tmp_path / "t.bib").write_text("\n\n".join(entries) + "\n", encoding="utf-8")
    return tmp_path


def _run(*command: str, folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _plain(latex: str) -> str:
    """Return the text without accents and braces: the styles leave both as they are."""
    return re.sub(r"""\\['"]|[{}]|\s+(?=\s)""", "", latex.replace("\n", " "))


def _unaccented(text: str) -> str:
    return text.translate(str.maketrans("ÉÜÖ", "EUO"))


@pytest.mark.parametrize("style", ["apalike", "plainnat", "plain"])
def test_bibtex(style: str, folder: Path) -> None:
    """Classical styles write all titles as sentences, and the book as it is."""
    need("bibtex")
    (folder / "t.aux").write_text(f"\\citation{{*}}\n\\bibdata{{t}}\n\\bibstyle{{{style}}}\n")
    _run("bibtex", "t", folder=folder)
    text = _plain((folder / "t.bbl").read_text(encoding="utf-8"))
    for sentence in TITLES.values():
        assert f" {_unaccented(sentence).rstrip('?')}" in text
    assert text.count(BOOK) == len(TITLES)


def test_pandoc(folder: Path) -> None:
    """So does pandoc, for the style of a document and where it only reads the entries."""
    need("pandoc")
    (folder / "s.csl").write_text(STYLE)
    (folder / "t.md").write_text("---\nnocite: '@*'\n---\n")
    options = ("--citeproc", "--bibliography", "t.bib", "--csl", "s.csl", "--to", "plain", "--wrap", "none")
    text = _run("pandoc", "t.md", *options, folder=folder)
    assert sorted(filter(None, text.splitlines())) == sorted(f"{each} | {BOOK}" for each in TITLES.values())
    items = json.loads(_run("pandoc", "t.bib", "--from", "bibtex", "--to", "csljson", folder=folder))
    assert sorted(item["title"] for item in items) == sorted(TITLES.values())
    assert {item["container-title"] for item in items} == {BOOK}


def test_biber(folder: Path) -> None:
    """Biber hands all entries over without a warning, and with all braces."""
    need("biber")
    said = _run("biber", "--tool", "--validate-datamodel", "--noconf", "t.bib", folder=folder)
    assert "WARN" not in said
    text = (folder / "t_bibertool.bib").read_text(encoding="utf-8")
    assert "{XL}-{Sum}" in text
    assert text.count(f"{{{{{BOOK}}}}}") == len(TITLES)
