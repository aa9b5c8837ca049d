import { useQuery } from '@tanstack/react-query';
import type { SignaturesDecrites } from '../../api/contrat.js';
import { requeteSignatures } from '../../api/requetes-des-partenaires.js';
import { Carte } from '../../elements/carte.js';
import { Lu } from '../../elements/etats.js';
import { Pastille } from '../../elements/pastille.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { direInstant } from '../../mots/dates.js';

type Cle = SignaturesDecrites['cles'][number];
const colonne = colonnesDe<Cle>();
const COLONNES = [
  colonne.display({
    id: 'cle',
    header: 'Clé',
    cell: ({ row: { original } }) => <code>{original.cle}</code>,
  }),
  colonne.display({
    id: 'acceptee',
    header: 'Acceptée',
    cell: ({ row: { original } }) => (
      <Pastille ton={original.acceptee ? 'bien' : 'neutre'}>
        {original.acceptee ? 'Oui' : 'Plus maintenant'}
      </Pastille>
    ),
  }),
  colonne.accessor(({ derniereLe }) => (derniereLe === null ? 'Jamais' : direInstant(derniereLe)), {
    id: 'usage',
    header: 'Dernier webhook',
  }),
  colonne.accessor(({ reseau }) => reseau ?? '–', { id: 'reseau', header: 'Depuis' }),
] as Colonne<Cle>[];

/** Keys with which the partner signs: when the old one has not served for long, it may go. */
export function Cles({ partenaire }: { partenaire: string }) {
  const lecture = useQuery(requeteSignatures(partenaire));
  return (
    <Carte titre="Clés de signature" large>
      <p>
        Pendant une rotation, plusieurs clés sont acceptées. Retirez l’ancienne du réglage quand plus rien ne
        vient signé par elle seule. Une clé porte ici un nom, qui n’en dit rien.
      </p>
      <Lu lecture={lecture} quoi="les clés de signature" lignes={2}>
        {({ cles }) => (
          <Tableau
            titre="Clés de signature, acceptées d’abord"
            colonnes={COLONNES}
            lignes={cles}
            cle={({ cle }) => cle}
          />
        )}
      </Lu>
    </Carte>
  );
}
