import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { commonMessages } from './common';
import { overviewMessages } from './overview';
import { qualityMessages } from './quality';
import { rowsMessages } from './rows';
import { servicesMessages } from './services';
import { targetsMessages } from './targets';
import { viewMessages } from './view';
import { whyMessages } from './why';

/** @public */
export const doraTranslationRef = createTranslationRef({
  id: 'dora',
  messages: {
    ...commonMessages,
    view: viewMessages,
    overview: overviewMessages,
    services: servicesMessages,
    rows: rowsMessages,
    why: whyMessages,
    quality: qualityMessages,
    targets: targetsMessages,
  },
});
