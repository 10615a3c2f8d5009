import { Box } from '../../frame';
import { colorOf } from '../../marks';
import { Tone } from '../../types';

const ARROW = 6;

/** What lasts; an arrow at its end says that it goes on. */
export function TimelineSpan(props: {
  box: Box | null;
  tone: Tone;
  goesOn: boolean;
}) {
  const { box, tone, goesOn } = props;
  if (!box) {
    return null;
  }
  const end = box.x + box.width;
  const middle = box.y + box.height / 2;
  return (
    <>
      <rect
        {...box}
        rx={goesOn ? 0 : 2}
        fill={colorOf(tone)}
        fillOpacity={0.35}
        stroke={colorOf(tone)}
      />
      {goesOn && (
        <path
          d={`M${end},${box.y - 3}l${ARROW},${middle - box.y + 3}l${-ARROW},${
            middle - box.y + 3
          }Z`}
          fill={colorOf(tone)}
        />
      )}
    </>
  );
}
