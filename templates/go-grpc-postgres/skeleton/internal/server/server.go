package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	grpcprom "github.com/grpc-ecosystem/go-grpc-middleware/providers/prometheus"
	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/errgroup"
	"google.golang.org/grpc"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/reflection"
)

// opsShutdownTimeout bounds the wait for a scrape that is under way at the very end.
const opsShutdownTimeout = time.Second

// Options are the parts that a server is made of, and how it behaves.
type Options struct {
	Logger   *slog.Logger
	Registry *prometheus.Registry
	Metrics  *grpcprom.ServerMetrics

	RequestTimeout  time.Duration
	ShutdownDelay   time.Duration
	ShutdownTimeout time.Duration
	Reflection      bool
	Pprof           bool
	Tracing         bool
}

// Server answers callers on one listener and the platform on another.
type Server struct {
	opts   Options
	grpc   *grpc.Server
	ops    *http.Server
	health *health.Server
}

// New returns a server that offers what register adds to it, and says NOT_SERVING until Serve has
// seen it start.
func New(opts Options, register func(grpc.ServiceRegistrar)) *Server {
	s := &Server{opts: opts, grpc: newGRPCServer(opts, opts.Metrics), health: health.NewServer()}
	register(s.grpc)
	s.setServing(false)
	grpc_health_v1.RegisterHealthServer(s.grpc, s.health)
	if opts.Reflection {
		reflection.Register(s.grpc)
	}
	// Every series exists from the start: a counter that appears with its first error has no
	// increase to compute a rate from.
	opts.Metrics.InitializeMetrics(s.grpc)
	s.ops = newOpsServer(opts.Registry, s.health, opts.Pprof)
	return s
}

// Serve says SERVING once startup has returned, and serves until ctx ends or something fails. Then
// it says NOT_SERVING, keeps accepting calls for ShutdownDelay, and lets those under way finish for
// at most ShutdownTimeout.
func (s *Server) Serve(ctx context.Context, grpcListener, opsListener net.Listener, startup func(context.Context) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		// It says that it was stopped only if that was before it began.
		if err := s.grpc.Serve(grpcListener); err != nil && !errors.Is(err, grpc.ErrServerStopped) {
			return fmt.Errorf("serve gRPC: %w", err)
		}
		return nil
	})
	group.Go(func() error {
		if err := s.ops.Serve(opsListener); err != nil && !errors.Is(err, http.ErrServerClosed) {
			return fmt.Errorf("serve ops: %w", err)
		}
		return nil
	})
	group.Go(func() error {
		err := startup(ctx)
		switch {
		case err == nil:
			s.setServing(true)
			s.opts.Logger.InfoContext(ctx, "serving", "grpc", grpcListener.Addr().String(), "ops", opsListener.Addr().String())
		case ctx.Err() == nil: // To be told to stop before it was ready is no failure.
			return fmt.Errorf("start: %w", err)
		}
		return nil
	})
	group.Go(func() error {
		<-ctx.Done()
		return s.drain()
	})
	return group.Wait()
}

func (s *Server) drain() error {
	// Unlike setServing, this is final: a startup that ends just now does not undo it.
	s.health.Shutdown()
	s.opts.Logger.Info("stopping", "delay", s.opts.ShutdownDelay.String(), "timeout", s.opts.ShutdownTimeout.String())
	time.Sleep(s.opts.ShutdownDelay)

	kill := time.AfterFunc(s.opts.ShutdownTimeout, func() {
		s.opts.Logger.Warn("calls were cut off: they did not finish in time")
		s.grpc.Stop()
	})
	s.grpc.GracefulStop()
	kill.Stop()

	ctx, cancel := context.WithTimeout(context.Background(), opsShutdownTimeout)
	defer cancel()
	if err := s.ops.Shutdown(ctx); err != nil {
		return errors.Join(fmt.Errorf("stop ops: %w", err), s.ops.Close())
	}
	s.opts.Logger.Info("stopped")
	return nil
}

// setServing sets the health of the whole server, which is what probes ask for, and of each service,
// which is what clients that watch it ask for.
func (s *Server) setServing(serving bool) {
	state := grpc_health_v1.HealthCheckResponse_NOT_SERVING
	if serving {
		state = grpc_health_v1.HealthCheckResponse_SERVING
	}
	s.health.SetServingStatus("", state)
	for name := range s.grpc.GetServiceInfo() {
		s.health.SetServingStatus(name, state)
	}
}
