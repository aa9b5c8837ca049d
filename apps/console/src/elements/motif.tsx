import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { Panne } from './etats.js';

const MOTIF_MAX = 500;

/** Every act has a reason, which whoever comes later will read. */
export function AvecMotif({
  faire,
  enCours,
  erreur,
  verbe,
  annuler,
  children,
}: {
  faire: (motif: string) => void;
  enCours: boolean;
  erreur: unknown;
  verbe: string;
  annuler?: () => void;
  children?: ReactNode;
}) {
  const [motif, setMotif] = useState('');
  return (
    <Form
      className="formulaire"
      onSubmit={(evenement) => {
        evenement.preventDefault();
        faire(motif.trim());
      }}
    >
      {children}
      <TextField
        className="champ"
        value={motif}
        onChange={setMotif}
        isRequired
        maxLength={MOTIF_MAX}
        validate={(texte) => (texte.trim() === '' ? 'Dites pourquoi.' : null)}
      >
        <Label>Motif</Label>
        <Text slot="description">Pour qui le lira plus tard. Ni nom, ni numéro de personne.</Text>
        <TextArea rows={3} />
        <FieldError />
      </TextField>
      {erreur !== null && erreur !== undefined && <Panne erreur={erreur} />}
      <div className="actions">
        <Button type="submit" className="bouton" isDisabled={enCours}>
          {enCours ? 'En cours…' : verbe}
        </Button>
        {annuler && (
          <Button className="bouton bouton-second" onPress={annuler}>
            Annuler
          </Button>
        )}
      </div>
    </Form>
  );
}
