import { StoredInstant, toInstant } from '../../database/tables';

/** A stored moment in ISO 8601. */
export function writeInstant(stored: StoredInstant): string;
export function writeInstant(stored: StoredInstant | null): string | null;
export function writeInstant(stored: StoredInstant | null): string | null {
  const instant = toInstant(stored);
  return instant === null ? null : new Date(instant).toISOString();
}
