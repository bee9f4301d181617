"""Looking facts up online, for a person to review: `survey enrich`.

    client      polite requests: cached, limited, retried
    answers     the text of an answer → what a source says of a work
    proposals   a work and what sources say → what could be added or corrected
    editing     accepted proposals → the text of works.toml

Nothing else in the package uses the network.
"""
