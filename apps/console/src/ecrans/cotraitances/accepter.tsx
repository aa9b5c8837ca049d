import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { Text } from 'react-aria-components/Text';
import { FieldError } from 'react-aria-components/FieldError';
import type { AcceptationDecrite } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { ProblemeApi } from '../../api/probleme.js';
import { requeteHorloge } from '../../api/requetes-de-cotraitances.js';
import { Dialogue } from '../../elements/dialogue.js';
import { Panne } from '../../elements/etats.js';
import { direJour } from '../../mots/dates.js';

const ISSUES: Readonly<Record<AcceptationDecrite['issue'], string>> = {
  enregistree: 'C’est enregistré.',
  inchangee: 'C’était déjà enregistré à cette date : rien n’a changé.',
  retiree: 'L’acceptation est retirée.',
};

type Geste = 'accepter' | 'corriger' | 'retirer';

const TITRES: Readonly<Record<Geste, string>> = {
  accepter: 'Accepter l’affectation',
  corriger: 'Corriger l’acceptation',
  retirer: 'Retirer l’acceptation',
};

const EFFETS: Readonly<Record<Geste, string>> = {
  accepter:
    'La passerelle énoncera l’acceptation en votre nom, et la dira à GIDE ; Parcours 3 n’en est pas informé. Tant que le parcours n’est pas initialisé, la cotraitance passe à l’état « acceptée » à cette date.',
  corriger:
    'La nouvelle date remplacera celle qui est enregistrée, et sera dite à GIDE. L’ancienne reste dans l’historique.',
  retirer:
    'L’acceptation comptera comme absente, et son retrait sera dit à GIDE. Rien n’est effacé : elle reste dans l’historique.',
};

/** X5.3: the acceptation by the responsable, its correction or its withdrawal; what it will do is said before. */
export default function Accepter({
  cotraitance,
  geste: demande,
  dateEnregistree,
  fermer,
}: {
  cotraitance: string;
  geste: Geste;
  dateEnregistree: string | null;
  fermer: () => void;
}) {
  const client = useQueryClient();
  const [geste, setGeste] = useState(demande);
  const horloge = useQuery(requeteHorloge);
  const [saisie, setSaisie] = useState<string | null>(dateEnregistree);
  const date = saisie ?? horloge.data?.aujourdhui ?? '';
  const accepter = useMutation({
    mutationFn: () =>
      demander('POST /api/cotraitances/{cotraitance}/acceptation', {
        chemin: { cotraitance },
        corps: {
          dateAcceptation: date,
          ...(geste === 'corriger' ? { corrige: true } : {}),
          ...(geste === 'retirer' ? { annule: true } : {}),
        },
      }),
  });
  const abouti = accepter.isSuccess;
  // Once what was done has been read: the line that offered it may then be gone.
  useEffect(() => {
    if (!abouti) return undefined;
    return () => void client.invalidateQueries({ queryKey: ['cotraitances'] });
  }, [abouti, client]);
  const fait = accepter.data;
  const conflit = accepter.error instanceof ProblemeApi && accepter.error.code === 'DATE_DIFFERENTE';
  return (
    <Dialogue titre={fait ? 'C’est fait' : TITRES[geste]} ouvert fermer={fermer}>
      <p className="etat-titre numero">{cotraitance}</p>
      {fait ? (
        <div role="status">
          <p>
            {ISSUES[fait.issue]}
            {fait.issue !== 'retiree' && ` Date d’acceptation : ${direJour(fait.dateAcceptation)}.`}
          </p>
          <div className="actions">
            <Button className="bouton" onPress={fermer}>
              Fermer
            </Button>
          </div>
        </div>
      ) : (
        <Form
          className="formulaire"
          onSubmit={(evenement) => {
            evenement.preventDefault();
            accepter.mutate();
          }}
        >
          <p>{EFFETS[geste]}</p>
          {geste !== 'retirer' && (
            <TextField className="champ" type="date" isRequired value={date} onChange={setSaisie}>
              <Label>Date de l’acceptation par la structure</Label>
              <Text slot="description">Une date passée est admise.</Text>
              <Input min="1990-01-01" max="2099-12-31" />
              <FieldError />
            </TextField>
          )}
          {conflit ? (
            <Conflit
              remplacer={() => {
                setGeste('corriger');
                accepter.reset();
              }}
            />
          ) : (
            <Refus erreur={accepter.error} />
          )}
          <div className="actions">
            <Button
              type="submit"
              className={geste === 'retirer' ? 'bouton bouton-grave' : 'bouton'}
              isDisabled={accepter.isPending || date === ''}
            >
              {accepter.isPending ? 'En cours…' : TITRES[geste]}
            </Button>
            <Button className="bouton bouton-second" onPress={fermer}>
              Annuler
            </Button>
          </div>
        </Form>
      )}
    </Dialogue>
  );
}

function Conflit({ remplacer }: { remplacer: () => void }) {
  return (
    <div className="etat etat-panne" role="alert">
      <div>
        <p className="etat-titre">Une autre date est déjà enregistrée</p>
        <p>Rien n’a été changé. Vous pouvez remplacer cette date par celle que vous avez saisie.</p>
        <button type="button" className="bouton bouton-second" onClick={remplacer}>
          Remplacer la date enregistrée
        </button>
      </div>
    </div>
  );
}

/** Of another structure, or unknown: the gateway does not tell them apart, and neither do we. */
function Refus({ erreur }: { erreur: unknown }) {
  if (erreur === null) return null;
  if (erreur instanceof ProblemeApi && erreur.statut === 404)
    return (
      <div className="etat etat-sans-droit" role="alert">
        <div>
          <p className="etat-titre">Vous ne pouvez pas accepter cette cotraitance</p>
          <p>
            Aucune affectation de votre structure ne porte ce numéro. Seul le responsable de la cotraitance de
            la structure concernée peut l’accepter.
          </p>
        </div>
      </div>
    );
  return <Panne erreur={erreur} />;
}
