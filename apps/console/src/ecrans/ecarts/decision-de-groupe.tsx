import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EntreeResolutions, GroupeDEcartsDecrit, GroupeResoluDecrit } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { Fiche } from '../../elements/carte.js';
import { Dialogue } from '../../elements/dialogue.js';
import { AvecMotif } from '../../elements/motif.js';
import { dire, PARTENAIRES, TYPES } from '../../mots/libelles.js';
import { compter, direNombre } from '../../mots/nombres.js';
import { ChoixDeDecision, type Decision } from './choix-de-decision.js';
import { filtreDuGroupe } from './trier-groupes.js';

/** A group is decided as it was seen: its count and its digest go with the decision, and 409 says that it has changed. */
export default function DecisionDeGroupe({
  groupe,
  fermer,
}: {
  groupe: GroupeDEcartsDecrit;
  fermer: () => void;
}) {
  const client = useQueryClient();
  const [decision, setDecision] = useState<Decision | null>(null);
  const decider = useMutation({
    mutationFn: ({ choisie, motif }: { choisie: Decision; motif: string }) =>
      demander('POST /api/ecarts/resolutions', {
        corps: {
          decision: choisie,
          motif,
          filtre: filtreDuGroupe(groupe) as EntreeResolutions['filtre'],
          nombre: groupe.nombre,
          empreinte: groupe.empreinte,
        },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['ecarts'] }),
  });
  const nom = `${dire(TYPES, groupe.type)}, ${dire(PARTENAIRES, groupe.partenaire)}`;
  return (
    <Dialogue
      titre={decider.data ? 'Décision prise' : `Décider de ${compter(groupe.nombre, 'écart')}`}
      ouvert
      fermer={fermer}
    >
      <p className="etat-titre">{nom}</p>
      {decider.data ? (
        <Bilan de={decider.data} fermer={fermer} />
      ) : (
        <>
          <p>{groupe.phrase}</p>
          <AvecMotif
            faire={(motif) => decision !== null && decider.mutate({ choisie: decision, motif })}
            enCours={decider.isPending}
            erreur={decider.error}
            verbe={`Décider de ${compter(groupe.nombre, 'écart')}`}
            annuler={fermer}
          >
            <ChoixDeDecision decision={decision} changer={setDecision} etat={groupe.etat} />
            <p className="discret">
              Exactement ceux que vous voyez (empreinte <code>{groupe.empreinte}</code>) : s’ils changent
              d’ici là, rien n’est fait.
            </p>
          </AvecMotif>
        </>
      )}
    </Dialogue>
  );
}

function Bilan({ de, fermer }: { de: GroupeResoluDecrit; fermer: () => void }) {
  return (
    <div role="status">
      <Fiche
        lignes={[
          ['Décidés', direNombre(de.faits)],
          ['Redits dès maintenant', direNombre(de.dits)],
          ['À faire par la prochaine synchronisation', direNombre(de.ordonnes)],
          ['Rouverts : ce qui serait dit avait changé', direNombre(de.changes)],
          ...Object.entries(de.impossibles).map(
            ([raison, nombre]) => [`Laissés : ${raison}`, direNombre(nombre)] as const,
          ),
        ]}
      />
      {de.suite !== null && <p>{de.suite}</p>}
      <div className="actions">
        <button type="button" className="bouton" onClick={fermer}>
          Fermer
        </button>
      </div>
    </div>
  );
}
