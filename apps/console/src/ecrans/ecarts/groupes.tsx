import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { GroupeDEcartsDecrit } from '../../api/contrat.js';
import { requeteGroupesDEcarts } from '../../api/requetes.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { voit } from '../../droits.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, SansDroit, Vide } from '../../elements/etats.js';
import { lireFiltresDEcarts, type FiltresDEcarts } from '../../filtres.js';
import { compter } from '../../mots/nombres.js';
import { Filtres } from './filtres-montres.js';
import { Groupe } from './groupe.js';
import { Onglets } from './onglets.js';
import { filtrerGroupes } from './trier-groupes.js';

const DecisionDeGroupe = lazy(() => import('./decision-de-groupe.js'));

/** The ledger by group: what differs and why, how many, since when; a group is decided at once. */
export function Groupes() {
  if (!voit(useSession(), '/ecarts'))
    return (
      <>
        <EnTeteEcran titre="Écarts" />
        <SansDroit quoi="les écarts" />
      </>
    );
  return <GroupesLus />;
}

function GroupesLus() {
  const lecture = useQuery(requeteGroupesDEcarts);
  const filtres = useSearch({
    from: '/ecarts',
    select: (lue) => lireFiltresDEcarts({ ...lue }),
    structuralSharing: true,
  });
  const naviguer = useNavigate({ from: '/ecarts' });
  const [choisi, setChoisi] = useState<GroupeDEcartsDecrit | null>(null);
  const filtrer = (changes: FiltresDEcarts): void =>
    void naviguer({ search: (avant) => lireFiltresDEcarts({ ...avant, ...changes }), replace: true });
  return (
    <>
      <EnTeteEcran
        titre="Écarts"
        fenetre="Écarts par groupe"
        sousTitre="Ce qui diffère chez les partenaires, ce qui en est fait, ce qui attend une décision."
      />
      <Onglets filtres={filtres} />
      <Filtres filtres={filtres} filtrer={filtrer} />
      <Lu lecture={lecture} quoi="les écarts" lignes={8}>
        {({ groupes }) => {
          const gardes = filtrerGroupes(groupes, filtres);
          if (groupes.length === 0)
            return <Vide titre="Aucun écart">Les deux partenaires sont d’accord avec la passerelle.</Vide>;
          if (gardes.length === 0)
            return (
              <Vide titre="Aucun groupe ne répond à ces filtres" icone="rien">
                Les écarts clos se lisent un par un.
              </Vide>
            );
          return (
            <>
              <p className="total" role="status">
                {compter(
                  gardes.reduce((somme, { nombre }) => somme + nombre, 0),
                  'écart',
                )}
                , {compter(gardes.length, 'groupe')}
              </p>
              <ul className="groupes">
                {gardes.map((groupe) => (
                  <li key={groupe.empreinte}>
                    <Groupe de={groupe} decider={setChoisi} />
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Lu>
      {choisi && (
        <Suspense>
          <DecisionDeGroupe groupe={choisi} fermer={() => setChoisi(null)} />
        </Suspense>
      )}
    </>
  );
}
