"""Gold questions to figures: read the gold, answer each question, judge, measure, report, compare."""
