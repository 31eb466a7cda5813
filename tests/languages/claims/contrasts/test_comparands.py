"""Two things compared, and those that changed places."""

import pytest

from muqabala.languages.claims.contrasts.comparands import exchanged_comparands

EXCHANGED = [
    ("الحديد أثقل من الخشب.", "Wood is heavier than iron."),
    ("الذهب أغلى من الفضة بعشر مرات.", "Silver is ten times more expensive than gold."),
    ("كان صوته أوضح في المسجد منه في السوق.", "His voice was clearer in the market than in the mosque."),
    ("يفضل الأطفال الحليب على القهوة.", "The children prefer coffee to milk."),
    ("هي أقرب إلى الشعر منها إلى التاريخ.", "It is closer to history than to poetry."),
    ("الرجال أكثر عرضة للمرض من النساء.", "Women are more exposed to the disease than men."),
]

KEPT = [
    ("الحديد أثقل من الخشب.", "Iron is heavier than wood."),
    ("الحديد أثقل من الخشب.", "Wood is less heavy than iron."),
    ("ليس الحديد أثقل من الخشب.", "Wood is no heavier than iron."),
    ("يفضل الأطفال الحليب على القهوة.", "The children prefer milk to coffee."),
    ("هي أقرب إلى الشعر منها إلى التاريخ.", "It is closer to poetry than to history."),
    ("القاهرة أكبر من تونس.", "Tunis is smaller than Cairo."),
    ("الطائرات أغلى من القطارات.", "Trains are cheaper than planes."),
    ("خرج أكثر من عشرين عاملا.", "More than twenty workers went out."),
    ("أكبر المدن من حيث السكان هي القاهرة.", "Cairo has more inhabitants than other cities."),
]


@pytest.mark.parametrize(("arabic", "english"), EXCHANGED)
def test_things_compared_have_changed_places(arabic, english):
    assert len(list(exchanged_comparands(arabic, english))) == 1


@pytest.mark.parametrize(("arabic", "english"), KEPT)
def test_things_compared_are_in_their_places(arabic, english):
    assert not list(exchanged_comparands(arabic, english))
