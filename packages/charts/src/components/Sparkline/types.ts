/** @public */
export interface SparklineProps {
  /** The accessible name. */
  label: string;
  /** From the oldest to the newest; `null` is a gap. */
  values: (number | null)[];
  format: (value: number) => string;
}
