export { useDeliveryLinks } from './useDeliveryLinks';
export { useDeliveryView, type DeliveryViewState } from './useDeliveryView';
export { useOwnGroups } from './useOwnGroups';
export { useZone } from './useZone';
