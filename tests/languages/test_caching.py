"""What is remembered, and until when."""

from muqabala.languages.caching import forget_texts, remembered


def test_a_text_is_read_once_until_it_is_forgotten():
    read = []

    @remembered
    def words(text: str) -> list[str]:
        read.append(text)
        return text.split()

    assert words("a b") is words("a b")
    assert read == ["a b"]
    forget_texts()
    assert words("a b") == ["a", "b"]
    assert read == ["a b", "a b"]
