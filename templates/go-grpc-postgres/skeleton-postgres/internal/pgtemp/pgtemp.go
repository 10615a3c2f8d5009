// Package pgtemp runs a throw-away Postgres from the programs installed on this machine. It is for
// tests and for trying the service out, and keeps nothing.
package pgtemp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	startTimeout = 30 * time.Second
	pollInterval = 20 * time.Millisecond
)

// supervise runs Postgres for as long as its standard input stays open, which is as long as the
// process that holds the other end lives. So nothing is left behind, even by a test that is killed.
const supervise = `
"$0/postgres" -D "$1/data" -k "$1" -c listen_addresses= \
	-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 >"$1/log" 2>&1 &
postgres=$!
read -r _
kill -INT "$postgres"
wait "$postgres"
rm -rf "$1"
`

// Server is a running Postgres.
type Server struct {
	// URL is how to connect, as a superuser, to a database that is always there.
	URL string

	stdin io.Closer
	done  chan error
}

// Start makes a new cluster in a temporary directory and runs it. It returns ErrNotInstalled if
// this machine has no Postgres.
//
// Callers connect through a socket in a directory of their own: there is no port that another
// program could have taken, and no one else can connect.
func Start(ctx context.Context) (*Server, error) {
	bin, err := findBinaries()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "pgtemp-")
	if err != nil {
		return nil, err
	}
	attr, err := unprivileged(dir)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}

	initdb := exec.CommandContext(ctx, filepath.Join(bin, "initdb"),
		"--pgdata", filepath.Join(dir, "data"), "--username=postgres", "--auth=trust",
		"--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions")
	initdb.Dir, initdb.SysProcAttr = dir, attr
	if out, err := initdb.CombinedOutput(); err != nil {
		return nil, errors.Join(fmt.Errorf("initdb: %w: %s", err, bytes.TrimSpace(out)), os.RemoveAll(dir))
	}

	// Not bound to ctx: Stop is what ends it, in good order.
	cmd := exec.Command("/bin/sh", "-c", supervise, bin, dir) //nolint:noctx // See above.
	cmd.Dir, cmd.SysProcAttr = dir, attr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	if err := cmd.Start(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	query := url.Values{"host": {dir}, "user": {"postgres"}}
	s := &Server{URL: "postgres:///postgres?" + query.Encode(), stdin: stdin, done: make(chan error, 1)}
	go func() { s.done <- cmd.Wait() }()

	if err := s.waitUntilUp(ctx); err != nil {
		log, _ := os.ReadFile(filepath.Join(dir, "log")) // Without it the error says less, but still something.
		return nil, errors.Join(fmt.Errorf("postgres did not start: %w: %s", err, bytes.TrimSpace(log)), s.Stop())
	}
	return s, nil
}

// Stop ends Postgres and deletes all it stored.
func (s *Server) Stop() error {
	if err := s.stdin.Close(); err != nil {
		return err
	}
	return <-s.done
}

func (s *Server) waitUntilUp(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	for {
		conn, err := pgx.Connect(ctx, s.URL)
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(pollInterval):
		}
	}
}
