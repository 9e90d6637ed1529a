"""What an operator can see inside: numbers only, never anybody's words, name or token."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()
ACKNOWLEDGED = Histogram(
    "oasis_acknowledged_seconds",
    "From a command's arrival to its acknowledgement",
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5),
    registry=REGISTRY,
)
CONNECTIONS = Gauge("oasis_connections", "Open connections by lens", ("lens",), registry=REGISTRY)
REFUSED = Counter("oasis_refused_total", "Refusals by code", ("code",), registry=REGISTRY)
