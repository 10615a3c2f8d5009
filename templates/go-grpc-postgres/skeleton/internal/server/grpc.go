// Package server carries the service: it listens, observes, protects, and leaves in good order.
package server

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	grpcprom "github.com/grpc-ecosystem/go-grpc-middleware/providers/prometheus"
	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors"
	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/logging"
	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/recovery"
	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/selector"
	"github.com/prometheus/client_golang/prometheus"
	"go.opentelemetry.io/contrib/instrumentation/google.golang.org/grpc/otelgrpc"
	"go.opentelemetry.io/otel/trace"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/status"
)

const (
	maxRequestBytes = 1 << 20
	// maxConnectionAge makes long-lived clients reconnect now and then, which is what spreads them
	// over replicas that were added after they first connected.
	maxConnectionAge      = 10 * time.Minute
	maxConnectionAgeGrace = time.Minute
	minPingInterval       = 10 * time.Second
)

func newGRPCServer(opts Options, metrics *grpcprom.ServerMetrics) *grpc.Server {
	exemplar := grpcprom.WithExemplarFromContext(traceExemplar)
	logOpts := []logging.Option{
		logging.WithLogOnEvents(logging.FinishCall),
		logging.WithDisableLoggingFields(logging.SystemTag[0], logging.ComponentFieldKey, logging.MethodTypeFieldKey),
	}
	onPanic := recovery.WithRecoveryHandlerContext(func(ctx context.Context, p any) error {
		opts.Logger.ErrorContext(ctx, "panic", "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
		return status.Error(codes.Internal, "internal error")
	})
	notHealth := selector.MatchFunc(func(_ context.Context, call interceptors.CallMeta) bool {
		return call.Service != grpc_health_v1.Health_ServiceDesc.ServiceName
	})

	serverOpts := []grpc.ServerOption{
		grpc.MaxRecvMsgSize(maxRequestBytes),
		grpc.KeepaliveParams(keepalive.ServerParameters{
			MaxConnectionAge:      maxConnectionAge,
			MaxConnectionAgeGrace: maxConnectionAgeGrace,
		}),
		grpc.KeepaliveEnforcementPolicy(keepalive.EnforcementPolicy{
			MinTime:             minPingInterval,
			PermitWithoutStream: true,
		}),
		// The order matters: what is outside sees what those inside it answer, so a panic is
		// counted and logged as the error it becomes.
		grpc.ChainUnaryInterceptor(
			metrics.UnaryServerInterceptor(exemplar),
			selector.UnaryServerInterceptor(logging.UnaryServerInterceptor(callLogger(opts.Logger), logOpts...), notHealth),
			recovery.UnaryServerInterceptor(onPanic),
			defaultDeadline(opts.RequestTimeout),
		),
		grpc.ChainStreamInterceptor(
			metrics.StreamServerInterceptor(exemplar),
			selector.StreamServerInterceptor(logging.StreamServerInterceptor(callLogger(opts.Logger), logOpts...), notHealth),
			recovery.StreamServerInterceptor(onPanic),
		),
	}
	if opts.Tracing {
		serverOpts = append(serverOpts, grpc.StatsHandler(otelgrpc.NewServerHandler()))
	}
	return grpc.NewServer(serverOpts...)
}

// defaultDeadline gives a deadline to calls that came without one, so that none can hold a
// database connection for ever.
func defaultDeadline(timeout time.Duration) grpc.UnaryServerInterceptor {
	return func(ctx context.Context, req any, _ *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
		if _, ok := ctx.Deadline(); !ok {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, timeout)
			defer cancel()
		}
		return handler(ctx, req)
	}
}

func callLogger(logger *slog.Logger) logging.Logger {
	return logging.LoggerFunc(func(ctx context.Context, level logging.Level, msg string, fields ...any) {
		logger.Log(ctx, slog.Level(level), msg, fields...) //nolint:sloglint // The middleware chose it.
	})
}

// traceExemplar links a sample of a metric to the trace of the call it counted.
func traceExemplar(ctx context.Context) prometheus.Labels {
	if sc := trace.SpanContextFromContext(ctx); sc.IsSampled() {
		return prometheus.Labels{"trace_id": sc.TraceID().String()}
	}
	return nil
}
