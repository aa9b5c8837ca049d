import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { DiagnosticDeSignatureDecrit } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { requeteSignatures } from '../../api/requetes-des-partenaires.js';
import { Carte, Fiche } from '../../elements/carte.js';
import { Champ } from '../../elements/champ.js';
import { Lu, Panne } from '../../elements/etats.js';
import { Pastille } from '../../elements/pastille.js';

/** What the API takes of a body. */
const CORPS_MAX = 50_000;
const VIDE = { id: '', horodatage: '', signature: '', corps: '' };

/** What the partner's engineer sends, judged part by part; nothing of it is kept. */
export function BancDeSignature({ partenaire }: { partenaire: string }) {
  const corps = useId();
  const [saisie, setSaisie] = useState(VIDE);
  const lecture = useQuery(requeteSignatures(partenaire));
  const essai = useMutation({
    mutationFn: () =>
      demander('POST /api/partenaires/{partenaire}/signature', {
        chemin: { partenaire },
        corps: {
          corps: saisie.corps,
          ...Object.fromEntries(
            (['id', 'horodatage', 'signature'] as const).flatMap((nom) =>
              saisie[nom] === '' ? [] : [[nom, saisie[nom]]],
            ),
          ),
        },
      }),
  });
  const ecrire = (nom: keyof typeof VIDE) => (valeur: string) => setSaisie({ ...saisie, [nom]: valeur });
  return (
    <Carte titre="Banc de signature" large>
      <p>
        Collez ce que le partenaire envoie : la passerelle dit quelle partie de la signature est fausse. Rien
        n’est reçu ni gardé.
      </p>
      <form
        className="formulaire"
        onSubmit={(evenement) => {
          evenement.preventDefault();
          essai.mutate();
        }}
      >
        <Champ nom="webhook-id" valeur={saisie.id} changer={ecrire('id')} maximum={256} />
        <Champ
          nom="webhook-timestamp"
          valeur={saisie.horodatage}
          changer={ecrire('horodatage')}
          maximum={64}
        />
        <Champ
          nom="webhook-signature"
          valeur={saisie.signature}
          changer={ecrire('signature')}
          maximum={1024}
        />
        <div className="champ">
          <label htmlFor={corps}>Corps, octet pour octet</label>
          <textarea
            id={corps}
            rows={5}
            required
            maxLength={CORPS_MAX}
            aria-describedby={`${corps}-aide`}
            spellCheck={false}
            value={saisie.corps}
            onChange={({ target }) => ecrire('corps')(target.value)}
          />
          <p id={`${corps}-aide`} className="discret">
            50 000 caractères au plus. Un navigateur change en LF les fins de ligne CR LF.
          </p>
        </div>
        <div className="actions">
          <button type="submit" className="bouton" disabled={essai.isPending}>
            {essai.isPending ? 'En cours…' : 'Juger la signature'}
          </button>
        </div>
      </form>
      {essai.error && <Panne erreur={essai.error} />}
      <div role="status">{essai.data && <Diagnostic de={essai.data} />}</div>
      <details>
        <summary>Un exemple signé, à refaire octet pour octet</summary>
        <Lu lecture={lecture} quoi="l’exemple" lignes={3}>
          {({ exemple }) => (
            <Fiche
              lignes={[
                ['Secret de démonstration', <code key="secret">{exemple.secret}</code>],
                ['webhook-id', <code key="id">{exemple.id}</code>],
                ['webhook-timestamp', <code key="horodatage">{exemple.horodatage}</code>],
                ['Corps', <code key="corps">{exemple.corps}</code>],
                ['webhook-signature attendue', <code key="signature">{exemple.signature}</code>],
              ]}
            />
          )}
        </Lu>
      </details>
    </Carte>
  );
}

function Diagnostic({ de: { parties } }: { de: DiagnosticDeSignatureDecrit }) {
  return (
    <ul className="sans-puce">
      {parties.map(({ partie, juste, detail }) => (
        <li key={partie}>
          <Pastille ton={juste ? 'bien' : 'alerte'}>{juste ? 'Juste' : 'Faux'}</Pastille>{' '}
          <code>{partie}</code> : {detail}
        </li>
      ))}
    </ul>
  );
}
