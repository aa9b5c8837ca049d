import { direNombre } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { direDEcart } from './mots.js';

export interface PolitiqueDite {
  id: number;
  partenaire: string;
  vue: string;
  type: string | null;
  decision: string;
  phrase: string;
  depuis: string;
  par: string;
  motif: string | null;
  etat: 'en_vigueur' | 'a_venir' | 'remplacee';
}

type Comptes = Readonly<Record<'corriger' | 'soumettre' | 'ignorer', number>>;

export interface SimulationDite {
  jour: string;
  total: number;
  changements: number;
  avant: Comptes;
  apres: Comptes;
  auDelaDuBudget: { avant: number; apres: number };
  detail: {
    partenaire: string;
    vue: string;
    type: string;
    avant: string;
    apres: string;
    nombre: number;
  }[];
}

const ETATS: Readonly<Record<PolitiqueDite['etat'], string>> = {
  en_vigueur: 'en vigueur',
  a_venir: 'à venir',
  remplacee: 'remplacée',
};

/** Rows of the policy, each above its sentence. */
export function rendrePolitiques(lignes: readonly PolitiqueDite[]): string {
  const [titres, trait, ...rangees] = tableau(
    ['Partenaire', 'Vue', 'Type', 'Décision', 'Depuis', 'État'],
    lignes.map(({ partenaire, vue, type, decision, depuis, etat }) => [
      direDEcart(partenaire),
      vue,
      type ?? '(les autres)',
      decision,
      depuis,
      ETATS[etat],
    ]),
  ).split('\n');
  const phrases = lignes.map(({ phrase, motif }) => (motif === null ? phrase : `${phrase} [${motif}]`));
  return [titres, trait, ...rangees.flatMap((rangee, rang) => [rangee, `      ${phrases[rang] ?? ''}`])].join(
    '\n',
  );
}

/** What the open écarts would become. */
export function rendreSimulation({ jour, total, changements, ...suite }: SimulationDite): string {
  const { avant, apres, auDelaDuBudget, detail } = suite;
  return [
    `Au ${jour}, sur ${direNombre(total)} écart(s) que la politique décide, ${direNombre(changements)} changerai${changements > 1 ? 'en' : ''}t de décision.`,
    '',
    tableau(
      ['', 'Aujourd’hui', 'Proposé'],
      [
        ['corriger', direNombre(avant.corriger), direNombre(apres.corriger)],
        ['  dont au-delà du budget', direNombre(auDelaDuBudget.avant), direNombre(auDelaDuBudget.apres)],
        ['soumettre', direNombre(avant.soumettre), direNombre(apres.soumettre)],
        ['ignorer', direNombre(avant.ignorer), direNombre(apres.ignorer)],
      ],
    ),
    ...(detail.length === 0
      ? []
      : [
          '',
          tableau(
            ['Nombre', 'Partenaire', 'Vue', 'Type', 'Aujourd’hui', 'Proposé'],
            detail.map((un) => [
              direNombre(un.nombre),
              direDEcart(un.partenaire),
              un.vue,
              un.type,
              un.avant,
              un.apres,
            ]),
          ),
        ]),
  ].join('\n');
}
