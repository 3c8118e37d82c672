"""The pages: server-rendered, in three languages, with nothing from another host."""
