import {
  KeyboardEvent,
  MouseEvent,
  PointerEvent,
  useRef,
  useState,
} from 'react';
import { Aim, markAt } from './hit';
import { Move } from './moves';
import { Box, Mark } from './types';

interface Options {
  marks: Mark[];
  boxes: (Box | null)[];
  aim: Aim;
  move: Move;
  /** Where the keyboard enters. */
  start: 'first' | 'last';
  onSelect?: (key: string) => void;
}

/**
 * Which mark the keyboard or the pointer is at, and whether it is shown. Where it is
 * outlives the focus, so that who comes back goes on from there.
 */
export function useActiveMark(options: Options) {
  const { marks, boxes, aim, move, start, onSelect } = options;
  const [chosen, setChosen] = useState<string>();
  const [shown, setShown] = useState(false);
  const touched = useRef<{ again: boolean }>();

  const found = marks.findIndex(({ key }) => key === chosen);
  const fallback = start === 'first' ? 0 : marks.length - 1;
  const index = found < 0 ? fallback : found;

  const show = (next: number) => {
    setChosen(marks[next].key);
    setShown(true);
  };
  const hitBy = (event: MouseEvent) => {
    const frame = event.currentTarget.getBoundingClientRect();
    return markAt(
      // The picture tells its places a moment after the marks have changed.
      boxes.slice(0, marks.length),
      { x: event.clientX - frame.left, y: event.clientY - frame.top },
      aim,
    );
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // With these the arrow keys are the browser's: back, or to another desktop.
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    if (event.key === 'Escape') {
      setShown(false);
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onSelect?.(marks[index].key);
      return;
    }
    const next = move(index, event.key);
    if (next !== undefined) {
      event.preventDefault();
      show(next);
    }
  };

  const onPointerMove = (event: PointerEvent) => {
    const hit = hitBy(event);
    if (hit === undefined) {
      setShown(false);
    } else if (event.pointerType !== 'touch') {
      show(hit);
    }
  };

  const onPointerDown = (event: PointerEvent) => {
    // A finger has no way to point without pressing: the first touch only points.
    touched.current =
      event.pointerType === 'touch'
        ? { again: shown && hitBy(event) === index }
        : undefined;
  };

  const onClick = (event: MouseEvent) => {
    const hit = hitBy(event);
    if (hit === undefined) {
      return;
    }
    show(hit);
    if (touched.current?.again ?? true) {
      onSelect?.(marks[hit].key);
    }
  };

  return {
    index,
    shown,
    handlers: {
      onKeyDown,
      onPointerMove,
      onPointerDown,
      onClick,
      onPointerLeave: () => setShown(false),
      onFocus: () => setShown(true),
      onBlur: () => setShown(false),
    },
  };
}
