"""Looking facts up online, for a person to review: `survey enrich`.

    client        an address → a text, or the reason why there is none: redirects, pauses, retries
      exchange      one request and its answer
      proxies       the proxy that the environment names
      connection    a socket to a checked address, with a time limit for every wait
      destinations  which addresses may be requested
    cache         answers that passed the checks
    answers       the text of an answer → the source's values for a work
      anthology     the same for the ACL Anthology's BibTeX
      values        whether a field can hold what a source says
    proposals     a work and what sources say → what could be added or corrected
    editing       accepted proposals → the text of works.toml
    session       one run

Nothing else in the package uses the network. The first five modules know nothing about works.
"""
