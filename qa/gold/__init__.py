"""Gold questions: read in any spelling, proposed, checked, added."""
