"""A generation in Milvus: filled in batches, searched by hybrid search. Imported only where Milvus is asked for."""
