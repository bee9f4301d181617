"""Sphinx's settings for this site; they are the package's, so that every survey gets the same site."""

from pathlib import Path

from survey.sphinx.settings import site_settings

globals().update(site_settings(Path(__file__).parent))
