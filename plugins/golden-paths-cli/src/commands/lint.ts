import { formatFinding } from '@milepost/plugin-golden-paths-node';
import { lintTemplates } from '../lint';
import { readPortal } from '../portal';

/** Checks the templates themselves, and prints what is wrong with them. */
export async function lint(_args: string[], root: string): Promise<number> {
  const { goldenPaths } = await readPortal(root);
  const findings = await lintTemplates({ root, goldenPaths });
  for (const finding of findings) {
    process.stdout.write(`${formatFinding(finding)}\n`);
  }
  return findings.length > 0 ? 1 : 0;
}
