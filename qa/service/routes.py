"""The routes: what each takes, which task it becomes, and how the reply is sent."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Path, Query, Request
from fastapi.responses import Response, StreamingResponse

from index.serving import told
from qa.service import models, refusals
from qa.service.batch import answered, read_batch
from qa.service.desk import FrontDesk
from qa.service.gate import Visit
from qa.service.metrics import CONTENT_TYPE, Metrics
from qa.service.records import Kind, Reply, Task

Language = Annotated[str, Query(alias="lang", pattern="^(nl|en)$", description="Taal van uitleg en bevindingen.")]
Name = Annotated[str, Path(description="Bestandsnaam of id van het stuk.", max_length=500)]
Offset = Annotated[int, Query(ge=0, le=10**9, description="Zoveel stukken overslaan.")]
Take = Callable[[Visit, int], None]
_LINES = "application/x-ndjson"
_QUESTIONS = {"schema": {"type": "string"}, "example": '{"id": "1", "question": "Hoeveel lachgaszaken zijn er?"}\n'}
_MEANING = {
    400: "Geen leesbare JSON.",
    401: "Geen of een onbekende sleutel.",
    404: "Bestaat niet.",
    408: "Het verzoek kwam niet op tijd binnen.",
    413: "Te groot.",
    422: "Niet zoals beschreven, of een vraag die niet gesteld kan worden.",
    429: "Te veel vragen in korte tijd; zie Retry-After.",
    500: "Onverwachte fout.",
    503: "Te druk, of geen index; zie Retry-After.",
    504: "Niet op tijd beantwoord.",
}


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How a route may fail, for the description."""
    every = {401, 429, 500, 503, *statuses}
    return {status: {"model": models.Error, "description": _MEANING[status]} for status in sorted(every)}


async def visit_of(request: Request) -> Visit:
    """What the gate knows of this request."""
    visit: Visit = request.state.visit
    return visit


Guest = Annotated[Visit, Depends(visit_of)]


def add_routes(app: FastAPI, desk: FrontDesk, metrics: Metrics, take: Take, api: bool) -> None:
    """Add all routes to an application; `take` counts questions for who asks; `api` False leaves out /v1."""
    _operation(app, desk, metrics)
    if api:
        _questions(app, desk, metrics, take)
        _papers(app, desk)
        _whole(app, desk)


async def _done(desk: FrontDesk, visit: Visit, kind: Kind, given: dict[str, Any], lang: str = "nl") -> Response:
    reply = await desk.reply(Task(kind, given, lang, visit.user))
    visit.facts |= reply.facts
    return sent(reply)


def sent(reply: Reply) -> Response:
    """A reply of an engine as a response."""
    headers = {"x-total-count": str(reply.facts["total"])} if "total" in reply.facts else {}
    if "sha256" in reply.facts:
        headers["etag"] = f'"{reply.facts["sha256"]}"'
        return Response(reply.body, reply.status, headers, "text/plain; charset=utf-8")
    if reply.status == 503:
        headers["retry-after"] = "1"
    return Response(reply.body, reply.status, headers, "application/json")


def _operation(app: FastAPI, desk: FrontDesk, metrics: Metrics) -> None:
    @app.get("/health", summary="Leeft de dienst?", response_model=models.Health, tags=["beheer"])
    async def health() -> Response:
        return Response(b'{"status": "ok"}', media_type="application/json")

    @app.get(
        "/ready",
        summary="Is de index open?",
        response_model=models.Ready,
        responses={503: errors(503)[503]},
        tags=["beheer"],
    )
    async def ready() -> Response:
        about = desk.generations.about
        if about is None:
            raise refusals.not_ready()
        # What is searched elsewhere can be away while the generation is open.
        if told() and (reply := await desk.reply(Task("ready"))).status != 200:
            return sent(reply)
        made = models.Ready(generation=about.generation, fingerprint=about.fingerprint)
        return Response(made.model_dump_json(), media_type="application/json")

    @app.get(
        "/metrics",
        summary="Tellers voor Prometheus.",
        response_class=Response,
        responses={**errors(), 200: {"content": {"text/plain": {}}, "description": "Tellers."}},
        tags=["beheer"],
    )
    async def counters() -> Response:
        return Response(metrics.text(), headers={"content-type": CONTENT_TYPE})


