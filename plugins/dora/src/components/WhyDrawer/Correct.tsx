import { useState } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  CorrectionDecision,
  doraCorrectionCreatePermission,
  Explanation,
} from '@milepost/plugin-dora-common';
import { Button } from '@backstage/ui';
import { CorrectionForm } from './CorrectionForm';
import styles from './WhyDrawer.module.css';

/** A decision with the words on its button, and for whoever does not see what is beside it. */
export interface LabelledDecision {
  label: string;
  name?: string;
  decision: CorrectionDecision;
}

/** What the parts of an explanation need to offer corrections. */
export interface Correcting {
  explanation: Explanation;
  onFollowed: (explanation: Explanation) => void;
  onLook: () => void;
}

/** Offers decisions to those who may take them; the chosen one asks for its reason. */
export function Correct(props: Correcting & { decisions: LabelledDecision[] }) {
  const { explanation, decisions, onFollowed, onLook } = props;
  const { allowed } = usePermission({
    permission: doraCorrectionCreatePermission,
  });
  const [chosen, choose] = useState<LabelledDecision>();
  if (!allowed) {
    return null;
  }
  if (chosen) {
    return (
      <CorrectionForm
        title={chosen.name ?? chosen.label}
        decision={chosen.decision}
        explanation={explanation}
        onCancel={() => choose(undefined)}
        onFollowed={followed => {
          choose(undefined);
          onFollowed(followed);
        }}
        onLook={onLook}
      />
    );
  }
  return (
    <div className={styles.decisions}>
      {decisions.map(each => (
        <Button
          key={each.label}
          size="small"
          variant="secondary"
          aria-label={each.name}
          onPress={() => choose(each)}
        >
          {each.label}
        </Button>
      ))}
    </div>
  );
}
