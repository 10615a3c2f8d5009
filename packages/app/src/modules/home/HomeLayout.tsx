import { Content } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import { Header } from '@backstage/ui';
import styles from './HomeLayout.module.css';

/** What stands on the home page, in reading order. Other widgets stay out. */
const WIDGETS = [
  'GoldenPaths',
  'OwnedComponents',
  'Delivery',
  'HomePageStarredEntities',
];

export function HomeLayout({ widgets }: HomePageLayoutProps) {
  const organization =
    useApi(configApiRef).getOptionalString('organization.name');
  const shown = WIDGETS.flatMap(name =>
    widgets.filter(widget => widget.name === name),
  );
  return (
    <Content>
      <Header
        title={organization ? `Home of ${organization}` : 'Home'}
        description="From an empty repository to production on a path that is looked after."
      />
      <div className={styles.grid}>
        {shown.map(widget => (
          <div key={widget.name}>{widget.component}</div>
        ))}
      </div>
    </Content>
  );
}
