import type { Finding } from './findings';

/** A rendered repository, before anything of it is published. */
export type Render = {
  dir: string;
  /** All files, relative to `dir`. */
  files: string[];
  /** The values that it was rendered with. */
  values: Record<string, unknown>;
  /** The text of a file, or nothing when it is absent or binary. */
  read(file: string): Promise<string | undefined>;
  /** The full path of a program, or nothing when this machine does not have it. */
  findProgram(name: string): Promise<string | undefined>;
  signal?: AbortSignal;
};

/** What one rule says of a render. */
export type RuleResult = {
  findings: Finding[];
  /** What could not be looked at, and why. */
  unchecked?: string[];
};

/** One thing that must hold for every rendered repository. */
export type RenderRule = {
  /** In kebab case. */
  id: string;
  check(render: Render): Promise<RuleResult>;
};

/** What all rules say of a render. */
export type ValidationReport = {
  findings: Finding[];
  /** The rules that ran. */
  checked: string[];
  /** What could not be looked at on this machine, and why. */
  unchecked: string[];
};
