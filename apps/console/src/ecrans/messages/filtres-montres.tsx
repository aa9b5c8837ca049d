import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { requetePersonne, retenirPersonne } from '../../api/requetes-de-messages.js';
import { Choix } from '../../elements/filtres.js';
import { Saisie } from '../../elements/saisie.js';
import { PARTENAIRES, SENS, TYPES } from '../../mots/libelles.js';
import { ISSUES } from '../../mots/messages.js';
import { estUnNumeroDePersonne, type FiltresDeMessages } from './filtres.js';

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
        <Saisie nom="Du" type="date" valeur={filtres.depuis} changer={(depuis) => filtrer({ depuis })} />
        <Saisie nom="Au" type="date" valeur={filtres.jusqua} changer={(jusqua) => filtrer({ jusqua })} />
      </div>
      <Ecrits
        key={`${filtres.code ?? ''}/${filtres.cotraitance ?? ''}/${personne}`}
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

interface Ecrit {
  code: string | undefined;
  cotraitance: string | undefined;
  personne: string;
}

function Ecrits({
  filtres,
  personne,
  chercher,
  children,
}: {
  filtres: FiltresDeMessages;
  personne: string;
  chercher: (ecrit: Ecrit) => void;
  children: ReactNode;
}) {
  const [ecrit, setEcrit] = useState<Ecrit>({
    code: filtres.code,
    cotraitance: filtres.cotraitance,
    personne,
  });
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
      <Saisie nom="Code" valeur={ecrit.code} changer={(code) => mis({ code: enCapitales(code) })} />
      <Saisie
        nom="Cotraitance"
        valeur={ecrit.cotraitance}
        changer={(cotraitance) => mis({ cotraitance: enCapitales(cotraitance) })}
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

const enCapitales = (texte: string | undefined): string | undefined => texte?.trim().toUpperCase();

/** Said before anything is asked: a number in the wrong field would go into the address. */
function fauteDe({ code, cotraitance, personne }: Ecrit): string | null {
  if (cotraitance !== undefined && estUnNumeroDePersonne(cotraitance))
    return 'Ce numéro a la forme de celui d’une personne : mettez-le dans le champ de la personne.';
  if (cotraitance !== undefined && !/^[A-Z0-9-]{4,32}$/.test(cotraitance))
    return 'Un numéro de cotraitance compte 4 à 32 caractères : lettres, chiffres et tirets.';
  if (code !== undefined && !/^[A-Z0-9_]{1,64}$/.test(code))
    return 'Un code s’écrit en capitales, sans espace : SCHEMA_INVALIDE.';
  if (personne !== '' && !estUnNumeroDePersonne(personne))
    return 'Un numéro de personne compte sept chiffres, puis un chiffre ou une lettre.';
  return null;
}
