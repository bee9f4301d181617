"""Values → JSON in one line, without blanks, in UTF-8."""

import json

# An encoder of its own: `json.dumps` makes a new one for each call that is not the default.
encode_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
