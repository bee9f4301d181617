"""The headings of a list → the title of the survey.

Input: the tree of headings, and what the front matter says. Output: a `SurveyInfo`.
"""

from dataclasses import replace

from survey_companion.model.survey import SurveyInfo
from survey_companion.reading.lines.outline import Node


def name_survey(info: SurveyInfo, root: Node, *, is_list: bool, is_chapter: bool) -> SurveyInfo:
    """Return what the front matter says; without a title, the first heading that is no section is it.

    In a table, only its title is a heading of the first level. The title of a chapter with entries is not
    that of the survey.
    """
    nodes = [node for node in root.children if node.text and (is_list or node.level == 1)]
    if is_chapter and any(_has_entries(node) for node in nodes):
        return info
    titles = (node.text for node in nodes if not node.kinds or (node.level == 1 and node.children))
    return info if info.title else replace(info, title=next(titles, None))


def _has_entries(node: Node) -> bool:
    return bool(node.kinds) or any(map(_has_entries, node.children))
