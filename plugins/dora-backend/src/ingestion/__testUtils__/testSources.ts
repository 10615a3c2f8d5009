import {
  DoraSource,
  ignored,
  rejected,
  signals,
} from '@milepost/plugin-dora-node';

/** When whatever is reported happened. */
export const AT = '2026-03-02T10:00:00Z';

/** A source that learns to read in the middle of a test. */
export class LearningSource implements DoraSource {
  readonly id = 'learning';
  readonly title = 'A source of the test';
  readonly provides = [];
  readonly webhook = {};
  knows = false;

  read() {
    if (!this.knows) {
      return rejected('not learned yet');
    }
    return signals({
      kind: 'incident',
      source: this.id,
      externalId: '1',
      at: Date.parse(AT),
    });
  }
}

/** A source with a fault. */
export const failing: DoraSource = {
  id: 'failing',
  title: 'A source with a fault',
  provides: [],
  webhook: {},
  read: () => {
    throw new Error('oops');
  },
};

/** A source that signs what it sends. */
export const signing: DoraSource = {
  id: 'signing',
  title: 'A source that signs',
  provides: [],
  webhook: { verify: ({ body }) => body.toString().startsWith('signed') },
  read: () => ignored('of no interest'),
};
