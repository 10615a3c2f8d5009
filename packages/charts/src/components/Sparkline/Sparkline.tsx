import { useChartsText } from '../../text';
import { sparklineText } from './describe';
import { SparklineProps } from './types';

/** @public */
export function Sparkline(props: SparklineProps) {
  const t = useChartsText();
  return <svg role="img" aria-label={sparklineText(props, t)} />;
}
