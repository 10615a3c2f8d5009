package pgtemp

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
)

// ErrNotInstalled says that this machine has no Postgres, and how to get one.
var ErrNotInstalled = errors.New("no Postgres found: install it (Debian, Ubuntu: apt install postgresql; " +
	"macOS: brew install postgresql) or set the URL of a running one")

// installDirs is where packages put initdb and postgres when they don't put them on the PATH.
var installDirs = []string{
	"/usr/lib/postgresql/*/bin",          // Debian, Ubuntu
	"/usr/pgsql-*/bin",                   // Red Hat
	"/opt/homebrew/opt/postgresql*/bin",  // macOS on Apple silicon
	"/usr/local/opt/postgresql*/bin",     // macOS on Intel
	"/usr/libexec/postgresql*",           // Alpine
	"/Applications/Postgres.app/*/*/bin", // Postgres.app
}

// findBinaries returns the directory that holds both initdb and postgres.
func findBinaries() (string, error) {
	if initdb, err := exec.LookPath("initdb"); err == nil {
		// Some distributions put a link to initdb on the PATH, but not to postgres.
		if target, err := filepath.EvalSymlinks(initdb); err == nil && holdsPostgres(filepath.Dir(target)) {
			return filepath.Dir(target), nil
		}
	}
	for _, pattern := range installDirs {
		dirs, err := filepath.Glob(pattern)
		if err != nil {
			return "", err
		}
		slices.Reverse(dirs) // Of several versions, the newest comes last.
		for _, dir := range dirs {
			if holdsPostgres(dir) {
				return dir, nil
			}
		}
	}
	return "", ErrNotInstalled
}

func holdsPostgres(dir string) bool {
	for _, name := range []string{"initdb", "postgres"} {
		if _, err := exec.LookPath(filepath.Join(dir, name)); err != nil {
			return false
		}
	}
	return true
}

// unprivileged gives the directory to a user that Postgres agrees to run as, for it refuses root,
// which is who one is in many containers. For anyone else there is nothing to do. A process group of
// its own keeps the terminal's Ctrl-C away from Postgres, so that the service can finish with it.
func unprivileged(dir string) (*syscall.SysProcAttr, error) {
	attr := &syscall.SysProcAttr{Setpgid: true}
	if os.Geteuid() != 0 {
		return attr, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		account, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.ParseUint(account.Uid, 10, 32)
		if err != nil {
			return nil, err
		}
		gid, err := strconv.ParseUint(account.Gid, 10, 32)
		if err != nil {
			return nil, err
		}
		attr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		return attr, os.Chown(dir, int(uid), int(gid))
	}
	return nil, fmt.Errorf("postgres does not run as root, and there is no user postgres or nobody to run it as")
}
