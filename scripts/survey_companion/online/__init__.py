"""Looking facts up online, for a person to review: `survey enrich`.

    client        an address → a text, or why there is none: redirects, pauses, repetitions
      exchange      one request and its answer
      proxies       the way out that the environment names
      connection    a socket to a checked address, whose every wait has an end
      destinations  which addresses may be asked
    cache         answers that were believed
    answers       the text of an answer → what a source says of a work
      anthology     the same for the ACL Anthology's BibTeX
      values        whether a field can hold what a source says
    proposals     a work and what sources say → what could be added or corrected
    editing       accepted proposals → the text of works.toml
    session       one run

Nothing else in the package uses the network; the first five know nothing of works.
"""