def _questions(app: FastAPI, desk: FrontDesk, metrics: Metrics, take: Take) -> None:
    @app.post(
        "/v1/ask",
        summary="Eén vraag, één antwoord met citaten.",
        response_model=models.Answer,
        responses=errors(400, 408, 413, 422, 504),
        tags=["vragen"],
    )
    async def ask(visit: Guest, given: models.QuestionGiven, lang: Language = "nl") -> Response:
        visit.facts["question"] = given.question
        return await _done(desk, visit, "ask", task_of(given), lang)

    @app.post(
        "/v1/batch",
        summary="Veel vragen: een regel JSON per vraag in, een regel per antwoord uit, in dezelfde volgorde.",
        response_class=StreamingResponse,
        responses={**errors(400, 408, 413, 422), 200: {"content": {_LINES: {}}, "description": "Antwoorden."}},
        openapi_extra={"requestBody": {"required": True, "content": {_LINES: _QUESTIONS}}},
        tags=["vragen"],
    )
    async def batch(request: Request, visit: Guest, lang: Language = "nl") -> Response:
        asked = read_batch(await request.body(), desk.settings.batch_lines)
        visit.facts["lines"] = len(asked)
        # The request itself counted for one.
        take(visit, len(asked) - 1)
        tasks = [Task("ask", task_of(given), lang, visit.user) for given in asked]
        lines = answered(desk, tasks, lambda reply: metrics.answer(bool(reply.facts["abstained"])))
        return StreamingResponse(lines, media_type=_LINES)

    @app.get(
        "/v1/cite",
        summary="Een verwijzing of een zin opzoeken.",
        response_model=models.Found,
        responses=errors(422, 504),
        tags=["opzoeken"],
    )
    async def cite(
        visit: Guest,
        reference: Annotated[
            str,
            Query(
                max_length=models.LONGEST_QUESTION,
                description="Adres, “antwoord op vraag 7 lachgas”, nummer van een stuk, of een zin.",
                examples=["antwoord op vraag 7 lachgas"],
            ),
        ],
    ) -> Response:
        return await _done(desk, visit, "cite", {"reference": reference})

    @app.post(
        "/v1/verify",
        summary="Narekenen of citaten nog letterlijk in hun bron staan.",
        response_model=models.Verdict,
        responses=errors(400, 408, 413, 422, 504),
        tags=["opzoeken"],
    )
    async def verify(visit: Guest, given: models.AnswersGiven, lang: Language = "nl") -> Response:
        return await _done(desk, visit, "verify", {"answers": given.answers}, lang)


def _papers(app: FastAPI, desk: FrontDesk) -> None:
    @app.get(
        "/v1/documents",
        summary="Alle stukken, bladzijde voor bladzijde; X-Total-Count zegt hoeveel er zijn.",
        response_model=list[models.Document],
        responses=errors(422, 504),
        tags=["stukken"],
    )
    async def documents(
        visit: Guest,
        offset: Offset = 0,
        limit: Annotated[int, Query(ge=1, le=1000, description="Hooguit zoveel stukken.")] = 1000,
        lang: Language = "nl",
    ) -> Response:
        return await _done(desk, visit, "documents", {"offset": offset, "limit": limit}, lang)

    @app.get(
        "/v1/units",
        summary="De eenheden van alle stukken, bladzijde voor bladzijde; X-Total-Count zegt hoeveel stukken er zijn.",
        response_model=list[models.Unit],
        responses=errors(422, 504),
        tags=["stukken"],
    )
    async def units(
        visit: Guest,
        offset: Offset = 0,
        limit: Annotated[int, Query(ge=1, le=200, description="Van hooguit zoveel stukken.")] = 100,
    ) -> Response:
        return await _done(desk, visit, "units", {"offset": offset, "limit": limit})

    @app.get(
        "/v1/units/{document:path}",
        summary="De eenheden van één stuk.",
        response_model=list[models.Unit],
        responses=errors(404, 422, 504),
        tags=["stukken"],
    )
    async def units_of(visit: Guest, document: Name) -> Response:
        return await _done(desk, visit, "units", {"document": document})

    @app.get(
        "/v1/unit",
        summary="Eén eenheid, naar haar adres.",
        response_model=models.Unit,
        responses=errors(404, 422, 504),
        tags=["stukken"],
    )
    async def unit(
        visit: Guest,
        address: Annotated[str, Query(max_length=500, examples=["000_3e9ca571581c4118#antwoord-7"])],
    ) -> Response:
        return await _done(desk, visit, "unit", {"address": address})

    @app.get(
        "/v1/sources/{document:path}",
        summary="De brontekst van een stuk, waarin start en end gelden (codepunten); ETag is zijn sha256.",
        response_class=Response,
        responses={**errors(404, 422, 504), 200: {"content": {"text/plain": {}}, "description": "Brontekst."}},
        tags=["stukken"],
    )
    async def source(visit: Guest, document: Name) -> Response:
        return await _done(desk, visit, "source", {"document": document})

    @app.get(
        "/v1/info",
        summary="Waarmee de index gebouwd is.",
        response_model=models.Info,
        responses=errors(504),
        tags=["stukken"],
    )
    async def info(visit: Guest) -> Response:
        return await _done(desk, visit, "info", {})


def _whole(app: FastAPI, desk: FrontDesk) -> None:
    """Records as they are, for a page of the same version: no part of what is described."""

    @app.post("/v1/page/ask", include_in_schema=False)
    async def ask(visit: Guest, given: models.QuestionGiven) -> Response:
        visit.facts["question"] = given.question
        return await _done(desk, visit, "whole_answer", task_of(given))

    @app.get("/v1/page/papers", include_in_schema=False)
    async def papers(visit: Guest, offset: Offset = 0) -> Response:
        return await _done(desk, visit, "covers", {"offset": offset, "limit": 1000})

    @app.get("/v1/page/paper", include_in_schema=False)
    async def paper(visit: Guest, document: Annotated[str, Query(max_length=500)]) -> Response:
        return await _done(desk, visit, "whole_paper", {"document": document})


def task_of(given: models.QuestionGiven) -> dict[str, Any]:
    """A question that was checked, in the form of a line of a file of questions."""
    return given.model_dump(by_alias=True)
