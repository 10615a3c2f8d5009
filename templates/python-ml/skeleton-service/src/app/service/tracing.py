"""Traces, if there is a collector to send them to."""

import os

from fastapi import FastAPI
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

from app import NAME


def configure(api: FastAPI, version: str) -> None:
    """Trace requests, if OTEL_EXPORTER_OTLP_ENDPOINT is set; OpenTelemetry reads it by itself."""
    if not os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
        return
    # OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES go before what is said here.
    resource = Resource({"service.name": NAME, "service.version": version}).merge(Resource.create())
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    FastAPIInstrumentor.instrument_app(api)
