import { createHash, createHmac } from 'node:crypto';
import { itemBank } from '@milepost/plugin-devex-surveys-common';
import { Dump } from './dump';
import { Attack } from './types';

/** All values of the tables that a submission reaches. */
function reached(dump: Dump): unknown[] {
  return [...dump.spool, ...dump.tallies, ...dump.nullifiers].flatMap(row =>
    Object.values(row),
  );
}

/** What a value says, as it is and decoded. */
function readings(value: unknown): string[] {
  const text = String(value);
  return [text, Buffer.from(text, 'base64').toString('latin1')];
}

/** Whether a text names an item together with a code, or holds a comment. */
function saysAnswers(text: string): boolean {
  return (
    itemBank.some(({ id }) => text.includes(id)) || text.includes('I would fix')
  );
}

const INSTANT = /\d{4}-\d{2}-\d{2}|\b1[5-9]\d{8}(\d{3})?\b/;

/** The functions of an identity that surveys have been seen to store. */
function pseudonymsOf(ref: string, round: string, keys: string[]): string[] {
  const inputs = [ref, `${ref}${round}`, `${round}${ref}`, `${round}:${ref}`];
  return inputs.flatMap(input => [
    input,
    ...['md5', 'sha1', 'sha256', 'sha512'].flatMap(algorithm => {
      const hash = createHash(algorithm).update(input).digest();
      return [hash.toString('hex'), hash.toString('base64url')];
    }),
    ...keys.map(key =>
      createHmac('sha256', key).update(input).digest('base64url'),
    ),
  ]);
}

/** Attacks on what is in the database, its logs and its backups. */
export const storedAttacks: Attack[] = [
  {
    number: 5,
    name: 'Time stamps',
    adversaries: ['A3'],
    holds: 'the database while the round is open, and after the close',
    defence: 'no time is stored with anything that a submission reaches',
    bound: 0,
    measure: ({ dumps }) =>
      [dumps.open, dumps.closed].flatMap(reached).filter(value => {
        const text = String(value);
        // Ciphertext looks like anything; what it says is attack 20.
        return text.length < 100 && INSTANT.test(text);
      }).length,
  },
  {
    number: 6,
    name: 'Order of rows and of ids',
    adversaries: ['A3'],
    holds:
      'the tables in the order of the file, and the order in which people answered',
    defence:
      'random ids; used tokens are written anew in the order of their digests at the close; files are rewritten',
    bound: 0.05,
    measure: ({ dumps, respondents }) => {
      const inPlace = dumps.closed.nullifiers.filter(
        ({ nullifier }, index) => nullifier === respondents[index]?.receipt,
      ).length;
      return inPlace / respondents.length - 1 / respondents.length;
    },
  },
  {
    number: 7,
    name: 'A pseudonym that can be recomputed',
    adversaries: ['A3'],
    holds: 'the database, everybody’s name, and every key in it',
    defence: 'no function of an identity is stored with answers',
    bound: 0,
    measure: ({ dumps, people, manifest }) => {
      const values = new Set(
        [dumps.open, dumps.closed].flatMap(reached).map(String),
      );
      const keys = dumps.open.settings.map(({ value }) => String(value));
      const found = people.filter(({ ref }) =>
        pseudonymsOf(ref, manifest.roundId, keys).some(pseudonym =>
          values.has(pseudonym),
        ),
      );
      return found.length / people.length;
    },
  },
  {
    number: 8,
    name: 'Joining who got a token with what was sent',
    adversaries: ['A3', 'A4'],
    holds: 'all tables, and recordings of every issuance and every submission',
    defence:
      'tokens are signed blindly (RFC 9474): nothing of the issuance is in the token',
    bound: 0,
    measure: ({ people, respondents, dumps }) => {
      const submitted = new Set(
        respondents.flatMap(({ submission, receipt }) => [
          submission?.token.message,
          submission?.token.signature,
          receipt,
        ]),
      );
      const digests = new Set(
        dumps.open.invitations.map(row => row.blinded_digest),
      );
      const linked = people.filter(
        ({ blinded, blindSignature }) =>
          submitted.has(blinded) || submitted.has(blindSignature),
      );
      const joined = dumps.open.nullifiers.filter(({ nullifier }) =>
        digests.has(nullifier),
      );
      return (linked.length + joined.length) / people.length;
    },
  },
  {
    number: 17,
    name: 'Linking the answers of one person across items',
    adversaries: ['A3'],
    holds: 'the database while the round is open, and after the close',
    defence:
      'a submission lies encrypted until it is counted with others; nothing else holds more than one answer of a person',
    bound: 0,
    measure: ({ dumps }) =>
      [dumps.open, dumps.closed]
        .flatMap(reached)
        .flatMap(readings)
        .filter(saysAnswers).length,
  },
  {
    number: 20,
    name: 'Backups, replicas and write-ahead logs',
    adversaries: ['A3'],
    holds: 'a backup from before the close and one from after it',
    defence:
      'spool and tally are encrypted with a key that is itself encrypted and destroyed at the close',
    bound: 0,
    measure: ({ dumps }) => {
      const before = reached(dumps.open).flatMap(readings).filter(saysAnswers);
      const lengths = new Set(
        dumps.open.spool.map(({ sealed }) => String(sealed).length),
      );
      const after =
        dumps.closed.spool.length +
        dumps.closed.tallies.length +
        dumps.closed.issuing_keys.filter(key => key.sealed_private_key).length;
      return before.length + (lengths.size > 1 ? 1 : 0) + after;
    },
  },
  {
    number: 25,
    name: 'Device, locale and other fields',
    adversaries: ['A3'],
    holds: 'the names of all columns that a submission reaches',
    defence:
      'a submission with any other field is refused; headers are not read',
    bound: 0,
    measure: ({ dumps }) => {
      const columns = [
        dumps.open.spool,
        dumps.open.tallies,
        dumps.open.nullifiers,
      ].flatMap(rows => Object.keys(rows[0] ?? {}));
      const expected = ['id', 'round_id', 'sealed', 'sealed_key', 'nullifier'];
      return columns.filter(column => !expected.includes(column)).length;
    },
  },
];
