"""Clean scraped text corpora and repair machine translation, with a record of every edit."""
