import {
  count,
  flag,
  listOf,
  momentOrNull,
  numberOrNull,
  object,
  oneOf,
  text,
  textOrNull,
} from './shapes';

/** What the metrics are made from; `quality.ts` of dora-common says what it means. */
export const qualitySchemas = {
  DataQuality: object({
    sources: listOf(
      object({
        source: text,
        title: text,
        deployments: count,
        changes: count,
        incidents: count,
        lastReceivedAt: momentOrNull,
        lastReadAt: momentOrNull,
        activity: oneOf(['active', 'silent', 'never']),
        silentAfterSeconds: numberOrNull,
      }),
    ),
    unmapped: listOf(
      object({
        source: text,
        service: textOrNull,
        repository: textOrNull,
        environment: textOrNull,
        deployments: count,
        incidents: count,
      }),
    ),
    moreUnmapped: flag,
    undeployed: object({
      days: count,
      components: count,
      total: count,
      items: listOf(object({ component: text, lastDeployedAt: momentOrNull })),
    }),
    attribution: object({
      days: count,
      merged: count,
      attributed: count,
      measured: count,
      ratio: numberOrNull,
    }),
    streams: object({ total: count, production: count }),
    backlog: count,
    workedAt: momentOrNull,
    rebuilding: flag,
  }),
};
