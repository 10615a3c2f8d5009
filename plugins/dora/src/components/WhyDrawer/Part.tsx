import { ReactNode, useId } from 'react';
import { Text } from '@backstage/ui';
import styles from './WhyDrawer.module.css';

/** A part of the explanation, under its own heading. */
export function Part(props: { title: string; children: ReactNode }) {
  const { title, children } = props;
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.part}>
      <Text as="h3" variant="title-x-small" id={id}>
        {title}
      </Text>
      {children}
    </section>
  );
}
