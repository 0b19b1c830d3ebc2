"""The refusals that several parts of the service give, each with its line in Dutch and English."""

from qa.service.records import RefusedError


def internal() -> RefusedError:
    """Something that nobody foresaw; what it was stands in the log, never in the reply."""
    return RefusedError(
        500,
        "onverwachte fout in de dienst; meld dit met het nummer in X-Request-Id",
        "unexpected error in the service; report this with the number in X-Request-Id",
    )


def bad_host() -> RefusedError:
    """A name in the Host header that is not ours: another web page may have sent a browser here."""
    return RefusedError(
        400, "deze dienst heet anders; gebruik haar eigen adres", "this service has another name; use its own address"
    )


def no_key() -> RefusedError:
    """No key was shown where one is needed."""
    return RefusedError(
        401,
        "geen sleutel; stuur Authorization: Bearer SLEUTEL mee",
        "no key; send Authorization: Bearer KEY along",
    )


def wrong_key() -> RefusedError:
    """A key was shown that is not known, or was revoked."""
    return RefusedError(
        401,
        "onbekende of ingetrokken sleutel; vraag de beheerder om een nieuwe",
        "unknown or revoked key; ask the operator for a new one",
    )


def keys_unreadable() -> RefusedError:
    """The file of keys cannot be read: nobody gets in."""
    return RefusedError(
        503, "de sleutels zijn niet te lezen; de beheerder weet meer", "the keys cannot be read; ask the operator"
    )


def too_many() -> RefusedError:
    """More questions a second than one key or address may ask."""
    return RefusedError(
        429,
        "te veel vragen in korte tijd; wacht zo lang als Retry-After zegt",
        "too many questions in a short time; wait as long as Retry-After says",
    )


def too_large(most: int) -> RefusedError:
    """A body of more than `most` bytes."""
    return RefusedError(
        413,
        f"te groot: hooguit {most} bytes per verzoek; verdeel het over meer verzoeken",
        f"too large: at most {most} bytes a request; divide it over several requests",
    )


def too_slow() -> RefusedError:
    """The body did not come in time."""
    return RefusedError(408, "het verzoek kwam niet op tijd binnen", "the request did not arrive in time")


def too_busy() -> RefusedError:
    """More requests in the house than it takes."""
    return RefusedError(
        503, "de dienst is te druk; probeer het zo weer", "the service is too busy; try again in a moment"
    )


def not_ready() -> RefusedError:
    """No generation is open."""
    return RefusedError(
        503, "de index is nog niet open; probeer het zo weer", "the index is not open yet; try again in a moment"
    )


def out_of_time(seconds: float) -> RefusedError:
    """No answer within the time limit."""
    return RefusedError(
        504,
        f"niet binnen {seconds:g} seconden beantwoord; probeer het later weer, of stel een kortere vraag",
        f"not answered within {seconds:g} seconds; try again later, or ask a shorter question",
    )


def nowhere() -> RefusedError:
    """No such address in the service."""
    return RefusedError(404, "dit adres bestaat niet; zie /openapi.json", "no such address; see /openapi.json")


def no_document() -> RefusedError:
    """A paper that the index does not hold."""
    return RefusedError(
        404,
        "dit stuk staat niet in de index; GET /v1/documents noemt alle stukken",
        "this paper is not in the index; GET /v1/documents lists all papers",
    )


def no_unit() -> RefusedError:
    """An address at which there is no unit."""
    return RefusedError(
        404,
        "dit adres staat niet in de index; GET /v1/units noemt alle adressen",
        "this address is not in the index; GET /v1/units lists all addresses",
    )


def no_json() -> RefusedError:
    """A body that is not JSON in UTF-8."""
    return RefusedError(
        400, "geen leesbare JSON; verwacht één object in UTF-8", "no readable JSON; expected one object in UTF-8"
    )


def not_so(what: str) -> RefusedError:
    """Fields that are not what the description of the service says; `what` names them, and not what they held."""
    return RefusedError(
        422,
        f"niet zoals beschreven in /openapi.json: {what}",
        f"not as described in /openapi.json: {what}",
    )
