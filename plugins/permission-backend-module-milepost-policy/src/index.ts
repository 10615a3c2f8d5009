/**
 * Who may see and do what in Milepost.
 *
 * @packageDocumentation
 */

export { permissionModuleMilepostPolicy as default } from './module';
