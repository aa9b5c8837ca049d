import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { DECISIONS, dire } from '../../mots/libelles.js';

export type Decision = 'corriger' | 'ignorer' | 'reprendre';

const EFFETS: Readonly<Record<Decision, string>> = {
  corriger: 'Redire au partenaire ce que la passerelle sait, ou lire ce qui manque.',
  ignorer: 'Laisser tel quel, tant que ni l’une ni l’autre valeur ne change.',
  reprendre: 'Oublier la décision d’une personne : la politique en vigueur décide.',
};

/** Each decision with what it does, before one chooses. */
export function ChoixDeDecision({
  decision,
  changer,
  etat,
}: {
  decision: Decision | null;
  changer: (decision: Decision) => void;
  etat: string;
}) {
  const offertes = (Object.keys(EFFETS) as Decision[]).filter(
    (une) => une !== 'ignorer' || etat !== 'ignore',
  );
  return (
    <RadioGroup
      className="radios"
      isRequired
      value={decision}
      onChange={(choisie) => changer(choisie as Decision)}
    >
      <Label>Décision</Label>
      {offertes.map((une) => (
        <Radio key={une} value={une} className="radio">
          <span className="radio-rond" aria-hidden="true" />
          <span>
            <strong>{dire(DECISIONS, une)}</strong>
            <span className="discret">{EFFETS[une]}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
