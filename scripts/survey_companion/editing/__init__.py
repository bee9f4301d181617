"""Survey and the text of a list → the changed text of the list: new lines, mended lines.

Lines that are not changed stay as they are, to the byte. The folders stand in the order of the flow:

lists: a list as bytes, and how each of its entries is printed

    list_text                     ↔ bytes
    open_list                     what is read
    entry_forms                   how each entry is printed: form_slots, dates_like; entry_facts: what it says

writing: the facts of an entry → a line in the form of its neighbours

    placement                     where it goes; new_sections writes a heading into the additions
    line_writer                   the forms of the neighbours, or house_forms, the most fitting first
      list_habits                 how the list prints authors, labels links and names preprints
      filled_forms                a form with other facts: bylines_like, literal_text
      line_checks, list_parts     what was written, read again in the list, or first in its section

proposed: what somebody proposes → a new entry (`survey add`, `survey compare --format lines`)

    contributions, named_papers   what somebody sent, or an identifier
    new_entries                   … and what sources say
    already_listed                is it there?
    section_choice                where it belongs
    new_records                   its record
    lines_to_paste                lines for another list

repairs: what can be mended (`survey fix`)

    mend_causes                   the table of causes, each with what finds its mends:
      text_mends, line_mends, form_mends, order_mends    … in the list alone (spots: where in a line)
      record_mends, version_mends                        … by records (record_facts: what is certain)
    mends                         what a mend is
    mending, mend_proof           tried, read again, and taken only if all else says the same
    unified_patch                 each change with its reason, for git
"""
