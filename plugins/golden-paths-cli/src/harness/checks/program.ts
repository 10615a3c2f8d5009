import { runCommand } from '../runCommand';
import type { Check, Subject } from '../types';

/** A check that is one call of one program in the repository. */
export function program(options: {
  id: string;
  command: string;
  args: string[] | ((subject: Subject) => string[]);
  /** The file that it is about, when that is one. */
  file?: string;
  env?: Record<string, string>;
}): Check {
  const { id, command, args, file, env } = options;
  return {
    id,
    needs: [command],
    run: async subject => ({
      ...(await runCommand(
        command,
        typeof args === 'function' ? args(subject) : args,
        { cwd: subject.dir, env },
      )),
      file,
    }),
  };
}
