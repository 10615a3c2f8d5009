import { useChartsText } from '../text';
import { TableContent } from './types';
import styles from './ChartTable.module.css';

/** What scrolls must be reachable, or the keyboard could not scroll it in Safari. */
const REACHABLE = { tabIndex: 0 };

/**
 * The numbers of a chart as a table. It scrolls in its own frame, which therefore takes
 * the focus and has a name.
 */
export function ChartTable(props: {
  caption: string;
  contentOf: () => TableContent;
  onSelect?: (key: string) => void;
}) {
  const { caption, contentOf, onSelect } = props;
  const content = contentOf();
  const t = useChartsText();
  return (
    <div
      className={styles.scroll}
      role="region"
      aria-label={t('table.scroll', { label: caption })}
      {...REACHABLE}
    >
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {content.columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {content.rows.map(({ key, cells: [heading, ...cells] }) => (
            <tr key={key}>
              <th scope="row" dir="auto">
                {onSelect ? (
                  <button
                    type="button"
                    className={styles.select}
                    onClick={() => onSelect(key)}
                  >
                    {heading}
                  </button>
                ) : (
                  heading
                )}
              </th>
              {cells.map((cell, index) => (
                <td key={content.columns[index + 1]} dir="auto">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
