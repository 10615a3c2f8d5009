import { CompactSign, importPKCS8, SignJWT } from 'jose';
import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { changeDatabase } from './database';

const ALGORITHM = 'ES256';

/** As in app-config.e2e.yaml, which has the portal sign its sessions with this key. */
const KEY_ID = 'e2e';
const KEYS = path.resolve(__dirname, '../../../.cache/e2e/keys');
const PRIVATE_KEY = path.join(KEYS, 'private.pem');
const PUBLIC_KEY = path.join(KEYS, 'public.pem');

const LIFETIME_S = 3_600;

/** Makes the key pair of the sessions. */
export function createIdentityKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  fs.mkdirSync(KEYS, { recursive: true });
  fs.writeFileSync(PRIVATE_KEY, privateKey, { mode: 0o600 });
  fs.writeFileSync(PUBLIC_KEY, publicKey);
}

/**
 * The session of somebody of the sample organisation, as the portal gives it after a
 * sign-in. The portal of the tests has a sign-in for guests only.
 */
export async function signInAs(userRef: string): Promise<string> {
  const key = await importPKCS8(
    fs.readFileSync(PRIVATE_KEY, 'utf8'),
    ALGORITHM,
  );
  const iat = Math.floor(Date.now() / 1_000);
  const claims = { sub: userRef, iat, exp: iat + LIFETIME_S };
  // The portal remembers at a sign-in to which groups somebody belongs.
  changeDatabase(
    'auth',
    'INSERT OR REPLACE INTO user_info (user_entity_ref, user_info, updated_at) VALUES (?, ?, ?)',
    userRef,
    JSON.stringify({ claims: { sub: userRef, ent: [userRef] } }),
    new Date(iat * 1_000).toISOString(),
  );
  // With this the portal's plugins speak to each other on behalf of the user.
  const limited = await new CompactSign(
    new TextEncoder().encode(JSON.stringify(claims)),
  )
    .setProtectedHeader({
      typ: 'vnd.backstage.limited-user',
      alg: ALGORITHM,
      kid: KEY_ID,
    })
    .sign(key);
  return new SignJWT({
    ...claims,
    ent: [userRef],
    aud: 'backstage',
    uip: limited.split('.')[2],
  })
    .setProtectedHeader({
      typ: 'vnd.backstage.user',
      alg: ALGORITHM,
      kid: KEY_ID,
    })
    .sign(key);
}
