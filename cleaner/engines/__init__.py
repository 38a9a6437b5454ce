"""Where the work is done: one process, several, or one shard by number."""
