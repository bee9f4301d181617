"""What only Sphinx can do: the site's settings and how citations read."""
