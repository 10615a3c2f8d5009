package server

import (
	"net/http"
	"net/http/pprof"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"
)

const opsHeaderTimeout = 5 * time.Second

// newOpsServer serves the platform, not the callers: /metrics, /livez and /readyz.
func newOpsServer(registry *prometheus.Registry, healthServer *health.Server, withPprof bool) *http.Server {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{
		EnableOpenMetrics: true, // Exemplars exist only in this format.
		Registry:          registry,
	}))
	// Alive means able to answer. It asks nothing of the database: restarting the service does not
	// mend that.
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) {
		writeStatus(w, http.StatusOK, "ok")
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		res, err := healthServer.Check(r.Context(), &grpc_health_v1.HealthCheckRequest{})
		if err != nil || res.GetStatus() != grpc_health_v1.HealthCheckResponse_SERVING {
			writeStatus(w, http.StatusServiceUnavailable, "not serving")
			return
		}
		writeStatus(w, http.StatusOK, "serving")
	})
	if withPprof {
		mux.HandleFunc("GET /debug/pprof/", pprof.Index)
		mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
		mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
		mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	}
	return &http.Server{Handler: mux, ReadHeaderTimeout: opsHeaderTimeout}
}

func writeStatus(w http.ResponseWriter, code int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(code)
	_, _ = w.Write([]byte(text + "\n")) // A prober that went away cannot be told anything.
}
