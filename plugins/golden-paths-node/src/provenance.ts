import yaml from 'yaml';

/** Where the record of a repository's birth stands in it. */
export const PROVENANCE_FILE = '.template/answers.yaml';

/** What is known of a repository's birth. */
export type Provenance = {
  template: string;
  version: string;
  /** Where the template was read from; absent when that is a local folder. */
  source?: string;
  taskId: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Object id of the git tree that the template rendered, before anyone touched it. */
  tree: string;
  values: Record<string, unknown>;
};

const HEADER = ` How this repository was made. Upgrades of its golden path start from here:
 leave it as it is.`;

/** The record as YAML, keys in a fixed order so that a retry writes the same bytes. */
export function formatProvenance(provenance: Provenance): string {
  const { values, ...record } = provenance;
  const document = new yaml.Document({ ...record, values });
  document.commentBefore = HEADER;
  return document.toString({ lineWidth: 0 });
}
