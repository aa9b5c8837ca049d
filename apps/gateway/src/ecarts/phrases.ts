import type { Partenaire } from '#annexe7';
import type { Ecart, MotifSoumission } from '#reconciliation';

const NOMS: Readonly<Record<Partenaire, string>> = { gide: 'GIDE', parcours3: 'Parcours 3' };

type Situation = Pick<Ecart, 'partenaire' | 'vue' | 'nature' | 'cause' | 'detail'>;

/** What differs, in one French sentence without any personal data. */
export function direNature({
  partenaire,
  vue,
  nature,
}: Pick<Situation, 'partenaire' | 'vue' | 'nature'>): string {
  const lui = NOMS[partenaire];
  const dit = vue === 'dit';
  switch (nature) {
    case 'absent':
      return dit
        ? `La passerelle a dit ce fait à ${lui}, qui ne l’a pas.`
        : `${lui} énonce ce fait, que la passerelle n’a pas.`;
    case 'different':
      return `La passerelle et ${lui} ont la même version de ce fait, avec des données différentes.`;
    case 'sequence':
      return `La passerelle et ${lui} n’ont pas la même version de ce fait.`;
    case 'en_trop':
      return dit
        ? `${lui} tient de la passerelle un fait qu’elle ne lui a jamais dit.`
        : `La passerelle tient de ${lui} un fait qu’il n’énonce plus.`;
  }
}

/** Why, as far as the messages tell. */
export function direCause({ partenaire, vue, nature, cause, detail }: Situation): string {
  const lui = NOMS[partenaire];
  const dit = vue === 'dit';
  const code = detail === null ? '' : ` (${detail})`;
  switch (cause) {
    case 'jamais_recu':
      return `L’énoncé de ${lui} n’est jamais arrivé à la passerelle.`;
    case 'refuse':
      return dit
        ? `${lui} a refusé la dernière version qui lui a été dite${code}.`
        : `La passerelle a refusé cet énoncé${code} : il est à corriger par ${lui}, ou par « message corriger ».`;
    case 'abandonne':
      return dit
        ? `Le dernier message n’a pas abouti chez ${lui}, ou a été abandonné${code}.`
        : `Le message reçu n’a pas pu être appliqué, ou a été abandonné${code}.`;
    case 'change_chez_le_partenaire':
      if (dit) return `${lui} avait acquitté cette version : la donnée a changé ou s’est perdue chez lui.`;
      return nature === 'en_trop'
        ? `${lui} l’avait énoncé et ne l’énonce plus : il s’est perdu ou a été effacé chez lui.`
        : `L’énoncé de ${lui} a changé chez lui sans nouvelle version, ou est revenu à une plus ancienne.`;
    case 'compteur_en_retard':
      return nature === 'en_trop'
        ? 'La passerelle a oublié ce fait : d’autres versions de ce dossier montrent que sa base est revenue en arrière, comme après une restauration.'
        : `${lui} détient une version plus récente que la dernière connue ici : le compteur de la passerelle est en retard, comme après une restauration.`;
    case 'regles_changees':
      return 'Les règles ont changé depuis que ce fait a été dit.';
    case 'illisible':
      return `Ce que ${lui} ${dit ? 'tient' : 'énonce'} ne respecte pas le contrat d’échange${code}.`;
    case 'inconnue':
      return 'Aucun message ne dit d’où vient cet écart.';
  }
}

/** Why somebody has to decide. */
export function direSoumission(motif: MotifSoumission): string {
  switch (motif) {
    case 'politique':
      return 'La politique en vigueur soumet ces écarts à quelqu’un.';
    case 'budget':
      return 'Le budget de réparation du jour est épuisé : une cause commune est à chercher avant de corriger le reste.';
    case 'refus':
      return 'La dernière version a été refusée : la corriger à l’identique serait refusé de même.';
    case 'abandon':
      return 'Le dernier message a été abandonné, ou n’a pas abouti après tous ses essais.';
    case 'escalade':
      return 'Corrigé plusieurs fois, il est revenu : la cause est à chercher.';
    case 'illisible':
      return 'Ce que le partenaire a ne peut pas être lu.';
  }
}
