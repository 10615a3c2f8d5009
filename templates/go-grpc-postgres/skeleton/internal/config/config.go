// Package config reads the settings of the service from its environment.
package config

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"time"

	"github.com/caarlos0/env/v11"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Config is everything about the service that differs from one place to another.
// docs/development.md lists the variables.
type Config struct {
	// GRPCAddr is where callers connect.
	GRPCAddr string `env:"GRPC_ADDR" envDefault:":50051"`
	// OpsAddr serves /metrics, /livez and /readyz; it is not for callers.
	OpsAddr string `env:"OPS_ADDR" envDefault:":9090"`

	LogLevel  slog.Level `env:"LOG_LEVEL" envDefault:"info"`
	LogFormat string     `env:"LOG_FORMAT" envDefault:"json"`

	Database Database `envPrefix:"DATABASE_"`

	// RequestTimeout bounds calls whose caller set no deadline.
	RequestTimeout time.Duration `env:"REQUEST_TIMEOUT" envDefault:"10s"`
	// Reflection lets tools such as grpcurl list the API.
	Reflection bool `env:"GRPC_REFLECTION" envDefault:"false"`
	// Pprof serves profiles under /debug/pprof/ of OpsAddr.
	Pprof bool `env:"OPS_PPROF" envDefault:"false"`

	// ShutdownDelay is how long calls are still accepted after SIGTERM, so that load balancers
	// have time to notice that the service is leaving.
	ShutdownDelay time.Duration `env:"SHUTDOWN_DELAY" envDefault:"5s"`
	// ShutdownTimeout is how long the calls then under way may take to finish.
	ShutdownTimeout time.Duration `env:"SHUTDOWN_TIMEOUT" envDefault:"20s"`
}

// Database says how to reach Postgres, and how much of it to use.
type Database struct {
	URL Secret `env:"URL,required,notEmpty"`

	// MaxConns times the number of replicas has to stay below Postgres' max_connections.
	MaxConns int32 `env:"MAX_CONNS" envDefault:"10"`
	MinConns int32 `env:"MIN_CONNS" envDefault:"1"`
	// MaxConnLifetime makes connections move to a new primary after a failover.
	MaxConnLifetime  time.Duration `env:"MAX_CONN_LIFETIME" envDefault:"30m"`
	MaxConnIdleTime  time.Duration `env:"MAX_CONN_IDLE_TIME" envDefault:"5m"`
	ConnectTimeout   time.Duration `env:"CONNECT_TIMEOUT" envDefault:"5s"`
	StatementTimeout time.Duration `env:"STATEMENT_TIMEOUT" envDefault:"5s"`

	// MigrateOnStart applies migrations before serving. In a cluster a Job does that once for
	// all replicas; this is for a developer's machine.
	MigrateOnStart bool `env:"MIGRATE_ON_START" envDefault:"false"`
}

// Load reads and checks the settings. Its error names every setting that is wrong, and never
// contains the value of a secret.
func Load(environ map[string]string) (Config, error) {
	cfg, err := env.ParseAsWithOptions[Config](env.Options{Environment: environ})
	if err != nil {
		return Config{}, fmt.Errorf("configuration: %w", err)
	}
	if err := cfg.validate(); err != nil {
		return Config{}, fmt.Errorf("configuration: %w", err)
	}
	return cfg, nil
}

func (c Config) validate() error {
	var errs []error
	check := func(ok bool, format string, args ...any) {
		if !ok {
			errs = append(errs, fmt.Errorf(format, args...))
		}
	}

	for name, addr := range map[string]string{"GRPC_ADDR": c.GRPCAddr, "OPS_ADDR": c.OpsAddr} {
		_, port, err := net.SplitHostPort(addr)
		check(err == nil && port != "", "%s: %q is not host:port", name, addr)
	}
	check(c.LogFormat == "json" || c.LogFormat == "text",
		"LOG_FORMAT: %q is neither json nor text", c.LogFormat)

	if _, err := pgxpool.ParseConfig(string(c.Database.URL)); err != nil {
		// The parser's own message may quote the URL, and with it the password.
		errs = append(errs, errors.New("DATABASE_URL: is not a Postgres URL such as postgres://user:password@host:5432/database"))
	}
	check(c.Database.MaxConns >= 1, "DATABASE_MAX_CONNS: has to be at least 1, is %d", c.Database.MaxConns)
	check(c.Database.MinConns >= 0 && c.Database.MinConns <= c.Database.MaxConns,
		"DATABASE_MIN_CONNS: has to be between 0 and DATABASE_MAX_CONNS, is %d", c.Database.MinConns)

	for name, d := range map[string]time.Duration{
		"DATABASE_MAX_CONN_LIFETIME":  c.Database.MaxConnLifetime,
		"DATABASE_MAX_CONN_IDLE_TIME": c.Database.MaxConnIdleTime,
		"DATABASE_CONNECT_TIMEOUT":    c.Database.ConnectTimeout,
		"DATABASE_STATEMENT_TIMEOUT":  c.Database.StatementTimeout,
		"REQUEST_TIMEOUT":             c.RequestTimeout,
		"SHUTDOWN_TIMEOUT":            c.ShutdownTimeout,
	} {
		check(d > 0, "%s: has to be more than 0, is %s", name, d)
	}
	check(c.ShutdownDelay >= 0, "SHUTDOWN_DELAY: must not be negative, is %s", c.ShutdownDelay)
	return errors.Join(errs...)
}

// LogValue is the configuration as it may be logged.
func (c Config) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("grpc_addr", c.GRPCAddr),
		slog.String("ops_addr", c.OpsAddr),
		slog.String("log_level", c.LogLevel.String()),
		slog.Any("database", c.Database),
		slog.String("request_timeout", c.RequestTimeout.String()),
		slog.Bool("grpc_reflection", c.Reflection),
		slog.Bool("ops_pprof", c.Pprof),
		slog.String("shutdown_delay", c.ShutdownDelay.String()),
		slog.String("shutdown_timeout", c.ShutdownTimeout.String()),
	)
}

// LogValue is the part of the configuration about the database as it may be logged.
func (d Database) LogValue() slog.Value {
	attrs := []slog.Attr{
		slog.Int("max_conns", int(d.MaxConns)),
		slog.Int("min_conns", int(d.MinConns)),
		slog.String("statement_timeout", d.StatementTimeout.String()),
		slog.Bool("migrate_on_start", d.MigrateOnStart),
	}
	// Only parts that were understood are shown: what cannot be parsed may hold a password.
	if parsed, err := pgxpool.ParseConfig(string(d.URL)); err == nil {
		attrs = append(
			attrs,
			slog.String("host", parsed.ConnConfig.Host),
			slog.Int("port", int(parsed.ConnConfig.Port)),
			slog.String("name", parsed.ConnConfig.Database),
			slog.String("user", parsed.ConnConfig.User),
		)
	}
	return slog.GroupValue(attrs...)
}

// Secret is a string that does not show when it is printed or logged.
type Secret string

// String hides the secret.
func (Secret) String() string { return "[redacted]" }

// GoString hides the secret from %#v.
func (Secret) GoString() string { return "[redacted]" }

// LogValue hides the secret from slog.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }
