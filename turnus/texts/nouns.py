"""Numbers with their nouns: 1 uke, 2 uker."""

from fractions import Fraction

PLURALS = {
    "ansatt": "ansatte",
    "arbeidsdag": "arbeidsdager",
    "arbeidshelg": "arbeidshelger",
    "brudd": "brudd",
    "dag": "dager",
    "dato": "datoer",
    "døgn": "døgn",
    "egen vakt": "egne vakter",
    "feil": "feil",
    "felt": "felt",
    "gang": "ganger",
    "helg": "helger",
    "helgevakt": "helgevakter",
    "hverdag": "hverdager",
    "kolonne": "kolonner",
    "kr/t": "kr/t",
    "langvakt": "langvakter",
    "min": "min",
    "minutt": "minutter",
    "møte": "møter",
    "natt": "netter",
    "nattevakt": "nattevakter",
    "oppmøte": "oppmøter",
    "person": "personer",
    "poeng": "poeng",
    "regel": "regler",
    "rød dag": "røde dager",
    "stilling": "stillinger",
    "time": "timer",
    "uke": "uker",
    "vakt": "vakter",
    "vilkår": "vilkår",
    "virkedag": "virkedager",
    "årsverk": "årsverk",
}
SINGULARS = {many: one for one, many in PLURALS.items()}


def noun(value: float | Fraction, one: str, many: str = "") -> str:
    """The noun as it stands behind the number; only 1 has the singular."""
    return one if value == 1 else many or PLURALS[one]


def amount(value: float | Fraction, one: str, many: str = "") -> str:
    """A number and its noun with an ordinary space, for messages: 1 uke, 2 uker, 12,5 timer."""
    told = str(value) if isinstance(value, int) else f"{float(value):g}".replace(".", ",")
    return f"{told} {noun(value, one, many)}"
