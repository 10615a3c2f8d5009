import { Content } from '@backstage/core-components';
import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import styles from './HomeLayout.module.css';

/** What stands on the home page, in reading order. Other widgets stay out. */
const WIDGETS = [
  'GoldenPaths',
  'OwnedComponents',
  'HomePageStarredEntities',
  'HomePageRecentlyVisited',
];

export function HomeLayout({ widgets }: HomePageLayoutProps) {
  const shown = WIDGETS.flatMap(name =>
    widgets.filter(widget => widget.name === name),
  );
  return (
    <Content>
      <div className={styles.grid}>
        {shown.map(widget => (
          <div key={widget.name}>{widget.component}</div>
        ))}
      </div>
    </Content>
  );
}
