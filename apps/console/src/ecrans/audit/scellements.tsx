import { useQuery } from '@tanstack/react-query';
import type { ChaineDecrite } from '../../api/contrat.js';
import { requeteScellements } from '../../api/requetes-d-audit.js';
import { Carte } from '../../elements/carte.js';
import { Lu } from '../../elements/etats.js';
import { Pastille } from '../../elements/pastille.js';
import { direInstant } from '../../mots/dates.js';
import { dire } from '../../mots/libelles.js';
import { JOURNAUX } from '../../mots/actions.js';
import { compter } from '../../mots/nombres.js';

/** Whether the records are as they were written: what seals prove, and what they do not. */
export function Scellements() {
  const lecture = useQuery(requeteScellements);
  return (
    <div className="suivies">
      <Carte titre="Scellements" large>
        <Lu lecture={lecture} quoi="les scellements" lignes={3}>
          {({ journaux }) => (
            <>
              <ul className="chaines">
                {journaux.map((chaine) => (
                  <li key={chaine.journal}>
                    <Chaine de={chaine} />
                  </li>
                ))}
              </ul>
              <p className="discret">
                Recalculés à l’instant, les derniers de chaque journal. « passerelle scellements » les
                recalcule tous ; une empreinte notée ailleurs prouve que la fin n’a pas été refaite.
              </p>
            </>
          )}
        </Lu>
      </Carte>
    </div>
  );
}

function Chaine({
  de: { journal, scellements, lignes, rompus, purge, dernier, attendDepuis },
}: {
  de: ChaineDecrite;
}) {
  const [premier] = rompus;
  return (
    <>
      <p className="chaine-nom">
        <strong>{dire(JOURNAUX, journal)}</strong>{' '}
        {premier === undefined ? (
          dernier === null ? (
            <Pastille ton="neutre">Rien de scellé encore</Pastille>
          ) : (
            <Pastille ton="bien">Intact</Pastille>
          )
        ) : (
          <Pastille ton="alerte">Rompu depuis le {direInstant(premier.le)}</Pastille>
        )}
      </p>
      {premier !== undefined && (
        <ul>
          {rompus.map(({ rang, le, lignes: lues, scellees }) => (
            <li key={rang}>
              Scellement {rang}, posé le {direInstant(le)} :{' '}
              {compter(scellees, 'ligne scellée', 'lignes scellées')},{' '}
              {compter(lues, 'ligne lue', 'lignes lues', 'aucune ligne lue')}
              {lues === scellees ? ', mais leur contenu a changé' : ''}.
            </li>
          ))}
        </ul>
      )}
      <p className="discret">
        {dernier !== null && (
          <>
            {compter(scellements, 'scellement')} sur {compter(lignes, 'ligne', 'lignes', 'aucune ligne')}. Le
            dernier, de rang {dernier.rang}, du {direInstant(dernier.le)}&nbsp;:{' '}
            <code className="empreinte">{dernier.empreinte}</code>.{' '}
          </>
        )}
        {purge !== null &&
          `Purgé jusqu’au ${direInstant(purge.jusquau)}, ce temps passé : ${compter(purge.lignes, 'ligne')}. `}
        {attendDepuis !== null &&
          `Ce qui est écrit depuis le ${direInstant(attendDepuis)} attend d’être scellé.`}
      </p>
    </>
  );
}
