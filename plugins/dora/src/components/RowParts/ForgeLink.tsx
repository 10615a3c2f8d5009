import { ReactNode } from 'react';
import { Link } from '@backstage/ui';

/** Leads to where something was reported, if anybody knows where that is. */
export function ForgeLink(props: { url: string | null; children: ReactNode }) {
  const { url, children } = props;
  // Sources report addresses: nothing but a web page may be behind a link.
  if (!url || !/^https?:\/\//i.test(url)) {
    return <bdi>{children}</bdi>;
  }
  return (
    <Link href={url} target="_blank" rel="noopener noreferrer">
      <bdi>{children}</bdi>
    </Link>
  );
}
