/** What a source calls something that is not mapped, and what is missing. */
export interface UnmappedName {
  source: string;
  target: {
    service?: string;
    repository?: string;
    environment?: string;
  };
  /** What waits for it. */
  deployments: number;
  incidents: number;
  /** Null if it can be mapped by now, and is about to be. */
  missing: 'component' | 'environment' | null;
  reason: string;
}
