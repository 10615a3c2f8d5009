import { ServiceUnavailableError } from '@backstage/errors';
import {
  Invitation,
  issuanceRequest,
  surveyAnswerPermission,
  surveyReadPermission,
} from '@milepost/plugin-devex-surveys-common';
import express from 'express';
import Router from 'express-promise-router';
import { AnswerStore, IssuanceService } from '../answers';
import { RoundStore, SeenStore } from '../database';
import { RoundService } from '../rounds';
import { Access } from './Access';
import { parse } from './parse';

/** What people need in order to answer, up to the point where they become nobody. */
export function createParticipationRouter(options: {
  access: Access;
  rounds: RoundService;
  store: RoundStore;
  seen: SeenStore;
  issuance: IssuanceService | undefined;
  answers: AnswerStore | undefined;
  now: () => Date;
}): express.Router {
  const { access, rounds, store, seen, issuance, answers, now } = options;
  const router = Router();

  // Asked at every visit to the portal, by everybody, so that asking says nothing.
  router.get('/invitations', async (req, res) => {
    await access.require(req, surveyAnswerPermission);
    const user = await access.user(req);
    await seen.touch(user, now());
    res.json(await invitationsOf(user));
  });

  router.get('/rounds/:id/manifest', async (req, res) => {
    await access.require(req, surveyReadPermission);
    res.json(await rounds.manifest(req.params.id));
  });

  router.post('/rounds/:id/issuance', async (req, res) => {
    await access.require(req, surveyAnswerPermission);
    const user = await access.user(req);
    const request = parse(issuanceRequest, req.body);
    if (!issuance) {
      throw new ServiceUnavailableError(
        'This portal is not set up to give tokens',
      );
    }
    res.json({
      blindSignature: await issuance.issue(req.params.id, user, request),
    });
  });

  // All of them, so that looking for one's own says nothing.
  router.get('/rounds/:id/receipts', async (req, res) => {
    await access.require(req, surveyReadPermission);
    const { id, state } = await store.get(req.params.id);
    res.json(state === 'closed' ? (await answers?.receipts(id)) ?? [] : []);
  });

  return router;

  async function invitationsOf(user: string): Promise<Invitation[]> {
    const all = await rounds.list();
    const open = all.filter(({ state }) => state === 'open');
    const found = await Promise.all(
      open.map(async (round): Promise<Invitation[]> => {
        const invitation = await store.invitation(round.id, user);
        const key = invitation && (await store.key(invitation.key_id));
        if (!key) {
          return [];
        }
        const previous = all.find(
          ({ state, opensAt }) => state === 'closed' && opensAt < round.opensAt,
        );
        return [
          {
            round,
            keyId: key.key_id,
            bucketTitle:
              round.lattice.find(({ id }) => id === key.node_id)?.title ?? '',
            bucketMembers: await store.membersOf(key.key_id, round.id),
            tokenIssued: invitation.blinded_digest !== null,
            previousActions: previous?.actions ?? [],
          },
        ];
      }),
    );
    return found.flat();
  }
}
