import type { JsonObject } from '@backstage/types';
import type { LintContext, LintRule } from '../types';

/** Too common a word to be told from prose. */
const MIN_LENGTH = 8;

const LOOPBACK = /^https?:\/\/(?:localhost|127\.)/;

/** Settings that name a place; an organisation's bare name may be any word. */
function findPlaces(settings: JsonObject): string[] {
  return Object.values(settings)
    .flatMap(value =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? findPlaces(value)
        : [value],
    )
    .filter((value): value is string => typeof value === 'string')
    .filter(value => value.length >= MIN_LENGTH && /[.:/]/.test(value));
}

function filesOf({ templates }: LintContext) {
  return templates.flatMap(({ shown, text, skeleton }) => [
    { file: shown, text },
    ...skeleton,
  ]);
}

/** The same template works on another forge: where things are is configuration. */
export const hosts: LintRule = {
  id: 'hosts',
  check(context) {
    const { portalUrl, ...settings } = context.goldenPaths;
    const literals = [
      'allowedHosts',
      ...findPlaces(settings),
      // On a developer's machine the portal has the address that half of all websites
      // have there: nothing can be told from it.
      ...findPlaces({ portalUrl }).filter(url => !LOOPBACK.test(url)),
    ];
    return filesOf(context).flatMap(({ file, text = '' }) =>
      literals.flatMap(literal => {
        const position = text.indexOf(literal);
        return position < 0
          ? []
          : [
              {
                rule: 'hosts',
                file,
                line: text.slice(0, position).split('\n').length,
                message: `'${literal}' is hard-wired.`,
                remedy: "Take it from 'goldenPaths' in template.yaml.",
              },
            ];
      }),
    );
  },
};
