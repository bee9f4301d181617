"""Survey and the text of a list → the changed text of the list: new lines, mended lines.

Lines that are not changed stay as they are, to the byte. Both ways of changing a list begin and end alike:

    list_text ↔ bytes ─ open_list: what is read, and entry_forms: how each entry is printed ─ list_parts

A new entry (`survey add`; `survey compare --format lines` is lines_to_paste):

    contributions, named_papers   what somebody sent, or an identifier
    new_entries                   … and what sources say → entry_facts, and the values of a record
    already_listed                is it there?
    section_choice, placement     where it goes; new_sections writes a heading into the additions
    line_writer                   the forms of the neighbours, or house_forms, the most fitting first
      list_habits                 how the list prints authors, labels links and names preprints
      filled_forms                a form (form_slots) with other facts: bylines_like, dates_like, literal_text
      line_checks                 what was written, read again
    new_records                   its record

What can be mended (`survey fix`):

    mend_causes                   the table of causes, each with what finds its mends:
      text_mends, line_mends, form_mends, order_mends    … in the list alone (spots: where in a line)
      record_mends, version_mends                        … by records (record_facts: what is certain)
    mends                         what a mend is
    mending, mend_proof           tried, read again, and taken only if all else says the same
    unified_patch                 each change with its reason, for git
"""
