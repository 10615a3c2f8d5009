import {
  DevexSurveysClient,
  PrepareRoundRequest,
  Round,
} from '@milepost/plugin-devex-surveys-common';
import { OrganisationPlan } from './organisation';

const DAY_MS = 86_400_000;

/** Labs are too few for a group of their own. */
export const PLAN: OrganisationPlan = {
  shop: { web: 12, app: 9, labs: 3 },
  ops: { net: 10 },
};

/** A time, counted from now. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}

/** Prepares a round of two weeks, and opens it. */
export async function openRound(
  owner: DevexSurveysClient,
  request: Partial<PrepareRoundRequest> = {},
): Promise<Round> {
  const { id } = await owner.prepareRound({
    title: 'Autumn',
    opensAt: inDays(0),
    closesAt: inDays(14),
    ...request,
  });
  return owner.openRound(id);
}
