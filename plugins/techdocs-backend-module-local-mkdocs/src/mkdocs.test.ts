import { createMockDirectory } from '@backstage/backend-test-utils';
import fs from 'node:fs';
import path from 'node:path';
import { findMkdocs, mkdocsFolders } from './mkdocs';

describe('finding mkdocs', () => {
  const directory = createMockDirectory({
    content: {
      system: { mkdocs: '#!/bin/sh' },
      'project/.tools/techdocs/bin/mkdocs': '#!/bin/sh',
      'project/packages/backend/package.json': '{}',
    },
  });
  const project = '.tools/techdocs/bin';
  const cwd = directory.resolve('project/packages/backend');
  const system = directory.resolve('system');
  const own = directory.resolve('project', project);

  it('prefers PATH, then the project around, and takes only executables', () => {
    const folders = mkdocsFolders(cwd, [system, ''].join(path.delimiter));
    expect(folders[0]).toBe(system);
    expect(folders).toContain(own);

    expect(findMkdocs(folders)).toBeUndefined();
    fs.chmodSync(path.join(own, 'mkdocs'), 0o755);
    expect(findMkdocs(folders)).toBe(own);
    fs.chmodSync(path.join(system, 'mkdocs'), 0o755);
    expect(findMkdocs(folders)).toBe(system);
  });
});
