import { Swatch, SwatchKind } from '../marks';
import { Tone } from '../types';
import styles from './Legend.module.css';

/** One kind of thing in the picture, and how it looks there. */
export interface LegendEntry {
  id: string;
  name: string;
  swatch: SwatchKind;
  tone?: Tone;
}

/** What the shapes in the picture mean. */
export function Legend(props: { entries: LegendEntry[] }) {
  return (
    <ul className={styles.legend}>
      {props.entries.map(({ id, name, swatch, tone }) => (
        <li key={id} className={styles.entry} dir="auto">
          <Swatch kind={swatch} tone={tone} />
          <span className={styles.name} title={name}>
            {name}
          </span>
        </li>
      ))}
    </ul>
  );
}
