export { ShapeMark } from './ShapeMark';
export { type Shape } from './shapes';
export { Swatch, type SwatchKind } from './Swatch';
export {
  cutId,
  hatchId,
  paintOf,
  TextureDefs,
  textureOf,
  type Texture,
} from './textures';
export { colorOf } from './tones';
