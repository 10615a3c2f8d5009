// Package migrations holds the schema of the database as a series of steps.
//
// A released step is never edited. While a release rolls out, the old version of the service runs
// on the new schema, so a step only adds (expand); what it replaces goes in a later release
// (contract).
package migrations

import "embed"

// FS holds the steps, named NNNNN_what_it_does.sql.
//
//go:embed *.sql
var FS embed.FS
