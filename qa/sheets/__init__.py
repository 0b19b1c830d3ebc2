"""Tables as people make them, .xlsx, .csv or .jsonl, to lines with the fields of their columns."""
