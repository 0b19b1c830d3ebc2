"""Counters for Prometheus; the only import of prometheus_client. Nothing here holds a question, a name or a key."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from qa.service.generations import Generations

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """What one service counts, in a registry of its own."""

    def __init__(self, generations: Generations) -> None:
        self._registry = CollectorRegistry()
        self.in_flight = 0
        self._requests = Counter(
            "vraagbaak_requests", "Requests, by route and status.", ["route", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "vraagbaak_request_seconds", "Seconds of a request.", ["route"], buckets=_SECONDS, registry=self._registry
        )
        self._answers = Counter(
            "vraagbaak_answers", "Answers, by whether one was found.", ["abstained"], registry=self._registry
        )
        for abstained in ("true", "false"):
            self._answers.labels(abstained)
        self._registry.register(_State(self, generations))

    def request(self, route: str, status: int, seconds: float) -> None:
        """Count a request that ended."""
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def answer(self, abstained: bool) -> None:
        """Count an answer."""
        self._answers.labels(str(abstained).lower()).inc()

    def text(self) -> bytes:
        """All of it, in the text format of Prometheus."""
        return generate_latest(self._registry)


class _State(Collector):
    """What is so at the moment of looking."""

    def __init__(self, metrics: Metrics, generations: Generations) -> None:
        self._metrics, self._generations = metrics, generations

    def collect(self) -> Iterator[Metric]:
        """The gauges and counters that stand elsewhere."""
        yield GaugeMetricFamily("vraagbaak_in_flight", "Requests in the house.", value=self._metrics.in_flight)
        held, about = self._generations, self._generations.about
        yield GaugeMetricFamily("vraagbaak_ready", "1 when a generation is open.", value=int(about is not None))
        info = GaugeMetricFamily(
            "vraagbaak_generation", "The generation that answers.", labels=["generation", "fingerprint"]
        )
        if about is not None:
            info.add_metric([about.generation[:12], about.fingerprint[:12]], 1)
        yield info
        reloads = CounterMetricFamily("vraagbaak_reloads", "Newer generations, by how it went.", labels=["result"])
        reloads.add_metric(["opened"], held.reloads)
        reloads.add_metric(["failed"], held.failed_reloads)
        yield reloads
        yield CounterMetricFamily("vraagbaak_workers_lost", "Processes that had to be replaced.", value=held.lost)
