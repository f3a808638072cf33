"""A dataset → Parquet, JSON, the data package, the database."""
