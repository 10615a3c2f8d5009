import { parseEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import useAsync from 'react-use/esm/useAsync';

/** References of the groups that the reader belongs to; undefined until they are known. */
export function useOwnGroups(): string[] | undefined {
  const identityApi = useApi(identityApiRef);
  const { value, error } = useAsync(async () => {
    const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
    return ownershipEntityRefs.filter(
      ref => parseEntityRef(ref).kind.toLocaleLowerCase('en-US') === 'group',
    );
  }, [identityApi]);
  // Who can't say who they are can still read what everybody may.
  return error ? [] : value;
}
