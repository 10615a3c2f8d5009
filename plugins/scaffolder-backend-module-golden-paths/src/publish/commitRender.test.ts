import { createMockDirectory } from '@backstage/backend-test-utils';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { commitRender } from './commitRender';

describe('commitRender', () => {
  const directory = createMockDirectory();
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: directory.resolve('repository'),
      encoding: 'utf8',
    }).trim();
  const commit = (timestamp = 1_764_000_000) =>
    commitRender({
      dir: directory.resolve('repository'),
      defaultBranch: 'main',
      author: { name: 'Milepost', email: 'bot@acme.example' },
      timestamp,
      message: 'Start orders',
      provenance: tree => `tree: ${tree}\n`,
    });

  beforeEach(() => {
    directory.setContent({
      repository: {
        'README.md': '# Orders\n',
        '.gitignore': 'bin/\n.template/\n',
        'scripts/run.sh': '#!/bin/sh\n',
        'src/main.go': 'package main\n',
      },
    });
    fs.chmodSync(directory.resolve('repository/scripts/run.sh'), 0o755);
  });

  it('makes a history that git finds sound, with the pristine render as base', async () => {
    const { base, head } = await commit();

    expect(git('fsck', '--strict')).toBe('');
    expect(git('rev-parse', 'main', 'template/base')).toBe(`${head}\n${base}`);
    expect(git('rev-parse', 'main~1')).toBe(base);
    expect(git('ls-tree', '-r', '--format=%(objectmode) %(path)', base)).toBe(
      [
        '100644 .gitignore',
        '100644 README.md',
        '100755 scripts/run.sh',
        '100644 src/main.go',
      ].join('\n'),
    );
    const record = git('show', 'main:.template/answers.yaml');
    expect(record).toBe(`tree: ${git('rev-parse', `${base}^{tree}`)}`);
    expect(git('log', '--format=%an %ae %at %ct', base)).toBe(
      'Milepost bot@acme.example 1764000000 1764000000',
    );
  });

  it('makes the same commits again, also over what an earlier attempt left', async () => {
    const first = await commit();
    expect(await commit()).toEqual(first);

    fs.rmSync(path.join(directory.path, 'repository/.git'), {
      recursive: true,
    });
    expect(await commit()).toEqual(first);
    expect(await commit(1_764_000_001)).not.toEqual(first);
  });
});
