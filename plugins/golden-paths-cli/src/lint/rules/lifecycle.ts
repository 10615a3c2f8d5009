import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Finding } from '@milepost/plugin-golden-paths-node';
import type { LintContext, LintedTemplate, LintRule } from '../types';

const LIFECYCLE = 'milepost.dev/lifecycle';
const DEPRECATED_ON = 'milepost.dev/deprecated-on';
const SUCCESSOR = 'milepost.dev/successor';

const STAGES = ['experimental', 'golden', 'deprecated', 'retired'];
const MAX_GOLDEN = 8;

function stageOf({ entity }: LintedTemplate): string | undefined {
  return entity.metadata.annotations?.[LIFECYCLE];
}

function checkOne(template: LintedTemplate, context: LintContext): Finding[] {
  const annotations = template.entity.metadata.annotations ?? {};
  const finding = (key: string, message: string, remedy: string) => ({
    rule: 'lifecycle',
    file: template.shown,
    line: context.lineOf(template, ['metadata', 'annotations', key]),
    message,
    remedy,
  });
  const stage = stageOf(template) ?? '';
  if (!STAGES.includes(stage)) {
    return [
      finding(
        LIFECYCLE,
        `${LIFECYCLE} is '${stage}'.`,
        `Use one of ${STAGES.join(', ')}.`,
      ),
    ];
  }
  if (stage !== 'deprecated') {
    return [];
  }
  const findings: Finding[] = [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(annotations[DEPRECATED_ON] ?? '')) {
    findings.push(
      finding(
        DEPRECATED_ON,
        `A deprecated path needs ${DEPRECATED_ON}.`,
        'Say since when, as YYYY-MM-DD.',
      ),
    );
  }
  const known = context.templates
    .filter(other => other !== template)
    .map(({ entity }) => stringifyEntityRef(entity));
  if (!known.includes(annotations[SUCCESSOR])) {
    findings.push(
      finding(
        SUCCESSOR,
        `A deprecated path needs ${SUCCESSOR}.`,
        `Name the path to use instead: one of ${known.join(', ')}.`,
      ),
    );
  }
  return findings;
}

/** Every path says how far it can be trusted, and few are golden. */
export const lifecycle: LintRule = {
  id: 'lifecycle',
  check(context) {
    const findings = context.templates.flatMap(template =>
      checkOne(template, context),
    );
    const golden = context.templates.filter(
      template => stageOf(template) === 'golden',
    );
    if (golden.length > MAX_GOLDEN) {
      findings.push({
        rule: 'lifecycle',
        file: 'templates/catalog-info.yaml',
        message: `${golden.length} paths are golden, and ${MAX_GOLDEN} is the limit.`,
        remedy: 'Deprecate one before another becomes golden.',
      });
    }
    return findings;
  },
};
