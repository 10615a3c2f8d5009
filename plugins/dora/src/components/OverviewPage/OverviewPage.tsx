import { useDeliveryView } from '../../hooks';
import { serialiseView } from '../../view';
import { PageFrame } from '../PageFrame';
import { ViewBar } from '../ViewBar';
import { Overview } from './Overview';

/** The page that team leads open: how is delivery doing? */
export function OverviewPage() {
  const state = useDeliveryView();
  return (
    <PageFrame>
      <ViewBar state={state} />
      <Overview
        state={state}
        chartHref={metric => `?${serialiseView({ ...state.view, metric })}`}
      />
    </PageFrame>
  );
}
