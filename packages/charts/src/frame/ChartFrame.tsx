import { ChartTable, TableContent } from '../table';
import { Mark } from './types';

/** What all charts share. */
export function ChartFrame(props: {
  label: string;
  onSelect?: (key: string) => void;
  marks: Mark[];
  table: TableContent;
}) {
  const { label, onSelect, table } = props;
  return (
    <figure aria-label={label}>
      <ChartTable caption={label} content={table} onSelect={onSelect} />
    </figure>
  );
}
