"""Figures of a survey, as SVG with links and a text alternative; `gallery` draws them all."""
