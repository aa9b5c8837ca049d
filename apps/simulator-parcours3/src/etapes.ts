import type { DonneesEtape } from '#annexe7';
import {
  ajouterJoursOuvres,
  deJours,
  Hasard,
  ouvreSuivant,
  situationAu,
  TAUX,
  type CotraitancePrevue,
  type GestePrevu,
  type Trajectoire,
} from '#simulation';

type Etape = Omit<DonneesEtape, 'cotraitance' | 'demandeur' | 'etape'>;

const ANNEES_D_ETAPES = 3;
const JOURS_D_UN_MOIS = 30;
const METIERS = [
  'vente',
  'logistique',
  'aide à la personne',
  'bâtiment',
  'restauration',
  'bureautique',
  'espaces verts',
];
const RESULTATS = ['présent', 'présent, projet précisé', 'présent, démarches en cours'] as const;

/** Interviews every month, and what they lead to, from the initialisation to the end; little while not registered. */
export function etapesPrevues(
  graine: string,
  { demandeur, periodes }: Trajectoire,
  { cotraitance, initialisation, fin }: CotraitancePrevue,
): GestePrevu[] {
  if (initialisation === null) return [];
  const hasard = new Hasard(graine, 'etapes', cotraitance);
  const terme = plusTot(fin, deJours(initialisation.date, ANNEES_D_ETAPES * 365));
  const gestes: GestePrevu[] = [];
  let mois = deJours(initialisation.jour, hasard.entier(18, JOURS_D_UN_MOIS));
  for (; mois < terme; mois = deJours(mois, JOURS_D_UN_MOIS)) {
    const jour = ouvreSuivant(mois);
    const etapes = situationAu(periodes, jour) === 'inscrit' ? etapesDuMois(jour, hasard) : [];
    for (const etape of etapes.filter(({ date }) => date < terme)) {
      const numero = gestes.length + 1;
      const data = { cotraitance, demandeur, etape: `E${numero}`, ...etape };
      const repere = `${cotraitance}/E${numero}`;
      gestes.push({ type: 'etape.enregistree', jour: etape.date, repere, pour: cotraitance, data });
    }
  }
  return gestes.flatMap((geste) => [geste, ...annulation(geste, hasard)]);
}

function etapesDuMois(jour: string, hasard: Hasard): Etape[] {
  const manque = hasard.chance(TAUX.entretienManque);
  const entretien: Etape = {
    nature: 'entretien',
    date: jour,
    resultat: manque ? 'absent' : hasard.parmi(RESULTATS),
  };
  const etapes = [entretien];
  if (hasard.chance(TAUX.miseEnRelation)) {
    etapes.push({ nature: 'mise_en_relation', date: ajouterJoursOuvres(jour, 2), libelle: metier(hasard) });
  }
  if (hasard.chance(TAUX.proposition)) etapes.push(...proposition(jour, hasard));
  if (hasard.chance(TAUX.emploiCourt)) {
    const date = ajouterJoursOuvres(jour, hasard.entier(3, 15));
    etapes.push({
      nature: 'emploi_cdd',
      date,
      dateFin: deJours(date, hasard.entier(7, 55)),
      libelle: metier(hasard),
    });
  }
  if (hasard.chance(TAUX.evaluationPlateforme)) {
    etapes.push({ nature: 'evaluation_plateforme_vocation', date: ajouterJoursOuvres(jour, 8) });
  }
  return etapes;
}

/** A training or a service proposed, sometimes followed by an entry with its dates. */
function proposition(jour: string, hasard: Hasard): Etape[] {
  const formation = hasard.chance(0.6);
  const libelle = `${formation ? 'Formation' : 'Prestation'} ${metier(hasard)}`;
  const proposee: Etape = {
    nature: formation ? 'proposition_formation' : 'proposition_prestation',
    date: jour,
    libelle,
  };
  if (!hasard.chance(TAUX.entreeApresProposition)) return [proposee];
  const date = ajouterJoursOuvres(jour, hasard.entier(5, 18));
  const duree = formation ? hasard.entier(20, 120) : hasard.entier(3, 20);
  const nature = formation ? 'entree_formation' : 'entree_prestation';
  return [proposee, { nature, date, dateFin: deJours(date, duree), libelle }];
}

function annulation(geste: GestePrevu, hasard: Hasard): GestePrevu[] {
  if (!hasard.chance(TAUX.etapeAnnulee)) return [];
  const jour = ajouterJoursOuvres(geste.jour, 3);
  return [{ type: geste.type, jour, corrige: geste.repere, pour: geste.pour, data: { annule: true } }];
}

function metier(hasard: Hasard): string {
  return hasard.parmi(METIERS);
}

function plusTot(une: string, autre: string): string {
  return une < autre ? une : autre;
}
