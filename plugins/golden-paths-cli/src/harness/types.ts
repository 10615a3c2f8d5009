import type { JsonObject } from '@backstage/types';
import type { Matrix } from './readMatrix';

/** One variant of a path, rendered and committed, ready to be looked at. */
export type Subject = {
  path: string;
  variant: string;
  /** The folder of the new repository. */
  dir: string;
  /** The folder with the files for the GitOps repository. */
  gitops?: string;
  values: JsonObject;
  /** A folder that nothing looks at, for what checks need beside the repository. */
  scratch: string;
  matrix: Matrix;
};

/** What a check saw. */
export type Outcome = {
  ok: boolean;
  /** The service that was needed and does not answer here. */
  unreachable?: string;
  /** What was printed, or what is wrong. */
  output: string;
  /** The file to look into, relative to the repository. */
  file?: string;
  /** What is known of single steps, when the check has several. */
  parts?: (Omit<Outcome, 'parts'> & { id: string; seconds: number })[];
};

/** One thing that must hold for every rendered repository. */
export type Check = {
  /** In kebab case. */
  id: string;
  /** Programs that have to be on PATH: without them the cell is red. */
  needs?: string[];
  applies?(subject: Subject): boolean;
  run(subject: Subject): Promise<Outcome>;
};

/** One cell of the report. */
export type Cell = {
  path: string;
  variant: string;
  check: string;
  /** `unreachable`: it needs a service that does not answer here, so nobody knows. */
  status: 'passed' | 'failed' | 'missing' | 'unreachable';
  seconds: number;
  file?: string;
  /** The tail of what was printed; empty when all is well. */
  detail: string;
};
