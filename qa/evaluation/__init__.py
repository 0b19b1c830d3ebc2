"""Gold questions to figures: ask each, judge, measure, compare."""
