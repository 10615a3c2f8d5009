import { lint, render, selfTest, verify } from './commands';
import { ROOT } from './root';

const COMMANDS = { lint, render, verify, 'self-test': selfTest };

const USAGE = `golden-paths COMMAND [OPTION ...]

  render NAME [--template ID] [--values FILE] [--out FOLDER]
      renders a path into a folder, without the portal
  lint
      checks the templates themselves
  verify [--only PATH[,VARIANT]] [--check ID] [--changed-since COMMIT] [--report]
      renders every variant of every path and proves it with real tools
  self-test
      breaks a small repository in many ways; the harness has to notice each
`;

async function main([name, ...args]: string[]): Promise<number> {
  const command = Object.entries(COMMANDS).find(([key]) => key === name)?.[1];
  if (!command) {
    process.stderr.write(USAGE);
    return 2;
  }
  return command(args, ROOT);
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
