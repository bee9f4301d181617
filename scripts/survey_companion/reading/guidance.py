"""What a person says of how a list is to be read → what each step asks for, and what of it is of use.

Input: `Hints` of survey.toml. Output: a `Guidance`, which also notes the hints that the list needs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from survey_companion.model.hints import Hint, Hints
from survey_companion.reading.lines.heading_words import fold_heading, path_to
from survey_companion.reading.lines.line_templates import Template, parse_template
from survey_companion.reading.lines.outline import Node
from survey_companion.reading.lines.piece_labels import Labels, fold_label, with_labels
from survey_companion.reading.lines.places import Reading
from survey_companion.reading.lines.table_columns import fold_head
from survey_companion.reading.words.column_heads import known_head


@dataclass(slots=True)
class Guidance:
    """Hints in the form that each step asks for."""

    templates: tuple[Template, ...]
    labels: Labels
    columns: dict[str, str]  # folded head of a column → field
    heads: dict[str, str]  # the same, as words of `field_words`, for tables in other files
    headings: dict[str, Hint]  # folded heading → "ignore", "papers" or "data", and the heading as written
    hints: Hints
    used: set[Hint] = field(default_factory=set)

    def of_heading(self, node: Node) -> str | None:
        """Return "ignore", "papers" or "data" if the heading, or the nearest one above it, is so named."""
        for each in path_to(node) if self.headings else ():
            if hint := self.headings.get(fold_heading(each.text)):
                self.used.add(hint)
                return hint[0]
        return None

    def note_used(self, heads: Iterable[Sequence[str]], readings: Iterable[Reading]) -> None:
        """Note which columns, labels and forms of lines are in the list."""
        cells = [cell for head in heads for cell in head] if self.columns else []
        present = {*map(fold_head, cells), *map(known_head, cells)}
        named = {each: {fold_head(each), known_head(each)} for each in self.hints.columns}
        self.used |= {("columns", each) for each, names in named.items() if names & present}
        said: set[str] = set()
        for reading in readings:
            if reading.template is not None:
                self.used.add(("shape", reading.template.text))
            if self.labels.given:
                said |= {fold_label(piece.said) for piece in reading.candidate.pieces if piece.said}
        self.used |= {("labels", each) for each in self.hints.labels if fold_label(each) in said}


def prepare(hints: Hints) -> Guidance:
    """Return the hints in the form that each step asks for.

    Raises:
        ValueError: a form of line cannot be understood; `records.survey_toml` reports and removes those.
    """
    named = (("data", hints.data), ("papers", hints.papers), ("ignore", hints.ignore))
    return Guidance(
        templates=tuple(map(parse_template, hints.shapes)),
        labels=with_labels(hints.labels),
        columns={fold_head(head): each for head, each in hints.columns.items()},
        heads={known_head(head): each for head, each in hints.columns.items()},
        headings={fold_heading(each): (name, each) for name, headings in named for each in headings},
        hints=hints,
    )
