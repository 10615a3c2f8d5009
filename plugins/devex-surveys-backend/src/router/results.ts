import {
  importBenchmarksRequest,
  importRoundRequest,
  resultsToCsv,
  surveyImportPermission,
  surveyManagePermission,
  surveyReadPermission,
} from '@milepost/plugin-devex-surveys-common';
import express from 'express';
import Router from 'express-promise-router';
import { Knex } from 'knex';
import { RoundStore } from '../database';
import {
  importBenchmarks,
  importRound,
  listBenchmarks,
  ResultsService,
  storedTables,
} from '../results';
import { RoundService } from '../rounds';
import { Access } from './Access';
import { parse } from './parse';

/** Published results, and what is imported to stand beside them. */
export function createResultsRouter(options: {
  access: Access;
  knex: Knex;
  store: RoundStore;
  rounds: RoundService;
  results: ResultsService;
}): express.Router {
  const { access, knex, store, rounds, results } = options;
  const router = Router();

  router.get('/rounds/:id/results', async (req, res) => {
    await access.require(req, surveyReadPermission);
    res.type('json').send(await results.getJson(req.params.id));
  });

  router.get('/rounds/:id/results.csv', async (req, res) => {
    await access.require(req, surveyReadPermission);
    const roundId = req.params.id;
    const csv = await access.audited(
      req,
      'results-export',
      { roundId },
      async () => ({ result: resultsToCsv(await results.get(roundId)) }),
    );
    res.type('text/csv').attachment(`devex-survey-${roundId}.csv`).send(csv);
  });

  router.post('/rounds/:id/comments/:commentId/redaction', async (req, res) => {
    await access.require(req, surveyManagePermission);
    const { id: roundId, commentId } = req.params;
    await access.audited(req, 'comment-redact', { roundId }, async () => ({
      result: await results.redact(roundId, commentId),
    }));
    res.status(204).end();
  });

  router.get('/benchmarks', async (req, res) => {
    await access.require(req, surveyReadPermission);
    res.json(await listBenchmarks(knex));
  });

  router.post('/imports/benchmarks', async (req, res) => {
    await access.require(req, surveyImportPermission);
    const request = parse(importBenchmarksRequest, req.body);
    await access.audited(req, 'benchmarks-import', {}, async () => ({
      result: await importBenchmarks(knex, request),
    }));
    res.status(204).end();
  });

  router.post('/imports/rounds', async (req, res) => {
    await access.require(req, surveyImportPermission);
    const request = parse(importRoundRequest, req.body);
    const roundId = request.id;
    await access.audited(req, 'round-import', { roundId }, async () => ({
      result: await importRound(request, { knex, store }),
    }));
    res.status(201).json(await rounds.get(roundId));
  });

  router.get('/stored-tables', async (req, res) => {
    await access.require(req, surveyReadPermission);
    res.json(await storedTables(knex));
  });

  return router;
}
