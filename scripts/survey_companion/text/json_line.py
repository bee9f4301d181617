"""Values → JSON in one line, without blanks, in UTF-8."""

import json

# One encoder for all calls: `json.dumps` makes a new one per call unless all its arguments are the default.
encode_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
