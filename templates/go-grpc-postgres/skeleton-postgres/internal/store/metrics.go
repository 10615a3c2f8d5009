package store

import (
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/prometheus/client_golang/prometheus"
)

// PoolCollector exports how busy a pool is: a pool with every connection acquired is the usual
// reason for a service that is slow while its database is not.
type PoolCollector struct {
	pool *pgxpool.Pool

	acquired, idle, limit, waits, waitSeconds *prometheus.Desc
}

// NewPoolCollector returns a collector for one pool.
func NewPoolCollector(pool *pgxpool.Pool) *PoolCollector {
	desc := func(name, help string) *prometheus.Desc {
		return prometheus.NewDesc("pgxpool_"+name, help, nil, nil)
	}
	return &PoolCollector{
		pool:        pool,
		acquired:    desc("acquired_connections", "Connections in use."),
		idle:        desc("idle_connections", "Open connections that are not in use."),
		limit:       desc("max_connections", "Connections that may be open at once."),
		waits:       desc("waits_total", "Times that a query had to wait for a connection."),
		waitSeconds: desc("acquire_seconds_total", "Time spent on getting connections."),
	}
}

// Describe implements prometheus.Collector.
func (c *PoolCollector) Describe(ch chan<- *prometheus.Desc) {
	prometheus.DescribeByCollect(c, ch)
}

// Collect implements prometheus.Collector.
func (c *PoolCollector) Collect(ch chan<- prometheus.Metric) {
	s := c.pool.Stat()
	gauge := func(d *prometheus.Desc, v float64) {
		ch <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v)
	}
	counter := func(d *prometheus.Desc, v float64) {
		ch <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, v)
	}
	gauge(c.acquired, float64(s.AcquiredConns()))
	gauge(c.idle, float64(s.IdleConns()))
	gauge(c.limit, float64(s.MaxConns()))
	counter(c.waits, float64(s.EmptyAcquireCount()))
	counter(c.waitSeconds, s.AcquireDuration().Seconds())
}
