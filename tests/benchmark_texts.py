"""Records of an invented benchmark, and of results reported on it."""

BENCHMARK = """
[weighing]
name = "Weighing"
task = "guessing weights"
languages = 2
size = { value = 500, unit = "stones" }
paper = "doe2020quarry"
used_by = ["doe2023lifting"]
url = "https://example.org/weighing"
confirmed = true
sources = ["https://example.org"]
"""

RESULTS = """
[weighing-by-hand]
benchmark = "weighing"
title = "By hand"
metric = "accuracy"
unit = "%"
higher_is_better = true
languages = { cy = "Welsh", fr = "French" }
note = "Nobody looked."

[[weighing-by-hand.rows]]
system = "Rock 2"
scores = { cy = 10.0, fr = 20.5 }
average = 15.3
reported_in = { work = "doe2023lifting", where = "Table 1" }
source = "stones/rock:README.md"

[[weighing-by-hand.rows]]
system = "Rock 3"
scores = { cy = 11.0 }
reported_in = { work = "doe2023lifting", where = "Table 2" }
source = "stones/rock:README.md"
"""
