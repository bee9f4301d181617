"""Survey and the text of a list → the changed text of the list: new lines, mended lines.

Lines that are not changed stay as they are, to the byte.
"""
