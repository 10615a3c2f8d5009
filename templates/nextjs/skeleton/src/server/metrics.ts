import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** What kind of thing was asked for; each is its own series, so there are few of them. */
export const requestKinds = ["page", "api", "asset", "vitals"] as const;
export type RequestKind = (typeof requestKinds)[number];

/** How a request ended. It is aborted if whoever asked did not wait for the answer. */
export const requestOutcomes = ["2xx", "3xx", "4xx", "5xx", "aborted"] as const;
export type RequestOutcome = (typeof requestOutcomes)[number];

export interface Metrics {
  registry: Registry;
  requests: Histogram<"kind" | "status">;
  errors: Counter<"source">;
  vitals: { LCP: Histogram; INP: Histogram; CLS: Histogram };
}

/** The series of this server; SLO.yaml says which of them carry an objective. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const requests = new Histogram({
    name: "http_server_request_duration_seconds",
    help: "Time from a request's headers to the end of its answer.",
    labelNames: ["kind", "status"] as const,
    // SLO.yaml counts answers within 0.5 s, so that bound has to stay.
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  // Every series exists from the start: one that appears with its first error has no increase to
  // compute a rate from.
  for (const kind of requestKinds) {
    for (const status of requestOutcomes) {
      requests.zero({ kind, status });
    }
  }

  const errors = new Counter({
    name: "nextjs_server_errors_total",
    help: "Errors that were thrown while a page was rendered, or by a route, an action or the proxy.",
    labelNames: ["source"] as const,
    registers,
  });
  for (const source of ["render", "route", "action", "proxy"]) {
    errors.inc({ source }, 0);
  }

  return {
    registry,
    requests,
    errors,
    vitals: {
      // The bounds of https://web.dev/articles/vitals for good and poor are among the buckets.
      LCP: new Histogram({
        name: "web_vitals_lcp_seconds",
        help: "Largest contentful paint, as visitors' browsers report it.",
        buckets: [0.5, 1, 1.5, 2, 2.5, 3, 4, 6, 10],
        registers,
      }),
      INP: new Histogram({
        name: "web_vitals_inp_seconds",
        help: "Interaction to next paint, as visitors' browsers report it.",
        buckets: [0.05, 0.1, 0.2, 0.3, 0.5, 1, 2],
        registers,
      }),
      CLS: new Histogram({
        name: "web_vitals_cls",
        help: "Cumulative layout shift, as visitors' browsers report it.",
        buckets: [0.01, 0.05, 0.1, 0.15, 0.25, 0.5, 1],
        registers,
      }),
    },
  };
}

const key: unique symbol = Symbol.for("app.metrics");
const shared: typeof globalThis & { [key]?: Metrics } = globalThis;

/**
 * The metrics of this process. Next.js bundles routes apart from what starts the server, each with
 * its own copy of this module, so they meet on the global object.
 */
export function metrics(): Metrics {
  shared[key] ??= createMetrics();
  return shared[key];
}
