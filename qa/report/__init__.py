"""An evaluation as people read it: a page, a table of questions, lines on a terminal."""
