import { execFileSync } from 'node:child_process';
import { SourceActivity, UnmappedName } from '@milepost/plugin-dora-common';
import fc from 'fast-check';
import {
  nextStepOfName,
  nextStepOfSource,
  quote,
  toEntityName,
} from './nextStep';

const source = (name: string, activity: SourceActivity) =>
  nextStepOfSource({
    source: name,
    title: name,
    deployments: 0,
    changes: 0,
    incidents: 0,
    lastReceivedAt: null,
    lastReadAt: null,
    activity,
    silentAfterSeconds: null,
  });

const name = (rest: Partial<UnmappedName>) =>
  nextStepOfName({
    source: 'github',
    target: {},
    deployments: 1,
    incidents: 0,
    missing: 'component',
    reason: '',
    ...rest,
  });

describe('nextStepOfSource', () => {
  it('asks for nothing where all is well, else for what the source needs', () => {
    expect(source('github', 'active')).toEqual({ id: 'fine' });
    expect(source('git', 'silent').snippet).toContain('/synchronizations"');
    expect(source('argocd', 'silent').snippet).toContain(
      '/rejected?source=argocd"',
    );
    expect(source('github', 'never').id).toBe('connect-github');
    expect(source('git', 'never').snippet).toContain('deployment-refs');
    expect(source('argocd', 'never').snippet).toContain(
      `'{"name":"argocd","source":"argocd"}'`,
    );
  });
});

describe('nextStepOfName', () => {
  it('gives each name the mapping that it needs', () => {
    expect(
      name({ target: { service: 'Shop API', repository: 'h/a/b' } }).snippet,
    ).toContain(
      '{"source":"github","kind":"service","value":"Shop API","meaning":"component:default/shop-api"}',
    );
    expect(
      name({ target: { repository: 'github.com/acme/shop' } }),
    ).toMatchObject({
      id: 'by-repository',
      snippet: expect.stringContaining('github.com/project-slug: acme/shop'),
    });
    expect(
      name({
        target: { service: 'shop', environment: 'blue' },
        missing: 'environment',
      }).snippet,
    ).toContain('"kind":"environment","value":"blue"');
    expect(name({ missing: 'environment' }).id).toBe('by-source');
    expect(name({}).id).toBe('by-source');
    expect(name({ missing: null })).toEqual({ id: 'soon' });
  });
});

describe('quote', () => {
  it('makes one word of any text, as a shell reads it', () => {
    const texts = ["it's", '$(id)', '"`\\', "''", 'a\nb', ''];
    for (const text of texts) {
      const read = execFileSync('sh', ['-c', `printf %s ${quote(text)}`]);
      expect(read.toString()).toBe(text);
    }
  });
});

describe('toEntityName', () => {
  it('makes a valid name of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(toEntityName(text)).toMatch(
          /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
        );
      }),
    );
  });
});
