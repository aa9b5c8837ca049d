import { useEffect, useState } from 'react';
import { Choix } from '../../elements/filtres.js';
import { Saisie } from '../../elements/saisie.js';
import { ACTIONS, GENRES_D_AUDIT, LECTURES } from '../../mots/actions.js';
import { FORMES, lireFiltresDAudit, type FiltresDAudit } from './filtres.js';

/** What to look for, asked for once: each search is itself written in the record. */
export function Formulaire({
  filtres,
  chercher,
}: {
  filtres: FiltresDAudit;
  chercher: (filtres: FiltresDAudit) => void;
}) {
  const [brouillon, setBrouillon] = useState(filtres);
  // A search from elsewhere (a view, somebody's line) is written here too; the field that has the focus keeps it.
  useEffect(() => setBrouillon(filtres), [filtres]);
  const noter = (change: FiltresDAudit): void => setBrouillon({ ...brouillon, ...change });
  const actions =
    brouillon.genre === 'acte'
      ? ACTIONS
      : brouillon.genre === 'lecture'
        ? LECTURES
        : { ...ACTIONS, ...LECTURES };
  return (
    <form
      className="filtres"
      role="search"
      aria-label="Chercher dans le journal"
      onSubmit={(evenement) => {
        evenement.preventDefault();
        chercher(lireFiltresDAudit({ ...brouillon }));
      }}
    >
      <Choix
        nom="Quoi"
        valeur={brouillon.genre}
        mots={GENRES_D_AUDIT}
        tous="Lectures et actes"
        changer={(genre) => noter({ genre, action: undefined })}
      />
      <Choix
        nom="Action"
        valeur={brouillon.action}
        mots={actions}
        tous="Toutes"
        changer={(action) => noter({ action })}
      />
      <Saisie
        nom="Cotraitance"
        valeur={brouillon.cotraitance}
        motif={FORMES.cotraitance}
        aide="Un numéro de cotraitance, par exemple CT-2010-000001 : jamais celui d’une personne."
        changer={(cotraitance) => noter({ cotraitance })}
      />
      <Saisie
        nom="Acteur"
        valeur={brouillon.acteur}
        motif={FORMES.acteur}
        aide="L’identifiant d’un compte ou d’une clé, tel que le journal le montre."
        changer={(acteur) => noter({ acteur })}
      />
      <Saisie
        nom="Objet"
        valeur={brouillon.objet}
        motif={FORMES.objet}
        aide="L’identifiant de ce sur quoi porte un acte, tel que le journal le montre."
        changer={(objet) => noter({ objet })}
      />
      <Saisie nom="Depuis le" type="date" valeur={brouillon.depuis} changer={(depuis) => noter({ depuis })} />
      <Saisie nom="Jusqu’au" type="date" valeur={brouillon.jusqua} changer={(jusqua) => noter({ jusqua })} />
      <button type="submit" className="bouton">
        Chercher
      </button>
      {Object.keys(filtres).length > 0 && (
        <button
          type="button"
          className="bouton bouton-second"
          onClick={() => {
            setBrouillon({});
            chercher({});
          }}
        >
          Effacer les filtres
        </button>
      )}
    </form>
  );
}
