"""What the words of a funding cell say: who pays, what for, on what condition, or none of these.

| print | role |
| --- | --- |
| `жергиликтүү бюджет`, `грант`, `КМТУ`, `за счет спонсоров` | source |
| `жабдыктар үчүн`, `Семинар өткөрүү`, `10 даана компьютер`, `смета расходов` | purpose |
| `жалпы суммасы`, `болжол менен`, `кеминде`, `чейин`, `в размере` | filler |
| `2025-жылга`, `II квартал` | time |
| `ар бирине`, `бир студентке`, `айына`, `/ студент` | for each |
| `талап кылынбайт`, `без финансирования`, `графикке ылайык` | condition |
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from rapidfuzz.distance import OSA

from normalizers.letters.confusables import fold_keeping_length


class FundingRole(Enum):
    """What a piece of a funding cell is."""

    SOURCE = auto()
    PURPOSE = auto()
    FILLER = auto()
    TIME = auto()
    EACH = auto()
    CONDITION = auto()
    UNKNOWN = auto()


SOURCE_KINDS = (
    ("extra_budgetary", r"бюджеттен\s+(?:тышкар|сырткар)|внебюджет"),
    (
        "republican_budget",
        r"респ[а-я]*\.?(?=\W+(?:жана|и)?[^.;]{0,30}бюджет)|(?:мамлекеттик|государственн[а-я]*"
        r"|борбордук|өлкөлүк|гос)\s?бюджет|(?<!\w)рб(?!\w)",
    ),
    (
        "local_budget",
        r"(?:жергиликтүү|местн[а-я]*|шаардык|шаар[а-я]*|городск[а-я]*|районн[а-я]*|райондук"
        r"|райондун|айылдык|айыл[а-я]*|облуст[а-я]*|областн[а-я]*|муниципал[а-я]*)\s+бюджет"
        r"|айыл\s+өкмөт|(?<!\w)(?:мб|жб)(?!\w)",
    ),
    ("budget", r"бюджет"),
    (
        "special",
        r"атайын\s+(?:каражат|эсеп|эсеб|счет)|спец\.?\s?(?:счет|счёт|средств|каражат)"
        r"|специальн[а-я]*\s+(?:счет|счёт|средств)|депозит",
    ),
    (
        "own",
        r"өздүк\s+(?:каражат|киреше|булак|акча|эсеп|эсеб)|өз(?:үнүн)?\s+(?:каражат|эсеб"
        r"|киреше)|ички\s+(?:каражат|ресурс|булак)|собственн[а-я]*|внутренн[а-я]*\s+(?:средств"
        r"|ресурс)|ички\s+мүмкүнчүлүк",
    ),
    (
        "tuition",
        r"контракт|окуу\s+акы|акы\s+төлө|платн[а-я]*\s+(?:услуг|образован|обучен)"
        r"|келишимдик\s+төлөм",
    ),
    (
        "investment",
        r"инвести|(?<!\w)тми(?!\w)|өнөктөштү[кг]|партн[её]рств|(?<!\w)(?:гчп|мжө|пги)(?!\w)",
    ),
    ("grant", r"грант|үлүштүк"),
    ("sponsor", r"демөөр|спонсор|кайрымдуу|меценат|благотвор|пожертвован"),
    ("parents", r"ата-эне|родител"),
    (
        "donor",
        r"донор|эл\s?аралык\s+(?:уюм|фонд|долбоор)|международн[а-я]*\s+(?:организац|фонд"
        r"|проект)|(?<!\w)(?:проон|юнисеф|юсаид|usaid|undp|unicef|giz|jica|erasmus|всемирн"
        r"|дүйнөлүк\s+банк|евросоюз|европа)",
    ),
    ("loan", r"насыя|кредит|займ|заем"),
    ("project", r"долбоор|проект"),
)
"""Kinds of sources, special ones before general ones; a source of several kinds gets none."""

_SOURCE_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in SOURCE_KINDS)
_SOURCE_NOUNS = re.compile(
    r"каражат|киреше|средств|доход|эсеби|эсептен|счет|фонд|министрли|министерств|университет"
    r"|институт"
    r"|академия|колледж|лицей|гимназия|башкармалы|өкмөт|мэри|администраци|агентт|агентств"
    r"|комитет|ассоциаци|уюм"
    r"|организаци|банк(?!ет)|компани|коомчулук|бизнес|өнөктөш|партн[её]р|булак|ресурс|колдоосу"
    r"|поддержк"
    r"|(?<!\w)(?:осоо|оао|жак|аак|оф|ооо|кб|ек|ес|абр|мэрия|кеңеш)(?!\w)|бүтүрүүчүлөр"
    r"|выпускник|ишкер|жеке"
    r"|ведомств|предприяти|ишкана|мектеп(?:тин)?\s+эсеби|кызматкерлердин|коллектив|ректорат"
)
_FUND = re.compile(r"бюджет|каражат|эсеп")
_ENDS_AS_PURPOSE = re.compile(
    r"(?:\b(?:үчүн|\w+(?:га|ге|го|гө|ка|ке|ко|кө)|на|для)\b\W*|^\W*(?:на|для)\b.*)$"
)
_PURPOSE = re.compile(
    r"(?<!\w)(?!жергиликтүү|тийиштүү|шарттуу)(?:\w{2,}(?:(?<![лд])(?:уу|үү)|оо|өө)|(?:ал|кыл"
    r"|сал|бол|жасал)уу)(?:су|сү|нун|нүн)?(?!\w)|чыгым|чыгаш|расход|затрат|смета|сатып\s"
    r"|приобретени|закуп|покупк|оплат"
    r"|ремонт|оңдо|жабды|оборудован|материал|командировк|эмгек\s?акы|айлык\s?акы|сый\s?акы"
    r"|преми|стипенди|канцтовар"
    r"|канцелярия|кагаз|тамак|питани|жол\s?кире|проезд|басма|печат|типограф|компьютер|ноутбук"
    r"|принтер|проектор|мебель"
    r"|эмерек|китеп|курс|семинар|тренинг|конференци|иш-чара|мероприяти|конкурс|сынак|олимпиада"
    r"|сыйлык|белек|подар|курулуш"
    r"|строительств|проведени|изготовлени|издани|организацию|обучени|подготовк|разработк"
    r"|транспорт|буклет|журнал|брошюр"
    r"|(?<![\w.,-])\d+\s?(?:даана|шт|комплект|экз|нуска|адам|киши|бала|окуучу|студент|мугалим"
    r"|компьютер|күн|саат|дн|чел)"
)
_EACH = re.compile(
    r"(?<!\w)(?:(?:ар\s+)?бирине|ар\s+бир(?:\s+\w+)?|(?:бир|1)\s+\w+(?:га|ге|го|гө|ка|ке|ко|кө"
    r"|на|не|но|нө)|каждо[а-я]+(?:\s+\w+)?"
    r"|айына|ай\s+сайын|күнүнө|саатына|жумасына|аптасына|кварталына|семестрине|кишисине"
    r"|адамына|киши\s+башына"
    r"|(?:в|за)\s+(?:1\s+|один\s+|одну\s+)?(?:месяц|день|час|неделю|квартал|семестр|единицу"
    r"|человека|студента)"
    r"|ежемесячно|ежегодно|ежеквартально|на\s+(?:1\s+|одного\s+)(?:чел|студент|учен)[а-я]*\.?"
    r"|с\s+человека)(?!\w)"
)
_EACH_WHOLE = re.compile(
    r"(?:1\s+|бир\s+)?(?:ай|айына|студент|адам|киши|бала|окуучу|күн|күнүнө|саат|семестр|даана"
    r"|шт|чел|месяц|мес|день|час|год|группа|мугалим)\.?"
)
_FILLER = re.compile(
    r"(?<!\w)(?:в\s*т\.?\s?ч\.?|в\s+том\s+числе|из\s+них|(?:анын\s+)?ичинен|чегинде|в\s+пределах"
    r"|\d\d\s+тыйын"
    r"|жалпы(?:нын|сынан)?|суммасы|сумма(?:да|сында)?|сумм[аыу]|бардыгы|баардыгы|баары"
    r"|жыйынтыгында|итого|всего"
    r"|общ(?:ая|ей|ий|его)|болжол\s+менен|болжолдуу|болжолу|ориентировочно|примерно"
    r"|приблизительно|около|порядка|чамасында"
    r"|чамалап|тегерегинде|чейин(?:ки)?|кеминде|кем\s+эмес|кем\s+болбогон|көп\s+эмес"
    r"|ашык(?:\s+эмес)?|ашуун|жакын|жогору|аз\s+эмес|не\s+(?:менее|более|выше|меньше|больше)"
    r"|до|от|свыше|более|менее|максимум|минимум|размер[еи]?|в|өлчөмүндө|өлчөмдө|көлөмүндө"
    r"|көлөмү|көлөмдө|объ[её]м[еом]*|стоимость(?:ю)?|цена|баасы|наркы"
    r"|менен|каржылоо(?:су|нун)?|финансирование|каралган|каралат|бөлүнгөн|бөлүнөт"
    r"|предусмотрено|выделено|выделяется|керектелүүчү|талап\s+кылынат|каражат|акча|каражаты"
    r"|смета|сметага|боюнча|план|пландалган|к[ө]р[сc]өтүлгөн|гана|эң|дээрлик|тартып|баштап"
    r"|төмөн|дан|дон|сом(?:дон|го)?)(?!\w)"
)
_STRIPPED_FILLER = re.compile(
    r"(?<!\w)(?:в\s*т\.?\s?ч\.?|в\s+том\s+числе|из\s+них|(?:анын\s+)?ичинен|чейин|ашык|жакын|кеминде"
    r"|кем\s+эмес|не\s+менее|не\s+более|жалпы(?:нын)?|суммасы|сумма|бардыгы|баардыгы|баары"
    r"|итого|всего|болжол\s+менен|болжолдуу|примерно|около|ориентировочно)(?!\w)"
)
_TIME = re.compile(
    r"\W*(?:(?:на\s+|за\s+"
    r"|в\s+)?20\d\d(?:\s*[-–—/]\s*(?:20)?\d\d)?\s?[-–—]?\s?(?:жж?(?:ыл[а-яңөү]*)?\.?"
    r"|гг?(?:од[а-я]*)?\.?)?"
    r"(?:\s*(?:окуу\s+жыл[а-я]*))?|(?:[1-4ivі]+)[\s–-]*(?:квартал|чейрек|кв\.?|полугодие"
    r"|жарым\s?жылдык|семестр)[а-яңөү]*"
    r"|(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-яңөү]*"
    r"|жыл(?:ына|ы)?|\d+\s*-?\s*(?:этап|кезең|баскыч)[а-я]*)\W*"
)
_CONDITION = re.compile(
    r"(?:\b(?:менен|негизинде|ылайык|жараша|учурда|боюнча|керек эмес|каралган эмес|каралбаган|"
    r"кылынбайт|кылбайт|этилбейт|этпейт|кылынган эмес|сыз|суз|жок)\.?$)|\bкаражатсыз\b|каржылоосуз|"
    r"^(?:по (?:смет|план|график|факт)|при\b|не |нет\b|по мере|согласно|в рамках|без\b)"
    r"|не (?:требу|предусм|нужд|планир|выдел)|бекер|бесплатно|(?:^|\s)нет$"
    r"|отсутству|талап кыл(?:ынбайт|бай)|талап эт(?:илбейт|пейт)|чыгымсыз|акысыз|\bболсо$"
    r"|каралбайт|бөлүнбөйт|не требуется"
)
_TELLING_WORDS = {
    "кылынбайт": 2, "кылбайт": 2, "этилбейт": 2, "каралган": 2, "каралбаган": 2, "требуется": 2,
    "требует": 2, "предусмотрено": 2, "каржылоосуз": 1, "каражатсыз": 1, "бесплатно": 2,
}  # fmt: skip
"""Words that say that no money is needed, and how many edits from them are still typing slips."""

_EACH_NOUNS = ("студент", "окуучу", "мугалим", "семестр")
_ABBREVIATION = re.compile(r"(?<!\w)[^\W\d_]*[^\W\d_a-zа-яңөүё]{2}[^\W\d_]*(?!\w)")
_MAX_ABBREVIATION = 5
_NOT_PAYING = re.compile(
    r"(?<!\w)(?:жок|эмес|не|нет|без|издөө|табылса|болсо|поиск)(?!\w)"
    r"|б[аөе]йт(?!\w)|күтүл|ожида|планир"
)
_OWN_NAME = re.compile(r"[«“\"][^»”\"]+[»”\"]|^[A-Z][\w+-]+$")


def is_condition(piece: str) -> bool:
    """Whether a piece says when or how there is money, or that there is none."""
    return _CONDITION.search(fold_keeping_length(piece)) is not None


def find_condition_slip(piece: str) -> str | None:
    """A word that is nearly one of those for “no money” or “no money needed”."""
    for match in re.finditer(r"[^\W\d_]{6,}", fold_keeping_length(piece)):
        word = match[0]
        if word in _TELLING_WORDS:
            continue
        for telling, edits in _TELLING_WORDS.items():
            if OSA.distance(word, telling, score_cutoff=edits) <= edits:
                return word
    return None


def is_for_each(piece: str) -> bool:
    """Whether a piece says that a sum is for each of several."""
    plain = fold_keeping_length(piece)
    whole = plain.strip(" /")
    if _EACH.search(plain) or _EACH_WHOLE.fullmatch(whole):
        return True
    return any(OSA.distance(whole, noun, score_cutoff=2) <= 2 for noun in _EACH_NOUNS)


@lru_cache(maxsize=4096)
def find_role(piece: str) -> FundingRole:
    """What a piece of a cell is, by its words."""
    plain = fold_keeping_length(piece)
    # The first test that holds decides, so the narrow ones stand before the wide ones.
    tests = (
        (FundingRole.TIME, lambda: _TIME.fullmatch(plain)),
        (FundingRole.FILLER, lambda: not re.search(r"\w", _FILLER.sub("", plain))),
        (FundingRole.EACH, lambda: is_for_each(piece)),
        (FundingRole.PURPOSE, lambda: _ENDS_AS_PURPOSE.search(plain) and not _FUND.search(plain)),
        (FundingRole.SOURCE, lambda: find_source_kinds(piece)),
        (FundingRole.CONDITION, lambda: _CONDITION.search(plain)),
        (FundingRole.PURPOSE, lambda: _PURPOSE.search(plain) and not _SOURCE_NOUNS.search(plain)),
        (FundingRole.SOURCE, lambda: _SOURCE_NOUNS.search(plain) or _OWN_NAME.search(piece)),
        (FundingRole.SOURCE, lambda: _holds_abbreviation(piece)),
    )
    return next((role for role, is_it in tests if is_it()), FundingRole.UNKNOWN)


def _holds_abbreviation(piece: str) -> bool:
    """Whether a piece holds an abbreviation; one all in capitals only if its words are short."""
    words = re.findall(r"[^\W\d_]+", piece)
    is_shouted = piece.isupper() and any(len(word) > _MAX_ABBREVIATION for word in words)
    return not is_shouted and _ABBREVIATION.search(piece) is not None


def find_source_kinds(source: str) -> tuple[str, ...]:
    """The kinds of a source, as `SOURCE_KINDS` names them, each once, in its order there."""
    plain = fold_keeping_length(source)
    found: list[str] = []
    for kind, pattern in _SOURCE_PATTERNS:
        if pattern.search(plain):
            found.append(kind)
            plain = pattern.sub(" ", plain)
    if len(found) > 1 and "budget" in found:
        found.remove("budget")  # the noun of another kind: `республикалык бюджет`
    return tuple(found)


def names_payer(piece: str) -> bool:
    """Whether brackets are sure to say who pays: a source of a known kind, and nothing that says
    that there is none, or none yet."""
    is_open = _NOT_PAYING.search(fold_keeping_length(piece)) is not None
    is_source = find_role(piece) is FundingRole.SOURCE
    return is_source and not is_open and bool(find_source_kinds(piece))


def split_off_filler(piece: str) -> tuple[str, list[str]]:
    """A source without the words before or behind it that change nothing, and those words."""
    plain = fold_keeping_length(piece)
    fillers: list[str] = []
    start, end = 0, len(piece)
    for match in _STRIPPED_FILLER.finditer(plain):
        if not plain[start : match.start()].strip(" ,-–—:"):
            fillers.append(piece[match.start() : match.end()])
            start = match.end()
        elif not plain[match.end() : end].strip(" ,-–—:."):
            fillers.append(piece[match.start() : match.end()])
            end = match.start()
    return piece[start:end], fillers
