import { useMutation, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { AlarmeDecrite, AlarmesDecrites } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutOrdonnerPourTous } from '../../droits.js';
import { Carte } from '../../elements/carte.js';
import { Lu, Vide } from '../../elements/etats.js';
import { Pastille } from '../../elements/pastille.js';
import { direInstant } from '../../mots/dates.js';
import type { Geste } from './geste-sur-alarme.js';

const GesteSurAlarme = lazy(() => import('./geste-sur-alarme.js'));

/** Alarms that are open or acknowledged, and what may be done about each. */
export function Alarmes({ lecture }: { lecture: UseQueryResult<AlarmesDecrites> }) {
  const agit = peutOrdonnerPourTous(useSession());
  const client = useQueryClient();
  const [choix, setChoix] = useState<{ alarme: AlarmeDecrite; geste: Geste } | null>(null);
  const faire = useMutation({
    mutationFn: ({ id, geste, motif }: { id: string; geste: Geste; motif: string }) =>
      demander(`POST /api/alarmes/{id}/${geste}`, { chemin: { id }, corps: { motif } }),
    onSuccess: async () => {
      setChoix(null);
      await client.invalidateQueries({ queryKey: ['alarmes'] });
    },
  });
  const ouvrir = (alarme: AlarmeDecrite, geste: Geste): void => {
    faire.reset();
    setChoix({ alarme, geste });
  };
  return (
    <div id="alarmes" className="ancre carte-large">
      <Carte titre="Alarmes" large>
        <Lu lecture={lecture} quoi="les alarmes">
          {({ alarmes, evalueesLe }) => (
            <>
              {alarmes.length === 0 ? (
                <Vide titre="Aucune alarme">Ni silence, ni attente trop longue, ni conflit.</Vide>
              ) : (
                <ul className="alarmes">
                  {alarmes.map((alarme) => (
                    <li key={alarme.id}>
                      <Alarme alarme={alarme} ouvrir={agit ? ouvrir : null} />
                    </li>
                  ))}
                </ul>
              )}
              <p className="discret">
                {evalueesLe === null
                  ? 'Jamais encore évaluées.'
                  : `Évaluées le ${direInstant(evalueesLe)}, chaque minute.`}
              </p>
            </>
          )}
        </Lu>
      </Carte>
      {choix && (
        <Suspense>
          <GesteSurAlarme
            alarme={choix.alarme}
            geste={choix.geste}
            enCours={faire.isPending}
            erreur={faire.error}
            fermer={() => setChoix(null)}
            faire={(motif) => faire.mutate({ id: choix.alarme.id, geste: choix.geste, motif })}
          />
        </Suspense>
      )}
    </div>
  );
}

function Alarme({
  alarme,
  ouvrir,
}: {
  alarme: AlarmeDecrite;
  ouvrir: ((alarme: AlarmeDecrite, geste: Geste) => void) | null;
}) {
  const { titre, detail, etat, genre, ouverteLe, acquittement } = alarme;
  return (
    <div className="alarme">
      <div className="alarme-corps">
        <div className="ligne-titre">
          <h3>{titre}</h3>
          <Pastille ton={etat === 'ouverte' ? 'alerte' : 'attention'}>
            {etat === 'ouverte' ? 'Ouverte' : 'Acquittée'}
          </Pastille>
        </div>
        <p>{detail}</p>
        <p className="discret">
          Depuis le {direInstant(ouverteLe)}.
          {acquittement && ` Quelqu’un s’en occupe : ${acquittement.motif}`}
        </p>
      </div>
      {ouvrir && (
        <div className="actions">
          {etat === 'ouverte' && (
            <button
              type="button"
              className="bouton bouton-second"
              onClick={() => ouvrir(alarme, 'acquittement')}
            >
              Acquitter<span className="hors-ecran"> : {titre}</span>
            </button>
          )}
          {genre === 'evenement' && (
            <button type="button" className="bouton bouton-second" onClick={() => ouvrir(alarme, 'cloture')}>
              Clore<span className="hors-ecran"> : {titre}</span>
            </button>
          )}
        </div>
      )}
    </div>
  );
}
