import { createMockDirectory } from '@backstage/backend-test-utils';
import fs from 'node:fs';
import path from 'node:path';
import { DocsOnlyPreparer } from './DocsOnlyPreparer';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'portal' },
};

describe('DocsOnlyPreparer', () => {
  const directory = createMockDirectory();
  const prepare = async () => {
    const preparer = new DocsOnlyPreparer({
      shouldCleanPreparedDirectory: () => false,
      prepare: async () => ({ preparedDir: directory.path, etag: 'e' }),
    });
    const { preparedDir, etag } = await preparer.prepare(entity);
    expect(etag).toBe('e');
    expect(preparer.shouldCleanPreparedDirectory()).toBe(true);
    const files = fs.readdirSync(preparedDir, { recursive: true }).sort();
    fs.rmSync(preparedDir, { recursive: true });
    return files;
  };

  it('copies the documentation and leaves the rest of the folder alone', async () => {
    directory.setContent({
      'mkdocs.yml': 'site_name: Portal\n',
      'docs/index.md': '# Portal',
      'docs/images/home.png': 'png',
      'node_modules/big/index.js': '',
    });
    fs.symlinkSync('/', path.join(directory.path, 'way-out'));
    expect(await prepare()).toEqual([
      'docs',
      'docs/images',
      'docs/images/home.png',
      'docs/index.md',
      'mkdocs.yml',
    ]);
  });

  it('follows docs_dir, but not out of the folder', async () => {
    directory.setContent({
      'mkdocs.yaml': "docs_dir: 'pages' # ours\n",
      'pages/index.md': '# Portal',
    });
    expect(await prepare()).toEqual(['mkdocs.yaml', 'pages', 'pages/index.md']);

    directory.setContent({ 'mkdocs.yml': 'docs_dir: ../elsewhere\n' });
    expect(await prepare()).toEqual(['mkdocs.yml']);
  });

  it('leaves it to the generator to say what is missing', async () => {
    directory.setContent({ 'README.md': '# Portal' });
    expect(await prepare()).toEqual([]);
  });
});
