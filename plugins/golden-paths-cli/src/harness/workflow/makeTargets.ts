/** The targets that `make verify` makes, out of the text of the makefiles. */
export function findVerifyTargets(makefiles: string[]): string[] {
  const rule = makefiles
    .flatMap(text => text.split('\n'))
    .find(line => /^verify:(?!.*=)/.test(line));
  return (rule ?? '')
    .replace(/^verify:|#.*$/g, '')
    .split(/\s+/)
    .filter(Boolean);
}

/** The targets that commands like `make lint test` make. */
export function findMadeTargets(commands: string[]): string[] {
  return commands.flatMap(command =>
    [
      ...command.matchAll(/(?:^|[;&\n])\s*make((?:[ \t]+[\w-]+(?![\w-]*=))+)/g),
    ].flatMap(([, targets]) => targets.trim().split(/\s+/)),
  );
}
