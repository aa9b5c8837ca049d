import type { UseQueryResult } from '@tanstack/react-query';
import type { PartenaireDecrit, PartenairesDecrits } from '../../api/contrat.js';
import { Carte, Fiche } from '../../elements/carte.js';
import { Lu } from '../../elements/etats.js';
import { EtatDePartenaire } from '../../elements/etat-de-partenaire.js';
import { direDepuis, direInstant, direJourCourt } from '../../mots/dates.js';
import { compter, direNombre } from '../../mots/nombres.js';

/** Both partners: served, degraded, paused or in a window, and what waits for them. */
export function Partenaires({ lecture }: { lecture: UseQueryResult<PartenairesDecrits> }) {
  return (
    <div id="partenaires" className="ancre">
      <Carte titre="Partenaires">
        <Lu lecture={lecture} quoi="les partenaires" lignes={5}>
          {({ partenaires }) => (
            <ul className="partenaires">
              {partenaires.map((partenaire) => (
                <li key={partenaire.partenaire}>
                  <Partenaire de={partenaire} />
                </li>
              ))}
            </ul>
          )}
        </Lu>
      </Carte>
    </div>
  );
}

function Partenaire({
  de: { nom, pause, fenetre, pasAvant, enAttente, attentes, enEchec, flux },
}: {
  de: PartenaireDecrit;
}) {
  const attend = enAttente.aEmettre + enAttente.incertains + enAttente.retenus;
  return (
    <>
      <div className="ligne-titre">
        <h3>{nom}</h3>
        <EtatDePartenaire de={{ pause, fenetre, pasAvant }} />
      </div>
      {pause && (
        <p>
          Depuis le {direInstant(pause.depuis)} : {pause.motif}
        </p>
      )}
      {fenetre && (
        <p>
          Jusqu’au {direInstant(fenetre.jusqua)}
          {fenetre.motif === null ? '' : ` : ${fenetre.motif}`}
        </p>
      )}
      <Fiche
        lignes={[
          [
            'En attente',
            attend === 0
              ? 'Rien'
              : [
                  enAttente.aEmettre > 0 && `${direNombre(enAttente.aEmettre)} à émettre`,
                  enAttente.retenus > 0 && compter(enAttente.retenus, 'retenu'),
                  enAttente.incertains > 0 && `${direNombre(enAttente.incertains)} d’issue inconnue`,
                ]
                  .filter(Boolean)
                  .join(', '),
          ],
          ['Le plus ancien à dire', direDepuis(attentes.plusAncienDu)],
          ['La plus ancienne issue inconnue', direDepuis(attentes.plusAncienInconnu)],
          [
            'En échec',
            enEchec.refuses + enEchec.echecs === 0
              ? 'Rien'
              : `${compter(enEchec.refuses, 'refusé')}, ${direNombre(enEchec.echecs)} sans succès`,
          ],
          [
            'Son flux est lu',
            flux.luJusquAu === null ? 'Jamais encore' : `jusqu’au ${direJourCourt(flux.luJusquAu)}`,
          ],
        ]}
      />
    </>
  );
}
