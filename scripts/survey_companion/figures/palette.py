"""The colours of all figures, for light and dark pages.

Input: the table of colours. Output: colours by role, attributes that paint an element in a role, and the
style of every figure.
An element carries the light colour as an attribute, which print readers understand, and its role as
a class, which style sheets override. A part's colour goes by its place among all parts.
"""

from collections.abc import Mapping

from survey_companion.model.colours import PARTS, name_parts, shades


def mix(colour: str, ground: str, share: float) -> str:
    """Return the colour that a share of one colour over another gives, all as "#rrggbb"."""
    pairs = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02x}" for over, under in pairs)


def _complete(medium: str, share: float) -> Mapping[str, str]:
    """Return the colours by role for light or dark pages, with those of the parts and their pale fills."""
    shown = shades(medium)
    roles = {name: shown[name] for name in ("ink", "muted", "rule", "paper")}
    parts = {name: shown[name] for name in name_parts(PARTS)}
    tints = {f"{name} tint": mix(colour, roles["paper"], share) for name, colour in parts.items()}
    return {**roles, **parts, **tints}


LIGHT = _complete("light", 0.12)
DARK = _complete("dark", 0.2)


def edge_role(part: str) -> str:
    """Return the role of an outline in a part's colour."""
    return part.replace("part-", "edge-")


def paint(*roles: str) -> dict[str, str]:
    """Return the attributes of an element in these roles; `rule` and `edge-…` colour its outline."""
    attributes = {"class": " ".join(roles)}
    for role in roles:
        attributes[_property(role)] = LIGHT[role.replace("edge-", "part-")]
    if "fill" not in attributes:
        attributes["fill"] = "none"
    return attributes


def _property(role: str) -> str:
    return "stroke" if role == "rule" or role.startswith("edge-") else "fill"


def _rules(colours: Mapping[str, str], page: str = "") -> str:
    """Return the rules that colour the roles, below a selector of the page."""
    edges = {edge_role(role): colour for role, colour in colours.items() if role.split("-")[-1].isdigit()}
    return "\n".join(
        f"{page}svg.figure .{role.replace(' ', '.')}{{{_property(role)}:{colour}}}"
        for role, colour in {**colours, **edges}.items()
    )


def colours_of(classes: str) -> dict[str, str]:
    """Return the attributes with the light colours that the site's style sheet gives these classes, too."""
    names = set(classes.split())
    edges = {edge_role(role): colour for role, colour in LIGHT.items() if role.split("-")[-1].isdigit()}
    return {
        _property(role): colour
        for role, colour in {**LIGHT, **edges}.items()
        if names.issuperset(role.split())
    }


# A file by itself follows the system.
STYLE = f"@media (prefers-color-scheme: dark){{\n{_rules(DARK)}\n}}"


def render_site_style() -> str:
    """Return the style sheet for figures inside a page, which has a switch of its own."""
    follows_system = _rules(DARK, 'body:not([data-theme="light"]) ')
    switched = _rules(DARK, 'body[data-theme="dark"] ')
    return (
        "/* The colours of figures. */\n"
        f"{_rules(LIGHT)}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n{follows_system}\n}}\n"
        f"@media screen {{\n{switched}\n}}\n"
    )
