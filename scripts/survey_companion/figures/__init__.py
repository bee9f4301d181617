"""Figures of a survey, as SVG with links and a text alternative; `all_figures` draws them all."""
