"""A survey companion: one awesome-list in, a BibTeX file and a cross-referenced Sphinx site out."""
