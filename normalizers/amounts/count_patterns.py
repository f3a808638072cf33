"""The patterns of numbers that count something, in text of `fold_print`."""

from __future__ import annotations

import re

from normalizers.accounting.count_words import MEASURED_PATTERN
from normalizers.letters.numbers import BLANK, GROUPED

NUMBER = rf"(?:{GROUPED}|\d+)(?:[.,]\d+)?"
PERCENT_PATTERN = re.compile(
    rf"(?<![\w.,–—-])(?P<number>{NUMBER})\s?-?\s?(?:%|пайыз|процент|проц\.)"
)
NO_COUNT = (
    r"(?:жаш|жыл|сом|млн|млрд|миң|мин(?!истр)|тыс|курс[а-я]*\s|ай(?!\w)|ай(?:лык|га|дан"
    r"|да)(?!\w)|күн(?!\w)"
    r"|күн(?:дүк|гө|дөн|дө)|саат|мүнөт|апта|жума|лет|год|г\.|ж\.|числа|из(?!\w)|час|дн|день"
    r"|недел|месяц|минут"
    r"|сутк|класст|класс[а-я]*\s+окуучу|долл|евро|руб|тенге|кв(?!\.?\s?м)|чейрек|семестр|этап"
    r"|баскыч"
    rf"|{MEASURED_PATTERN}|[а-е]\s?класс"
    r"|\w+[дт][аеоө]г[ыиуү](?!\w)|(?!нуска|экземпляр|даана)\w+[дт][аеоө]\s)"
)
COUNT_PATTERN = re.compile(
    rf"(?<![\w.,№#/%:])(?<!№[{BLANK}])(?<!\d[-–—])(?<![^\W\d_]-)(?P<number>{NUMBER})\+?"
    r"(?:\s?[-–—]?\s?(?P<times>жолу|ирет|раза?)(?!\w)"
    r"|\s?(?P<scale>миң|тыс\.?|млн\.?)\s(?!\s*сом|долл|евро|руб|тенге)(?P<scaled>[^\W\d_][^\n]*)"
    rf"|[гк][аеоө]\sчейин\s(?!{NO_COUNT})(?P<below>[^\W\d_][^\n]*)"
    rf"|(?:[дт][аеоө]н\s(?=ашык|ашуун|кем|көп|аз\s|жогору)|г[аеоө]\s(?=жакын))(?:ашык|ашуун"
    rf"|кем\s+эмес|көп|аз\s+эмес|жогору|жакын)\s(?!{NO_COUNT})"
    r"(?P<limited>[^\W\d_][^\n]*)"
    rf"|(?:\s+|(?=[^\W\d_]{{5}}))(?!{NO_COUNT}|[а-яңөү]*чейинки)(?P<unit>[^\W\d_][^\n]*))"
)
NUMBER_OF_PATTERN = re.compile(
    rf"(?<!\w)(?P<noun>саны|количество|число)\s?[-–—:]?\s?(?:кеминде\s|не\sменее\s)?"
    rf"(?P<number>{NUMBER})(?:(?![\w%-])|(?=[дт][аеоө]н\s(?:кем|ашык|көп|аз)))"
)
LABELLED_PATTERN = re.compile(
    rf"[^\W\d_]+(?:\.\s?[-–—]|\s[-–—]|\s?:)\s?(?P<number>{NUMBER})(?![\w%./:]|[-–—]\w|\s[^\W\d_])"
)
EACH_PATTERN = re.compile(
    r"(?<!\w)(?P<number>бир|эки|үч|төрт|беш)(?:ден|дан|төн|тен)\s(?!кем|ашык|көп|аз)(?P<unit>\w+)"
)
LIMIT_BEHIND_PATTERN = re.compile(
    r"[дт][аеоө]н\s(?:кем\sэмес|ашык|көп|аз\sэмес|жогору)\s(?P<unit>[^\W\d_].*)"
)
GRADE_PATTERN = re.compile(rf"(?<!\w)балл(?:ы|дар)?\s?(?:[-:]\s?)?(?P<number>{NUMBER})(?![\w%])")
NO_NUMBER = ("нече", "канча", "топ", "катар")
"""Behind “бир” they make a word that is no number: `бир нече` (some)."""
AHEAD_PATTERN = re.compile(
    r"(?:кеминде|болжол менен|жалпы|бардыгы|баары|не менее|не более|минимум|орточо|около"
    r"|примерно)\s+"
)
SOLE_PATTERN = re.compile(
    rf"(?:{AHEAD_PATTERN.pattern})?(?P<number>{NUMBER})"
    r"(?:\s?[дт][аеоө]н\s(?:жогору|ашык|көп|кем\sэмес))?[\s.+]*"
)
ACRONYM_BEFORE_PATTERN = re.compile(r"[A-Z]{2,}\s$")
OF_WHOLE_PATTERN = re.compile(r"\w{2}[дт][аеоө]н$")
"""A unit that names a whole, of which the next number is a part: `64 иш-чарадан`."""

PLACES = tuple(map(str, range(1, 11)))
"""Numbers that before “орун” are a rank rather than seats."""

RANK_PATTERN = re.compile(r"рейтинг|топ(?!\w)|сап|орундун")
ADJECTIVE_PATTERN = re.compile(
    r"(?:эл|эл аралык)$|\w+(?:[лдт][ыиуү]к|[лдт]уу|[лдт]үү|ий|ый|ая|ое|ые|[ыи]х|ной)$|\w+\.$|иш$"
    r"|окуу$|(?:жаңы|чоң|ири|кичи|мыкты|башка|кошумча|заманбап|негизги|атайын|ар|түрдүү|биргелешкен"
    r"|жаңыланган|ачык)$"
)
VERB_PATTERN = re.compile(
    r"\w{2,}(?:[ыиуү][лнш](?:[аеоө]т|д[ыиуү])|[кг][аеоө]н"
    r"|й[оө]т|[лнш]айт|[лт]ейт)"
)
"""A verb behind what is counted: `өткөрүлөт`, `түзүлдү`."""

WITH_WORD_PATTERN = re.compile(r"\d+(?:[.,]\d+)?(?:\s?%|\s?[^\W\d_]+)?")
MAX_NAMED = 5
NEARLY_PATTERN = re.compile(
    r"^(?:эмес|чакты|чамалуу|ашуун|ашык(?:\sэмес)?|көп\sэмес|аз\sэмес|жакын|чейин)\s+"
)
MAX_UNIT_WORDS = 3
"""The name of what is counted has so many words at most."""

MAX_LETTERS_BEFORE_NOUN = 120
"""What is counted is looked for in so many letters before “саны” (the number of)."""
