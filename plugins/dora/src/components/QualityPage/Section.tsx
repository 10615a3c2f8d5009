import { ReactNode, useId } from 'react';
import { Flex, Text } from '@backstage/ui';

/** A part of the page, under its own heading. */
export function Section(props: { title: string; children: ReactNode }) {
  const { title, children } = props;
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Flex direction="column" gap="3">
        <Text as="h2" variant="title-x-small" id={id}>
          {title}
        </Text>
        {children}
      </Flex>
    </section>
  );
}
