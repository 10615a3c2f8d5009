import { Flex, Skeleton } from '@backstage/ui';

/** The shape of the first rows of a table. */
export function ServicesSkeleton() {
  return (
    <Flex direction="column" gap="2" aria-hidden="true">
      <Skeleton width="100%" height={32} />
      {['a', 'b', 'c', 'd', 'e', 'f'].map(key => (
        <Skeleton key={key} width="100%" height={64} />
      ))}
    </Flex>
  );
}
