import fs from 'node:fs/promises';
import path from 'node:path';
import yaml from 'yaml';
import { findSelectors, findUnexported, parseExposition } from '../metrics';
import { runScript } from '../runCommand';
import { startService, type Service } from '../startService';
import { scriptEnvironment } from '../scriptEnvironment';
import type { Check, Outcome, Subject } from '../types';

type Slo = {
  slos: {
    sli: {
      events?: { error_query: string; total_query: string };
      raw?: { error_ratio_query: string };
    };
  }[];
};

async function readQueries({ dir }: Subject): Promise<string[]> {
  const slo: Slo = yaml.parse(
    await fs.readFile(path.join(dir, 'SLO.yaml'), 'utf8'),
  );
  return slo.slos
    .flatMap(({ sli }) => [
      ...Object.values(sli.events ?? {}),
      ...Object.values(sli.raw ?? {}),
    ])
    .map(query => query.replaceAll('{{.window}}', '5m'));
}

async function compareMetrics(
  service: Service,
  subject: Subject,
): Promise<Outcome> {
  const traffic = await runScript(subject.matrix.service.traffic, {
    cwd: subject.dir,
    env: { ...scriptEnvironment(subject), ...service.env },
    timeoutMs: 60_000,
  });
  if (!traffic.ok) {
    return {
      ok: false,
      output: `The traffic failed: ${traffic.output}\n${service.output()}`,
    };
  }
  const answer = await fetch(service.metricsUrl);
  const exported = parseExposition(await answer.text());
  const faults = (await readQueries(subject)).flatMap(query =>
    findUnexported(findSelectors(query), exported),
  );
  return {
    ok: faults.length === 0,
    output: faults.join('\n'),
    file: 'SLO.yaml',
  };
}

/**
 * The built service exports what its objectives are computed from, and ends when it is
 * told to.
 */
export const contract: Check = {
  id: 'metrics-contract',
  async run(subject) {
    const { build, stopSeconds } = subject.matrix.service;
    const built = await runScript(build, {
      cwd: subject.dir,
      env: scriptEnvironment(subject),
    });
    if (!built.ok) {
      return built;
    }
    const service = await startService(subject);
    try {
      if (!(await service.isReady())) {
        return {
          ok: false,
          output: `It did not get ready.\n${service.output()}`,
        };
      }
      const outcome = await compareMetrics(service, subject);
      const asked = performance.now();
      const stopped = await service.stop(stopSeconds);
      return {
        ...outcome,
        parts: [
          {
            id: 'sigterm',
            ok: stopped,
            output: stopped
              ? ''
              : `It did not end well within ${stopSeconds} s of SIGTERM.\n${service.output()}`,
            seconds: (performance.now() - asked) / 1000,
          },
        ],
      };
    } finally {
      service.kill();
    }
  },
};
