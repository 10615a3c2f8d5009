export {
  blindSign,
  createIssuingKey,
  importPrivateKey,
  type IssuingKey,
} from './issuingKeys';
export { ManifestSigner } from './ManifestSigner';
export { Vault } from './Vault';
