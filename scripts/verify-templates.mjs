// Proves the golden paths: installs the tools, starts a Postgres, runs the harness.
//
//   node scripts/verify-templates.mjs [--only PATH[,VARIANT]] [--report]
//
// In CI, paths that nothing touched since GOLDEN_PATHS_SINCE are left out; without it,
// all are proved.
import { verifyTemplates } from './lib/verifyTemplates.mjs';

try {
  await verifyTemplates(process.argv.slice(2), { stdio: 'inherit' });
} catch (error) {
  console.error(error.output ?? error.message);
  process.exitCode = 1;
}
