import { Forge } from '../forge/Forge';
import { AccountRow } from '../store';

/** What every resolver gets. */
export interface GraphqlContext {
  forge: Forge;
  viewer: AccountRow;
}
