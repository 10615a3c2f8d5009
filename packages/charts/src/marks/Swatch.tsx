import { useId } from 'react';
import { Tone } from '../types';
import { Shape } from './shapes';
import { ShapeMark } from './ShapeMark';
import { hatchId, paintOf, Texture, TextureDefs } from './textures';
import { colorOf } from './tones';

const WIDTH = 18;
const HEIGHT = 12;

/** What a legend shows: a part of the picture, small. */
export type SwatchKind =
  | { line: 'thick' | 'thin' | 'dashed' | 'dotted-line' }
  | { area: 'band' | 'hatch' | Texture }
  | { shape: Shape; hollow?: boolean };

export function Swatch(props: { kind: SwatchKind; tone?: Tone }) {
  const { kind, tone = 'accent' } = props;
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true" focusable="false">
      {'line' in kind && <LineSwatch line={kind.line} tone={tone} />}
      {'area' in kind && <AreaSwatch area={kind.area} tone={tone} />}
      {'shape' in kind && (
        <ShapeMark
          shape={kind.shape}
          hollow={kind.hollow}
          x={WIDTH / 2}
          y={kind.shape === 'arrow' ? HEIGHT / 2 + 3 : HEIGHT / 2}
          radius={4}
          tone={tone}
        />
      )}
    </svg>
  );
}

function LineSwatch(props: { line: string; tone: Tone }) {
  const { line, tone } = props;
  const middle = HEIGHT / 2;
  return (
    <>
      <line
        x2={WIDTH}
        y1={middle}
        y2={middle}
        stroke={colorOf(tone)}
        strokeWidth={line === 'thin' ? 1 : 2}
        strokeDasharray={line === 'dashed' ? '5 3' : undefined}
      />
      {line === 'dotted-line' && (
        <circle cx={WIDTH / 2} cy={middle} r={3} fill={colorOf(tone)} />
      )}
    </>
  );
}

function AreaSwatch(props: { area: 'band' | 'hatch' | Texture; tone: Tone }) {
  const { area, tone } = props;
  const prefix = `s${useId().replaceAll(':', '')}`;
  if (area === 'band') {
    return (
      <rect
        width={WIDTH}
        height={HEIGHT}
        fill={colorOf(tone)}
        fillOpacity={0.22}
      />
    );
  }
  const fill =
    area === 'hatch' ? `url(#${hatchId(prefix)})` : paintOf(prefix, tone, area);
  return (
    <>
      <TextureDefs
        prefix={prefix}
        used={area === 'hatch' ? [] : [{ tone, texture: area }]}
      />
      <rect
        x={0.5}
        y={0.5}
        width={WIDTH - 1}
        height={HEIGHT - 1}
        fill={fill}
        stroke={area === 'hatch' ? 'var(--chart-axis)' : colorOf(tone)}
      />
    </>
  );
}
