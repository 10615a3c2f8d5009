import { Component, ReactNode, Suspense } from 'react';
import { ChartSkeleton } from '../components/ChartSkeleton';

/**
 * Shows the picture as soon as its code has arrived, and what stands in for it where
 * that fails, as it does when a new version of the portal has replaced the old one's
 * files.
 */
export class Picture extends Component<
  { height: number; instead: ReactNode; children: ReactNode },
  { failed: boolean }
> {
  static getDerivedStateFromError() {
    return { failed: true };
  }

  state = { failed: false };

  render() {
    const { height, instead, children } = this.props;
    return this.state.failed ? (
      instead
    ) : (
      <Suspense fallback={<ChartSkeleton height={height} />}>
        {children}
      </Suspense>
    );
  }
}
