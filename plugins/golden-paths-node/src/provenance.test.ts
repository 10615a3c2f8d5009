import fc from 'fast-check';
import yaml from 'yaml';
import { formatProvenance } from './provenance';

const record = {
  template: 'template:default/go-grpc-postgres',
  version: '1.0.0',
  taskId: 'a-task',
  createdAt: '2026-11-23T12:00:00.000Z',
  tree: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
};

describe('formatProvenance', () => {
  it('keeps whatever a person typed, and the same bytes every time', () => {
    const values = fc.dictionary(
      fc.stringMatching(/^[a-z][a-zA-Z]*$/),
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('${{ x }}', '{{ x }}', '`id`', '"\n- a: b', "'", '#'),
      ),
    );
    fc.assert(
      fc.property(values, typed => {
        const text = formatProvenance({ ...record, values: typed });
        expect(yaml.parse(text)).toEqual({ ...record, values: { ...typed } });
        expect(formatProvenance({ ...record, values: typed })).toBe(text);
      }),
    );
  });

  it('says what it is for', () => {
    expect(formatProvenance({ ...record, values: { name: 'orders' } })).toBe(
      `# How this repository was made. Upgrades of its golden path start from here:
# leave it as it is.

template: template:default/go-grpc-postgres
version: 1.0.0
taskId: a-task
createdAt: 2026-11-23T12:00:00.000Z
tree: 4b825dc642cb6eb9a060e54bf8d69288fbee4904
values:
  name: orders
`,
    );
  });
});
