import { useQuery } from '@tanstack/react-query';
import type { UnFluxDecrit } from '../../api/contrat.js';
import { requeteFlux, requeteZones } from '../../api/requetes-des-partenaires.js';
import { Carte } from '../../elements/carte.js';
import { Lu, Vide } from '../../elements/etats.js';
import { Pastille } from '../../elements/pastille.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { direJourCourt } from '../../mots/dates.js';
import { dire, TYPES } from '../../mots/libelles.js';
import { compter } from '../../mots/nombres.js';

const colonne = colonnesDe<UnFluxDecrit>();
const COLONNES = [
  colonne.accessor(({ type }) => dire(TYPES, type), { id: 'type', header: 'Flux' }),
  colonne.display({
    id: 'actif',
    header: 'Dit aujourd’hui',
    cell: ({ row: { original } }) => (
      <Pastille ton={original.actif ? 'bien' : 'neutre'}>{original.actif ? 'Oui' : 'Non'}</Pastille>
    ),
  }),
  colonne.accessor(({ depuis }) => direJourCourt(depuis), { id: 'depuis', header: 'Depuis le' }),
  colonne.display({
    id: 'structures',
    header: 'Structures à part',
    cell: ({ row: { original } }) =>
      original.structures.length === 0
        ? '–'
        : original.structures
            .map(({ structure, depuis }) => `${structure} : ${direJourCourt(depuis)}`)
            .join(', '),
  }),
  colonne.accessor(({ historique }) => historique[0]?.motif ?? '–', {
    id: 'motif',
    header: 'Dernière décision',
  }),
] as Colonne<UnFluxDecrit>[];

/** What is told to a partner, and since when. Zones bound whom it is about, for both partners. */
export function Flux({ vers }: { vers: string }) {
  const flux = useQuery(requeteFlux);
  const zones = useQuery(requeteZones);
  return (
    <Carte titre="Flux et zones" large>
      <Lu lecture={flux} quoi="les flux" lignes={5}>
        {({ flux: tous }) => {
          const siens = tous.filter((un) => un.vers === vers);
          return siens.length === 0 ? (
            <Vide titre="Aucun flux" icone="rien">
              Rien n’est dit à ce partenaire.
            </Vide>
          ) : (
            <Tableau
              titre="Flux dits à ce partenaire"
              colonnes={COLONNES}
              lignes={siens}
              cle={({ type }) => type}
            />
          );
        }}
      </Lu>
      <Lu lecture={zones} quoi="les zones" lignes={1}>
        {({ zones: inscrites }) => (
          <p>
            {compter(
              inscrites.filter(({ enVigueur }) => enVigueur).length,
              'zone de compétence remplace',
              'zones de compétence remplacent',
              'Aucune zone de compétence ne remplace',
            )}{' '}
            celles des données du territoire. Un flux ou une zone se change par « passerelle flux » et «
            passerelle zone », après simulation.
          </p>
        )}
      </Lu>
    </Carte>
  );
}
