import { Tone } from '../types';
import { colorOf } from './tones';

/**
 * Series that lie on each other differ by texture as well as by colour. Diagonals are
 * not among these: they mean provisional, in every chart.
 */
export const TEXTURES = ['solid', 'dots', 'stripes', 'outline'] as const;

/** @see TEXTURES */
export type Texture = (typeof TEXTURES)[number];

/** The texture of a series by its place in the stack. */
export function textureOf(index: number): Texture {
  return TEXTURES[index % TEXTURES.length];
}

/** The name of a pattern in a picture whose patterns begin with this prefix. */
export function textureId(
  prefix: string,
  tone: Tone,
  texture: Texture,
): string {
  return `${prefix}-${tone}-${texture}`;
}

/** The paint of a texture; a solid one needs no pattern. */
export function paintOf(prefix: string, tone: Tone, texture: Texture): string {
  return texture === 'solid'
    ? colorOf(tone)
    : `url(#${textureId(prefix, tone, texture)})`;
}

/** The patterns of a picture. */
export function TextureDefs(props: {
  prefix: string;
  used: { tone: Tone; texture: Texture }[];
}) {
  const { prefix, used } = props;
  return (
    <defs>
      <Diagonals id={hatchId(prefix)} color="var(--chart-hatch)" />
      <Diagonals id={cutId(prefix)} color="var(--chart-ground)" />
      {used.map(({ tone, texture }) => (
        <pattern
          key={textureId(prefix, tone, texture)}
          id={textureId(prefix, tone, texture)}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
        >
          <rect width={6} height={6} fill={groundOf(tone, texture)} />
          {texture === 'dots' && (
            <circle cx={3} cy={3} r={1.4} fill="var(--chart-ground)" />
          )}
          {texture === 'stripes' && (
            <rect width={2} height={6} fill="var(--chart-ground)" />
          )}
        </pattern>
      ))}
    </defs>
  );
}

function groundOf(tone: Tone, texture: Texture): string {
  return texture === 'outline' ? 'var(--chart-ground)' : colorOf(tone);
}

/** The name of the pattern that lies behind what is provisional. */
export function hatchId(prefix: string): string {
  return `${prefix}-hatch`;
}

/** The name of the pattern that cuts through what is provisional. */
export function cutId(prefix: string): string {
  return `${prefix}-cut`;
}

function Diagonals(props: { id: string; color: string }) {
  return (
    <pattern
      id={props.id}
      width={6}
      height={6}
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width={2.5} height={6} fill={props.color} />
    </pattern>
  );
}
