import { Carte } from '../../elements/carte.js';
import { Vide } from '../../elements/etats.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { dire, ETATS_DE_COTRAITANCE, PARTENAIRES, TYPES } from '../../mots/libelles.js';
import { direNombre } from '../../mots/nombres.js';
import { lireEtats, lireTypes, type LigneDEtats, type LigneDeTypes } from './rapport.js';

const nombre = ({ getValue }: { getValue: () => number }) => (
  <span className="nombre">{direNombre(getValue())}</span>
);

const deTypes = colonnesDe<LigneDeTypes>();
const COLONNES_DE_TYPES = [
  deTypes.accessor(({ partenaire }) => dire(PARTENAIRES, partenaire), {
    id: 'partenaire',
    header: 'Partenaire',
  }),
  deTypes.accessor(({ type }) => dire(TYPES, type), { id: 'type', header: 'Type' }),
  deTypes.accessor('recus', { header: 'Reçus', cell: nombre }),
  deTypes.accessor('appliques', { header: 'Appliqués', cell: nombre }),
  deTypes.accessor('dits', { header: 'Dits', cell: nombre }),
] as Colonne<LigneDeTypes>[];

const dEtats = colonnesDe<LigneDEtats>();
const COLONNES_D_ETATS = [
  dEtats.accessor(({ etat }) => dire(ETATS_DE_COTRAITANCE, etat), {
    id: 'etat',
    header: 'État des cotraitances',
  }),
  dEtats.accessor('avant', { header: 'Avant', cell: nombre }),
  dEtats.accessor('apres', { header: 'Après', cell: nombre }),
] as Colonne<LigneDEtats>[];

/** What a run did: what crossed, and what became of the cotraitances. */
export function Rapport({ rapport }: { rapport: Readonly<Record<string, unknown>> }) {
  const types = lireTypes(rapport);
  const etats = lireEtats(rapport);
  return (
    <>
      <Carte titre="Ce qui est passé" large>
        {types.length === 0 ? (
          <Vide titre="Rien n’est passé">Personne n’avait rien à dire.</Vide>
        ) : (
          <Tableau
            titre="Messages reçus, appliqués et dits, par partenaire et par type"
            colonnes={COLONNES_DE_TYPES}
            lignes={types}
            cle={({ cle }) => cle}
          />
        )}
      </Carte>
      {etats.length > 0 && (
        <Carte titre="Les cotraitances" large>
          <Tableau
            titre="Cotraitances par état, avant et après"
            colonnes={COLONNES_D_ETATS}
            lignes={etats}
            cle={({ etat }) => etat}
          />
        </Carte>
      )}
    </>
  );
}
