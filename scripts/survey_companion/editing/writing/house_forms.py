"""The documented forms of a paper and of a data resource, for lists that have no form of their own."""

from survey_companion.editing.lists.form_slots import EntryForm, Slot


def _build(text: str, **printed: str) -> EntryForm:
    """Return a form of the house; each keyword is a field with its text in the form."""
    slots = []
    for name, shown in printed.items():
        start = text.index(shown)
        slots.append(Slot(start=start, end=start + len(shown), field=name.replace("__", ":")))
    return EntryForm(
        text=text,
        slots=tuple(slots),
        origin="item",
        line=0,
        section=0,
        group="",
        byline=printed.get("authors", ""),
    )


PAPER_FORM = _build(
    "- [2020] **Title.** *Names* `Venue` [[paper](PAPER)] [[code](CODE)]",
    date="2020", title="Title", authors="Names", venue="Venue", url__paper="PAPER", url__code="CODE",
)  # fmt: skip
RESOURCE_FORM = _build(
    "- [**Name**](ADDRESS). Description", name="Name", url__resource="ADDRESS", description="Description"
)
