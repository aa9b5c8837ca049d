import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { GroupeDEchecsDecrit } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { requeteEchecs } from '../../api/requetes.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutAgir, voit } from '../../droits.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, Panne, SansDroit, Vide } from '../../elements/etats.js';
import { Choix } from '../../elements/filtres.js';
import { Pastille } from '../../elements/pastille.js';
import { Vues } from '../../elements/vues.js';
import { lireFiltresDEchecs, type FiltresDEchecs } from '../../filtres.js';
import { direInstant } from '../../mots/dates.js';
import { dire, ISSUES_D_ECHEC, PARTENAIRES, SENS, TYPES } from '../../mots/libelles.js';
import { compter, direNombre } from '../../mots/nombres.js';
import { sansRejeu } from './sans-rejeu.js';

const TITRE = 'Échecs';

/** Open failures by cause; from a cause to the replay of its messages, which is previewed before anything is done. */
export function Echecs() {
  if (!voit(useSession(), '/echecs'))
    return (
      <>
        <EnTeteEcran titre={TITRE} />
        <SansDroit quoi="les échecs" />
      </>
    );
  return <EchecsLus />;
}

function EchecsLus() {
  const lecture = useQuery(requeteEchecs);
  const filtres = useSearch({
    from: '/echecs',
    select: (lue) => lireFiltresDEchecs({ ...lue }),
    structuralSharing: true,
  });
  const naviguer = useNavigate({ from: '/echecs' });
  const filtrer = (changes: FiltresDEchecs): void =>
    void naviguer({ search: (avant) => lireFiltresDEchecs({ ...avant, ...changes }), replace: true });
  return (
    <>
      <EnTeteEcran
        titre={TITRE}
        sousTitre="Messages refusés, illisibles ou sans succès, que rien n’a encore réglés, groupés par cause."
        actions={
          <Vues
            ecran="echecs"
            filtres={{ ...filtres }}
            appliquer={(gardes) => void naviguer({ search: lireFiltresDEchecs(gardes) })}
          />
        }
      />
      <div className="filtres" role="search" aria-label="Filtrer les échecs">
        <Choix
          nom="Partenaire"
          valeur={filtres.partenaire}
          mots={PARTENAIRES}
          tous="Tous"
          changer={(partenaire) => filtrer({ partenaire })}
        />
        <Choix
          nom="Sens"
          valeur={filtres.sens}
          mots={SENS}
          tous="Les deux"
          changer={(sens) => filtrer({ sens })}
        />
      </div>
      <Lu lecture={lecture} quoi="les échecs" lignes={8}>
        {({ echecs }) => <Liste echecs={echecs} filtres={filtres} />}
      </Lu>
    </>
  );
}

function Liste({ echecs, filtres }: { echecs: readonly GroupeDEchecsDecrit[]; filtres: FiltresDEchecs }) {
  const gardes = echecs.filter(
    ({ partenaire, sens }) =>
      (filtres.partenaire ?? partenaire) === partenaire && (filtres.sens ?? sens) === sens,
  );
  if (echecs.length === 0)
    return <Vide titre="Aucun échec">Tout ce qui est passé la porte a abouti, ou suit son cours.</Vide>;
  if (gardes.length === 0)
    return (
      <Vide titre="Aucun échec ne répond à ces filtres" icone="rien">
        {compter(echecs.length, 'cause est connue', 'causes sont connues')} par ailleurs.
      </Vide>
    );
  return (
    <>
      <p className="total" role="status">
        {compter(gardes.length, 'cause')},{' '}
        {compter(
          gardes.reduce((somme, { nombre }) => somme + nombre, 0),
          'message',
        )}
      </p>
      <ul className="groupes">
        {gardes.map((groupe) => (
          <li key={groupe.groupe}>
            <Groupe de={groupe} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Groupe({ de }: { de: GroupeDEchecsDecrit }) {
  const titre = de.cause ?? de.code ?? 'Sans cause connue';
  const raison = sansRejeu(de);
  return (
    <article className="groupe">
      <p className="groupe-nombre">
        <strong>{direNombre(de.nombre)}</strong> <span>{de.nombre < 2 ? 'message' : 'messages'}</span>
      </p>
      <div className="groupe-corps">
        <h2>{titre}</h2>
        <p className="etiquettes">
          <Pastille ton={de.issue === 'en_echec' ? 'alerte' : 'attention'}>
            {dire(ISSUES_D_ECHEC, de.issue)}
          </Pastille>
          <span>
            {dire(SENS, de.sens)} {de.sens === 'entrant' ? 'de' : 'vers'} {dire(PARTENAIRES, de.partenaire)}
          </span>
          {de.type !== null && <span>{dire(TYPES, de.type)}</span>}
          {de.code !== null && <code>{de.code}</code>}
        </p>
        <p className="discret">
          {direInstant(de.premierLe) === direInstant(de.dernierLe)
            ? `Le ${direInstant(de.dernierLe)}.`
            : `Du ${direInstant(de.premierLe)} au ${direInstant(de.dernierLe)}.`}
        </p>
      </div>
      {raison === null ? (
        <Simuler groupe={de.groupe} titre={titre} />
      ) : (
        <p className="groupe-actions discret">Pas de rejeu : {raison}</p>
      )}
    </article>
  );
}

/** Nothing is replayed from here: what the replay would do is computed first, and read. */
function Simuler({ groupe, titre }: { groupe: string; titre: string }) {
  const agit = peutAgir(useSession());
  const naviguer = useNavigate();
  const simulation = useMutation({
    mutationFn: () =>
      demander('POST /api/rejeux', {
        corps: { simulation: true, groupe },
        entetes: { 'idempotency-key': crypto.randomUUID() },
      }),
    onSuccess: ({ id }) => naviguer({ to: '/rejeux/$id', params: { id } }),
  });
  if (!agit) return null;
  return (
    <div className="groupe-actions">
      <button
        type="button"
        className="bouton"
        disabled={simulation.isPending}
        onClick={() => simulation.mutate()}
      >
        {simulation.isPending ? 'Simulation…' : 'Simuler le rejeu'}
        <span className="hors-ecran"> : {titre}</span>
      </button>
      {simulation.error && <Panne erreur={simulation.error} />}
    </div>
  );
}
