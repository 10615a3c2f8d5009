export { useAsked } from './useAsked';
export { useDeliveryLinks } from './useDeliveryLinks';
export { useDeliveryView, type DeliveryViewState } from './useDeliveryView';
export { useMetrics } from './useMetrics';
export { useOwnGroups } from './useOwnGroups';
export { useScopeName } from './useScopeName';
export { useScopeRequest } from './useScopeRequest';
export { useZone } from './useZone';
