import { ReactNode } from 'react';
import { Container, Flex } from '@backstage/ui';
import styles from './PageFrame.module.css';

/** What a sub-page stands in: the part of the screen that is its own. */
export function PageFrame({ children }: { children: ReactNode }) {
  return (
    <main className={styles.page}>
      <Container py="4">
        <Flex direction="column" gap="6">
          {children}
        </Flex>
      </Container>
    </main>
  );
}
