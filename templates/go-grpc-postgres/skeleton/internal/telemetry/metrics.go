package telemetry

import (
	grpcprom "github.com/grpc-ecosystem/go-grpc-middleware/providers/prometheus"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// latencyBuckets are in seconds. SLO.yaml counts calls under 0.25 s, so that bound has to stay;
// a test compares the two.
var latencyBuckets = []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}

// NewRegistry returns a registry that already knows the Go runtime, the process and the build.
func NewRegistry() *prometheus.Registry {
	registry := prometheus.NewRegistry()
	registry.MustRegister(
		collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		collectors.NewBuildInfoCollector(),
	)
	return registry
}

// NewServerMetrics returns the request metrics that the objectives in SLO.yaml are computed from:
// grpc_server_handled_total and grpc_server_handling_seconds.
func NewServerMetrics(registry prometheus.Registerer) *grpcprom.ServerMetrics {
	metrics := grpcprom.NewServerMetrics(
		grpcprom.WithServerHandlingTimeHistogram(grpcprom.WithHistogramBuckets(latencyBuckets)),
	)
	registry.MustRegister(metrics)
	return metrics
}
