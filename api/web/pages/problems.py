"""What each type of problem means: the address that a problem bears leads here."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.http.problems import not_found
from api.security.policy import Action, does
from api.texts import _
from api.web.rendering import show

router = APIRouter(prefix="/problems", include_in_schema=False)


@router.get("")
@does(Action.OPEN)
def problems(request: Request) -> HTMLResponse:
    """Every type."""
    return show(request, "problems.html.j2", kinds=kinds())


@router.get("/{slug}")
@does(Action.OPEN)
def problem(request: Request, slug: str) -> HTMLResponse:
    """One type: what it means and what to do."""
    known = kinds()
    if slug not in known:
        raise not_found(_("Det er ingen problemtype «{}».").format(slug))
    return show(request, "problem.html.j2", slug=slug, kind=known[slug])


def kinds() -> dict[str, tuple[str, str, str]]:
    """Title, meaning and what to do, by slug."""
    return {
        "not-found": (
            _("Finnes ikke"),
            _("Det er ingenting på adressen, eller det hører til en avdeling du ikke har tilgang til."),
            _("Se etter skrivefeil i adressen, eller spør lederen om tilgang."),
        ),
        "invalid": (
            _("Innholdet har feil"),
            _("Noe i det som ble sendt, mangler eller passer ikke. Hver feil har en peker til stedet."),
            _("Rett alle feilene, og send på nytt."),
        ),
        "unreadable": (
            _("Kan ikke leses"),
            _("Det som ble sendt, er ikke gyldig JSON, eller en overskrift har feil form."),
            _("Se på hvordan det er skrevet, og send på nytt."),
        ),
        "media-type": (
            _("Kan ikke leses"),
            _("Det som ble sendt, er ikke merket som den typen innhold adressen tar imot."),
            _("Send det med Content-Type: application/json."),
        ),
        "conflict": (
            _("Går ikke nå"),
            _("Det du ber om, passer ikke med hvordan det står til nå."),
            _("Les hva som står i svaret. Er noe under arbeid, prøv igjen når Retry-After sier det."),
        ),
        "changed": (
            _("Endret av andre"),
            _("Noen andre har endret det samme etter at du hentet det."),
            _("Hent det på nytt, gjør endringen en gang til, og send den med den nye ETag-en."),
        ),
        "version-needed": (
            _("Mangler versjon"),
            _("En endring må si hvilken versjon den endrer, så ingen endringer går tapt."),
            _("Send If-Match med ETag-en du fikk."),
        ),
        "too-large": (
            _("For stort"),
            _("Det som ble sendt, er større enn tjenesten tar imot."),
            _("Send mindre om gangen."),
        ),
        "queue-full": (
            _("Køen er full"),
            _("Så mange kjøringer venter allerede at det ikke er plass til flere."),
            _("Vent så mange sekunder som Retry-After sier, og prøv igjen."),
        ),
        "too-many": (
            _("For mange forsøk"),
            _("Det er gjort for mange forsøk på kort tid."),
            _("Vent så mange sekunder som Retry-After sier, og prøv igjen."),
        ),
        "key-reused": (
            _("Nøkkelen er brukt"),
            _("Samme Idempotency-Key er brukt til noe annet før."),
            _("Bruk en ny nøkkel til hver nye forespørsel."),
        ),
        "in-progress": (
            _("Under arbeid"),
            _("Den samme forespørselen, med samme Idempotency-Key, er ikke ferdig besvart."),
            _("Vent litt, og send den på nytt med samme nøkkel."),
        ),
        "forbidden": (
            _("Ikke tillatt"),
            _("Rollen din kan lese dette, men ikke gjøre det du ba om."),
            _("Be lederen om å gjøre det."),
        ),
        "small-group": (
            _("Ikke tillatt"),
            _("Gruppen er så liten at enkeltpersoner kunne bli kjent igjen."),
            _("Spør lederen, eller be om tall for en større gruppe."),
        ),
        "foreign-page": (
            _("Ikke tillatt"),
            _("Forespørselen kom fra en annen side enn tjenestens egne."),
            _("Åpne siden på nytt i tjenesten, og prøv derfra."),
        ),
        "unknown-host": (
            _("Avvist"),
            _("Tjenesten er ikke satt opp for navnet i adressen."),
            _("Bruk adressen du har fått av den som drifter tjenesten."),
        ),
        "log-in": (
            _("Logg inn"),
            _("Du må være logget inn, eller sende et gyldig token."),
            _("Logg inn, og prøv igjen."),
        ),
        "method-not-allowed": (
            _("Avvist"),
            _("Adressen kan ikke brukes med denne metoden."),
            _("Se i beskrivelsen av tjenesten (/openapi.json) hvilke metoder adressen har."),
        ),
        "refused": (
            _("Avvist"),
            _("Tjenesten tar ikke imot det som ble sendt."),
            _("Les hva som står i svaret."),
        ),
        "disk-full": (
            _("Disken er full"),
            _("Det er ikke plass til mer, så ingenting ble lagret."),
            _("Den som drifter tjenesten, må rydde plass. Prøv igjen etterpå."),
        ),
        "storage": (
            _("Databasen svarer ikke"),
            _("Databasen er opptatt eller borte. Ingenting ble lagret."),
            _("Prøv igjen om litt."),
        ),
    }  # fmt: skip
