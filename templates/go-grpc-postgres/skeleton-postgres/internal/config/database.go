package config

import (
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

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

func (d Database) validate() error {
	var errs []error
	check := func(ok bool, format string, args ...any) {
		if !ok {
			errs = append(errs, fmt.Errorf(format, args...))
		}
	}

	if _, err := pgxpool.ParseConfig(string(d.URL)); err != nil {
		// The parser's own message may quote the URL, and with it the password.
		errs = append(errs, errors.New("DATABASE_URL: is not a Postgres URL such as postgres://user:password@host:5432/database"))
	}
	check(d.MaxConns >= 1, "DATABASE_MAX_CONNS: has to be at least 1, is %d", d.MaxConns)
	check(d.MinConns >= 0 && d.MinConns <= d.MaxConns,
		"DATABASE_MIN_CONNS: has to be between 0 and DATABASE_MAX_CONNS, is %d", d.MinConns)
	for name, duration := range map[string]time.Duration{
		"DATABASE_MAX_CONN_LIFETIME":  d.MaxConnLifetime,
		"DATABASE_MAX_CONN_IDLE_TIME": d.MaxConnIdleTime,
		"DATABASE_CONNECT_TIMEOUT":    d.ConnectTimeout,
		"DATABASE_STATEMENT_TIMEOUT":  d.StatementTimeout,
	} {
		check(duration > 0, "%s: has to be more than 0, is %s", name, duration)
	}
	return errors.Join(errs...)
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
