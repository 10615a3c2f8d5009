import { randomUUID } from 'node:crypto';
import {
  changeActionRequest,
  changeRoundRequest,
  createActionRequest,
  itemBank,
  prepareRoundRequest,
  surveyManagePermission,
  surveyReadPermission,
} from '@milepost/plugin-devex-surveys-common';
import express from 'express';
import Router from 'express-promise-router';
import { ActionStore, RoundStore } from '../database';
import { presentAction, RoundService } from '../rounds';
import { Access } from './Access';
import { parse } from './parse';

/** What survey owners do with rounds, and what everybody sees of them. */
export function createRoundsRouter(options: {
  access: Access;
  rounds: RoundService;
  store: RoundStore;
  actions: ActionStore;
}): express.Router {
  const { access, rounds, store, actions } = options;
  const router = Router();

  router.get('/items', async (req, res) => {
    await access.require(req, surveyReadPermission);
    res.json(itemBank);
  });

  router.get('/rounds', async (req, res) => {
    await access.require(req, surveyReadPermission);
    res.json(await rounds.list());
  });

  router.post('/rounds', async (req, res) => {
    await access.require(req, surveyManagePermission);
    const request = parse(prepareRoundRequest, req.body);
    const round = await access.audited(req, 'round-prepare', {}, async () => ({
      result: await rounds.prepare(request),
    }));
    res.status(201).json(round);
  });

  router.get('/rounds/:id', async (req, res) => {
    await access.require(req, surveyReadPermission);
    res.json(await rounds.get(req.params.id));
  });

  router.patch('/rounds/:id', async (req, res) => {
    await access.require(req, surveyManagePermission);
    const roundId = req.params.id;
    const request = parse(changeRoundRequest, req.body);
    res.json(
      await access.audited(req, 'round-change', { roundId }, async () => ({
        result: await rounds.change(roundId, request),
      })),
    );
  });

  router.delete('/rounds/:id', async (req, res) => {
    await access.require(req, surveyManagePermission);
    const roundId = req.params.id;
    await access.audited(req, 'round-delete', { roundId }, async () => ({
      result: await rounds.delete(roundId),
    }));
    res.status(204).end();
  });

  router.post('/rounds/:id/open', async (req, res) => {
    await access.require(req, surveyManagePermission);
    const roundId = req.params.id;
    res.json(
      await access.audited(req, 'round-open', { roundId }, async () => {
        const round = await rounds.open(roundId);
        return { result: round, meta: { invited: round.invited } };
      }),
    );
  });

  router.post('/rounds/:id/close', async (req, res) => {
    await access.require(req, surveyManagePermission);
    const roundId = req.params.id;
    await access.audited(req, 'round-close', { roundId }, async () => {
      const tokensIssued = await rounds.close(roundId);
      return {
        result: undefined,
        // Missing if the round was closed before.
        ...(tokensIssued === undefined ? {} : { meta: { tokensIssued } }),
      };
    });
    res.json(await rounds.get(roundId));
  });

  router.post('/rounds/:id/actions', async (req, res) => {
    await access.require(req, surveyManagePermission);
    const request = parse(createActionRequest, req.body);
    const { id: roundId } = await store.get(req.params.id);
    const row = {
      id: randomUUID(),
      round_id: roundId,
      title: request.title,
      owner: request.owner,
      due_on: request.dueOn,
      status: 'planned' as const,
      outcome: null,
    };
    await actions.insert(row);
    res.status(201).json(presentAction(row));
  });

  router.patch('/actions/:id', async (req, res) => {
    await access.require(req, surveyManagePermission);
    const { dueOn, ...changes } = parse(changeActionRequest, req.body);
    const row = await actions.update(req.params.id, {
      ...changes,
      ...(dueOn ? { due_on: dueOn } : {}),
    });
    res.json(presentAction(row));
  });

  return router;
}
