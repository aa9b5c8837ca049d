import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { requetePersonne, retenirPersonne } from '../../api/requetes-de-messages.js';
import { Choix } from '../../elements/filtres.js';
import { Saisie } from '../../elements/saisie.js';
import { estUnNumeroDePersonne } from '../../filtres.js';
import { PARTENAIRES, SENS, TYPES } from '../../mots/libelles.js';
import { ISSUES } from '../../mots/messages.js';
import { enCapitales, fauteDEcriture, type FiltresDeMessages } from './filtres.js';

const VIDES: FiltresDeMessages = {
  sens: undefined,
  partenaire: undefined,
  issue: undefined,
  type: undefined,
  code: undefined,
  cotraitance: undefined,
  depuis: undefined,
  jusqua: undefined,
};

/** Words apply at once; what is written applies when it is asked for, so that no reading is made of half a number. */
export function Filtres({
  filtres,
  filtrer,
}: {
  filtres: FiltresDeMessages;
  filtrer: (changes: FiltresDeMessages) => void;
}) {
  const client = useQueryClient();
  const { data: personne = '' } = useQuery(requetePersonne);
  const actifs = Object.keys(filtres).length + (personne === '' ? 0 : 1);
  return (
    <search className="recherche" aria-label="Filtrer les messages">
      <div className="filtres">
        <Choix
          nom="Sens"
          valeur={filtres.sens}
          mots={SENS}
          tous="Les deux"
          changer={(sens) => filtrer({ sens })}
        />
        <Choix
          nom="Partenaire"
          valeur={filtres.partenaire}
          mots={PARTENAIRES}
          tous="Tous"
          changer={(partenaire) => filtrer({ partenaire })}
        />
        <Choix
          nom="Sort"
          valeur={filtres.issue}
          mots={ISSUES}
          tous="Tous"
          changer={(issue) => filtrer({ issue })}
        />
        <Choix
          nom="Type"
          valeur={filtres.type}
          mots={TYPES}
          tous="Tous"
          changer={(type) => filtrer({ type })}
        />
      </div>
      <Ecrits
        filtres={filtres}
        personne={personne}
        chercher={({ personne: cherchee, ...changes }) => {
          retenirPersonne(client, cherchee);
          filtrer(changes);
        }}
      >
        {actifs > 0 && (
          <button
            type="button"
            className="bouton bouton-second"
            onClick={() => {
              retenirPersonne(client, '');
              filtrer(VIDES);
            }}
          >
            Effacer les filtres
          </button>
        )}
      </Ecrits>
    </search>
  );
}

type Ecrit = Pick<FiltresDeMessages, 'code' | 'cotraitance' | 'depuis' | 'jusqua'> & { personne: string };

function Ecrits({
  filtres: { code, cotraitance, depuis, jusqua },
  personne,
  chercher,
  children,
}: {
  filtres: FiltresDeMessages;
  personne: string;
  chercher: (ecrit: Ecrit) => void;
  children: ReactNode;
}) {
  const [ecrit, setEcrit] = useState<Ecrit>({ code, cotraitance, depuis, jusqua, personne });
  // What is applied is what is written, wherever it came from; the field that has the focus keeps it.
  useEffect(
    () => setEcrit({ code, cotraitance, depuis, jusqua, personne }),
    [code, cotraitance, depuis, jusqua, personne],
  );
  const erreur = useId();
  const mis = (changes: Partial<Ecrit>): void => setEcrit((avant) => ({ ...avant, ...changes }));
  const faute = fauteDe(ecrit);
  return (
    <form
      className="filtres"
      aria-describedby={faute === null ? undefined : erreur}
      onSubmit={(evenement) => {
        evenement.preventDefault();
        if (faute === null) chercher(ecrit);
      }}
    >
      <Saisie nom="Du" type="date" valeur={ecrit.depuis} changer={(jour) => mis({ depuis: jour })} />
      <Saisie nom="Au" type="date" valeur={ecrit.jusqua} changer={(jour) => mis({ jusqua: jour })} />
      <Saisie nom="Code" valeur={ecrit.code} changer={(texte) => mis({ code: enCapitales(texte) })} />
      <Saisie
        nom="Cotraitance"
        valeur={ecrit.cotraitance}
        changer={(texte) => mis({ cotraitance: enCapitales(texte) })}
      />
      <Saisie
        nom="Numéro de la personne"
        valeur={ecrit.personne}
        changer={(numero) => mis({ personne: enCapitales(numero) ?? '' })}
      />
      <button type="submit" className="bouton">
        Rechercher
      </button>
      {children}
      {faute !== null && (
        <p id={erreur} className="erreur" role="alert">
          {faute}
        </p>
      )}
    </form>
  );
}

function fauteDe({ personne, ...ecrit }: Ecrit): string | null {
  if (personne !== '' && !estUnNumeroDePersonne(personne))
    return 'Un numéro de personne compte sept chiffres, puis un chiffre ou une lettre.';
  return fauteDEcriture(ecrit);
}
