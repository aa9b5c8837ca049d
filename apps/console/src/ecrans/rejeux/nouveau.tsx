import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useId, useState, type FormEvent } from 'react';
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
import { ISSUES, PARTENAIRES, SENS, TYPES } from '../../mots/libelles.js';
import { compter, direNombre } from '../../mots/nombres.js';
import type { SelectionDeRejeu } from './filtres.js';
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

function ParFiltres() {
  const selection = useSearch({ from: '/rejeux/nouveau' });
  const naviguer = useNavigate({ from: '/rejeux/nouveau' });
  const simulation = useSimulation();
  const choisir = (changes: SelectionDeRejeu): void => {
    simulation.reset();
    void naviguer({ search: (avant) => ({ ...avant, ...changes }), replace: true });
  };
  const soumettre = (evenement: FormEvent): void => {
    evenement.preventDefault();
    simulation.mutate({ filtre: selection as EntreeRejeu['filtre'] });
  };
  const vide = Object.values(selection).every((valeur) => valeur === undefined);
  return (
    <Carte titre="Par filtres" large>
      <form className="formulaire" onSubmit={soumettre}>
        <div className="filtres">
          <Choix
            nom="Sens"
            valeur={selection.sens}
            mots={SENS}
            tous="Les deux"
            changer={(sens) => choisir({ sens })}
          />
          <Choix
            nom="Partenaire"
            valeur={selection.partenaire}
            mots={PARTENAIRES}
            tous="Tous"
            changer={(partenaire) => choisir({ partenaire })}
          />
          <Choix
            nom="Sort"
            valeur={selection.issue}
            mots={ISSUES}
            tous="Tous"
            changer={(issue) => choisir({ issue })}
          />
          <Choix
            nom="Type"
            valeur={selection.type}
            mots={TYPES}
            tous="Tous"
            changer={(type) => choisir({ type })}
          />
          <Saisie
            nom="Code de refus"
            valeur={selection.code}
            motif="[A-Z0-9_]{1,64}"
            aide="En majuscules, par exemple SCHEMA_INVALIDE"
            changer={(code) => choisir({ code: code?.toUpperCase() })}
          />
          <Saisie
            nom="Cotraitance"
            valeur={selection.cotraitance}
            motif="[A-Z0-9-]{4,32}"
            aide="De 4 à 32 caractères parmi A-Z, 0-9 et le tiret"
            changer={(cotraitance) => choisir({ cotraitance: cotraitance?.toUpperCase() })}
          />
          <Saisie
            nom="Du jour métier"
            type="date"
            valeur={selection.depuis}
            changer={(depuis) => choisir({ depuis })}
          />
          <Saisie
            nom="Au jour métier"
            type="date"
            valeur={selection.jusqua}
            changer={(jusqua) => choisir({ jusqua })}
          />
        </div>
        {simulation.error && <Panne erreur={simulation.error} />}
        <div className="actions">
          <button type="submit" className="bouton" disabled={vide || simulation.isPending}>
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
