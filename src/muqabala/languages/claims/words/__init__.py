"""The words of a text and of its translation: what they may mean, and which render which."""
