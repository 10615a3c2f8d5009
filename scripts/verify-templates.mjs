// Proves the golden paths: installs the tools, starts a Postgres, runs the harness.
//
//   node scripts/verify-templates.mjs [--only PATH[,VARIANT]] [--check ID] [--report]
import { runHarness } from './lib/templateHarness.mjs';

try {
  await runHarness([['verify', ...process.argv.slice(2)]], {
    stdio: 'inherit',
  });
} catch (error) {
  console.error(error.output ?? error.message);
  process.exitCode = 1;
}
