"""The Sphinx side: settings, runs and extensions for the site and its editions."""
