import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Invitation } from '@milepost/plugin-devex-surveys-common';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Flex,
  Link,
  Text,
} from '@backstage/ui';
import { devexSurveysTranslationRef } from '../../translation';

const READERS = [
  'colleague',
  'owner',
  'database',
  'backup',
  'operator',
] as const;
// The portal publishes its own documentation under this entity.
const DOCS = '/docs/default/component/milepost/devex-surveys';

/** What is promised to whom, and to whom not. */
export function Promises({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  return (
    <Accordion>
      <AccordionTrigger title={t('promises.title')} />
      <AccordionPanel>
        <Flex direction="column" gap="3">
          <Text as="p">
            {t('promises.group', {
              bucket: invitation.bucketTitle,
              count: invitation.bucketMembers.length,
            })}
          </Text>
          <ul>
            {READERS.map(reader => (
              <li key={reader}>
                <Text weight="bold">{t(`promises.${reader}.who`)}: </Text>
                <Text>{t(`promises.${reader}.what`)}</Text>
              </li>
            ))}
          </ul>
          <Text as="p">
            <Link href={`${DOCS}/privacy/`}>{t('promises.more')}</Link>
            {' · '}
            <Link href={`${DOCS}/attack-report/`}>{t('promises.report')}</Link>
          </Text>
        </Flex>
      </AccordionPanel>
    </Accordion>
  );
}
