import type { FiltresDEcarts } from '../../filtres.js';
import { Choix } from '../../elements/filtres.js';
import { CAUSES_D_ECART, ETATS_D_ECART, NATURES_D_ECART, TYPES, VUES } from '../../mots/libelles.js';

const LES_DEUX = { gide: 'GIDE', parcours3: 'Parcours 3' };

/** The filters of the ledger; each is in the address, so that a page can be kept or sent. */
export function Filtres({
  filtres,
  filtrer,
}: {
  filtres: FiltresDEcarts;
  filtrer: (changes: FiltresDEcarts) => void;
}) {
  const actifs = Object.keys(filtres).length;
  return (
    <div className="filtres" role="search" aria-label="Filtrer les écarts">
      <Choix
        nom="État"
        valeur={filtres.etat}
        mots={ETATS_D_ECART}
        tous="Non clos"
        changer={(etat) => filtrer({ etat })}
      />
      <Choix
        nom="Partenaire"
        valeur={filtres.partenaire}
        mots={LES_DEUX}
        tous="Tous"
        changer={(partenaire) => filtrer({ partenaire })}
      />
      <Choix
        nom="Comparaison"
        valeur={filtres.vue}
        mots={VUES}
        tous="Les deux"
        changer={(vue) => filtrer({ vue })}
      />
      <Choix
        nom="Type"
        valeur={filtres.type}
        mots={TYPES}
        tous="Tous"
        changer={(type) => filtrer({ type })}
      />
      <Choix
        nom="Ce qui diffère"
        valeur={filtres.nature}
        mots={NATURES_D_ECART}
        tous="Tout"
        changer={(nature) => filtrer({ nature })}
      />
      <Choix
        nom="Cause"
        valeur={filtres.cause}
        mots={CAUSES_D_ECART}
        tous="Toutes"
        changer={(cause) => filtrer({ cause })}
      />
      {actifs > 0 && (
        <button type="button" className="bouton bouton-second" onClick={() => filtrer(VIDES)}>
          Effacer les filtres
        </button>
      )}
    </div>
  );
}

const VIDES: FiltresDEcarts = {
  etat: undefined,
  partenaire: undefined,
  vue: undefined,
  type: undefined,
  nature: undefined,
  cause: undefined,
  motifSoumission: undefined,
  cotraitance: undefined,
};
