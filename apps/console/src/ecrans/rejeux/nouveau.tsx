import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useId, useState, type FormEvent } from 'react';
import type { EntreeRejeu } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutAgir } from '../../droits.js';
import { Carte } from '../../elements/carte.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Panne, SansDroit } from '../../elements/etats.js';
import { Choix } from '../../elements/filtres.js';
import { Icone } from '../../elements/icone.js';
import { Saisie } from '../../elements/saisie.js';
import { PARTENAIRES, SENS, TYPES } from '../../mots/libelles.js';
import { ISSUES } from '../../mots/messages.js';
import { compter, direNombre } from '../../mots/nombres.js';
import { enCapitales, fauteDEcriture } from '../messages/filtres.js';
import { lireSelectionDeRejeu, type SelectionDeRejeu } from './filtres.js';
import { IDS_MAX, lireIds } from './lire-ids.js';
import { NonRejouables } from './non-rejouables.js';

/** First step: which messages. Nothing is done with them but to compute what a replay would do. */
export function NouveauRejeu() {
  const agit = peutAgir(useSession());
  return (
    <>
      <EnTeteEcran
        titre="Choisir des messages à rejouer"
        sousTitre="Ils sont figés et comptés, puis ce que leur rejeu ferait est calculé. Rien n’est encore fait."
        retour={
          <Link to="/rejeux" className="retour">
            <Icone nom="retour" /> Rejeux
          </Link>
        }
      />
      {agit ? <Selection /> : <SansDroit quoi="le rejeu des messages" />}
    </>
  );
}

function useSimulation() {
  const naviguer = useNavigate();
  return useMutation({
    mutationFn: (choix: Pick<EntreeRejeu, 'filtre' | 'ids'>) =>
      demander('POST /api/rejeux', {
        corps: { simulation: true, ...choix },
        entetes: { 'idempotency-key': crypto.randomUUID() },
      }),
    onSuccess: ({ id }) => naviguer({ to: '/rejeux/$id', params: { id } }),
  });
}

function Selection() {
  return (
    <div className="cartes">
      <ParFiltres />
      <ParIds />
      <NonRejouables />
    </div>
  );
}

/** What is written stays here until it is asked for: the address never holds half a number, nor that of a person. */
function ParFiltres() {
  const selection = useSearch({
    from: '/rejeux/nouveau',
    select: (lue) => lireSelectionDeRejeu({ ...lue }),
    structuralSharing: true,
  });
  const naviguer = useNavigate({ from: '/rejeux/nouveau' });
  const simulation = useSimulation();
  const [brouillon, setBrouillon] = useState<SelectionDeRejeu>(selection);
  useEffect(() => setBrouillon(selection), [selection]);
  const erreur = useId();
  const faute = fauteDEcriture(brouillon);
  const choisir = (changes: SelectionDeRejeu): void => {
    simulation.reset();
    setBrouillon((avant) => ({ ...avant, ...changes }));
  };
  const soumettre = (evenement: FormEvent): void => {
    evenement.preventDefault();
    if (faute !== null) return;
    const choisie = lireSelectionDeRejeu({ ...brouillon });
    void naviguer({ search: choisie, replace: true });
    simulation.mutate({ filtre: choisie as EntreeRejeu['filtre'] });
  };
  const vide = Object.values(brouillon).every((valeur) => valeur === undefined);
  return (
    <Carte titre="Par filtres" large>
      <form
        className="formulaire"
        aria-describedby={faute === null ? undefined : erreur}
        onSubmit={soumettre}
      >
        <div className="filtres">
          <Choix
            nom="Sens"
            valeur={brouillon.sens}
            mots={SENS}
            tous="Les deux"
            changer={(sens) => choisir({ sens })}
          />
          <Choix
            nom="Partenaire"
            valeur={brouillon.partenaire}
            mots={PARTENAIRES}
            tous="Tous"
            changer={(partenaire) => choisir({ partenaire })}
          />
          <Choix
            nom="Sort"
            valeur={brouillon.issue}
            mots={ISSUES}
            tous="Tous"
            changer={(issue) => choisir({ issue })}
          />
          <Choix
            nom="Type"
            valeur={brouillon.type}
            mots={TYPES}
            tous="Tous"
            changer={(type) => choisir({ type })}
          />
          <Saisie
            nom="Code de refus"
            valeur={brouillon.code}
            aide="En majuscules, par exemple SCHEMA_INVALIDE"
            changer={(code) => choisir({ code: enCapitales(code) })}
          />
          <Saisie
            nom="Cotraitance"
            valeur={brouillon.cotraitance}
            aide="De 4 à 32 caractères parmi A-Z, 0-9 et le tiret : jamais le numéro d’une personne"
            changer={(cotraitance) => choisir({ cotraitance: enCapitales(cotraitance) })}
          />
          <Saisie
            nom="Du jour métier"
            type="date"
            valeur={brouillon.depuis}
            changer={(depuis) => choisir({ depuis })}
          />
          <Saisie
            nom="Au jour métier"
            type="date"
            valeur={brouillon.jusqua}
            changer={(jusqua) => choisir({ jusqua })}
          />
        </div>
        {faute !== null && (
          <p id={erreur} className="erreur" role="alert">
            {faute}
          </p>
        )}
        {simulation.error && <Panne erreur={simulation.error} />}
        <div className="actions">
          <button type="submit" className="bouton" disabled={vide || faute !== null || simulation.isPending}>
            {simulation.isPending ? 'Simulation…' : 'Simuler leur rejeu'}
          </button>
        </div>
        {vide && <p className="discret">Choisissez au moins un filtre.</p>}
      </form>
    </Carte>
  );
}

function ParIds() {
  const [texte, setTexte] = useState('');
  const simulation = useSimulation();
  const id = useId();
  const { ids, reste } = lireIds(texte);
  return (
    <Carte titre="Par identifiants" large>
      <form
        className="formulaire"
        onSubmit={(evenement) => {
          evenement.preventDefault();
          simulation.mutate({ ids });
        }}
      >
        <div className="champ">
          <label htmlFor={id}>Identifiants de messages</label>
          <textarea
            id={id}
            rows={4}
            value={texte}
            spellCheck={false}
            aria-describedby={`${id}-compte`}
            onChange={({ target }) => setTexte(target.value)}
          />
        </div>
        <p id={`${id}-compte`} className="discret" role="status">
          {compter(ids.length, 'identifiant lu', 'identifiants lus', 'Aucun identifiant lu')},{' '}
          {direNombre(IDS_MAX)} au plus.
          {reste !== '' && ' Une partie de ce texte n’en est pas un.'}
        </p>
        {simulation.error && <Panne erreur={simulation.error} />}
        <div className="actions">
          <button
            type="submit"
            className="bouton"
            disabled={ids.length === 0 || ids.length > IDS_MAX || simulation.isPending}
          >
            {simulation.isPending ? 'Simulation…' : 'Simuler leur rejeu'}
          </button>
        </div>
      </form>
    </Carte>
  );
}
