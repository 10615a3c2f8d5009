/** Where a change concerns one path only. */
const OWN = /^templates\/([a-z0-9-]+)(?:\.yaml$|\/)/;

/** What belongs to all paths though it lies among them. */
const SHARED = new Set(['shared', 'catalog-info']);

/** What every path depends on: the harness, the actions, the settings, the pins. */
const COMMON = [
  /^templates\//,
  /^plugins\/golden-paths-/,
  /^plugins\/scaffolder-backend-module-golden-paths\//,
  /^scripts\/(?:verify-templates\.mjs|lib\/)/,
  /^app-config\.yaml$/,
  /^yarn\.lock$/,
];

/**
 * Which paths have to be proved again after a change. Nothing known of the change means
 * all of them; so does a change of what they share.
 */
export function selectPaths(
  ids: string[],
  changed: string[] | undefined,
): string[] {
  if (!changed) {
    return ids;
  }
  const selected = new Set<string>();
  for (const file of changed) {
    const id = OWN.exec(file)?.[1];
    if (id && ids.includes(id) && !SHARED.has(id)) {
      selected.add(id);
    } else if (COMMON.some(pattern => pattern.test(file))) {
      return ids;
    }
  }
  return ids.filter(id => selected.has(id));
}
