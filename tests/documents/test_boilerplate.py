"""The lines that sites print around an article, and the sentences that only look like them."""

import csv
import re
from pathlib import Path

import pytest

from muqabala.documents.boilerplate import Place, site_kind, site_lines
from muqabala.languages.folding import fold

SENTENCES = Path(__file__).parents[3] / "shared" / "data" / "ours"

SITE_LINES = """\
Published on 3 May 2024 at 10:15
5 March 2025 | 4 min read
By Sara Al-Mansouri and Omar Haddad
By our correspondent in Amman
Translation: Omar Haddad
(Translated automatically from the Arabic original)
Disclaimer: This translation was generated automatically and may contain errors.
To read the original in Arabic, click here.
Sources: Reuters, AFP
(Reuters)
Photograph: Omar Haddad/Reuters
A fisherman mends his nets in Sidon. (Photo: AFP)
Facebook | Twitter | LinkedIn
Share: LinkedIn / Telegram · E-mail
Note: This article is an abridged translation.
The complete study can be read in Arabic on our site.
See also: The price of bread
More interviews from the series “Houses and Weather”
Opinion | The views expressed are the author’s own.
Sign up for our daily briefing
Views expressed here are those of the writer and do not necessarily reflect those of the newspaper.
Dr. Omar Haddad is a professor of political science at the University of Kuwait.
Omar Haddad – writer and journalist
(Reporting by Omar Haddad in Tripoli; Editing by Sara Mansour)
Beirut (AFP)
بقلم/ سارة المنصوري
كتبت - سارة المنصوري
أجرى الحوار: عمر حداد
أ.د. عمر حداد
إعداد: وحدة الدراسات الإقليمية
الدوحة - وكالات
المصدر : مركز الخليج للدراسات
(صورة أرشيفية)
شاركوا الخبر على تويتر وواتساب
اقرأ أيضا سعر الخبز في الأسواق
الآراء الواردة في المقال لا تعبر بالضرورة عن رأي الصحيفة
أستاذ العلوم السياسية في جامعة الكويت
الأربعاء 5 آذار/مارس 2025
تُرجم هذا النص آليًا من العربية
نُشر هذا المقال في صحيفة القدس""".splitlines()

SENTENCES_THAT_LOOK_ALIKE = """\
By contrast, the alliance did nothing.
By March 2025 the price had doubled.
Share prices fell on Monday.
Share: that is what children learn first.
This is a shortened list of what the museum lost in the fire.
The full text of the treaty has never been published.
Read also by his students, the poem became famous.
The text was translated from Greek by Hunayn ibn Ishaq in the ninth century.
Machine translation has changed the work of newsrooms.
Sources said the talks had failed.
Photographs of the victims were shown at the trial.
Omar Haddad, a researcher at the centre, said the results were clear.
The views expressed by the minister angered the opposition.
The minister resigned on Monday, Reuters reported.
Follow the money and you will find the culprit.
March 5, 2025 was the day everything changed.
Note: the figures do not include the army.
Ibn Khaldun is a historian whose work still matters today.
Learn more languages and you will see more of the world.
Join us in this fight, the minister urged.
كتب الوزير في تغريدة أن الأسعار سترتفع.
شارك الآلاف في المسيرة
صورة المدينة تغيرت كثيرًا.
المصدر نفسه أكد أن المحادثات فشلت.
د. حداد قال إن النتائج واضحة.
خبير اقتصادي يحذر من التضخم
بقلم الرصاص كتب الطفل اسمه.
قبل شهرين كان كل شيء مختلفا
إعلان النتائج تأخر يومين.
ترجمة الرواية صدرت في بيروت.
تحقيق: كيف اختفت أموال المرفأ""".splitlines()


@pytest.mark.parametrize("row", site_lines(), ids=lambda row: row.example)
def test_each_row_of_the_table_knows_its_example(row):
    assert site_kind(row.example, Place.END)
    assert all((place in row.places) <= bool(site_kind(row.example, place)) for place in Place)


def test_arabic_patterns_are_written_in_folded_spelling():
    for row in site_lines():
        letters = re.sub(r"[^ء-ي]", "", row.pattern.pattern)
        assert row.language == "en" or fold(letters).text == letters


@pytest.mark.parametrize("text", SITE_LINES)
def test_a_line_of_the_site_is_known_at_the_end(text):
    assert site_kind(text, Place.END)


@pytest.mark.parametrize("text", SENTENCES_THAT_LOOK_ALIKE)
def test_the_text_of_an_author_is_never_furniture(text):
    assert not any(site_kind(text, place) for place in Place)


def test_a_long_paragraph_is_never_furniture():
    assert site_kind("Source: " + "a" * 90)
    assert not site_kind("Source: " + "a " * 200)


@pytest.mark.skipif(not SENTENCES.is_dir(), reason="the development sentences are not in this checkout")
def test_no_sentence_of_the_clean_pairs_is_furniture():
    for number in (1, 2, 3):
        with (SENTENCES / f"sentences{number}.tsv").open(encoding="utf-8", newline="") as file:
            for arabic, english, *_ in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                assert not site_kind(arabic, Place.END)
                assert not site_kind(english, Place.END)
