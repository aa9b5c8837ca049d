import { direInstant, direNombre } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { direAge, direDEcart, direEtat } from './mots.js';
import type { BudgetDit, EcartDit, GroupeDit } from './modele.js';

/** Groups in a table, then what each one is and how to look into it. */
export function rendreGroupes(groupes: readonly GroupeDit[]): string {
  return [
    tableau(
      ['Nombre', 'Partenaire', 'Vue', 'Type', 'Nature', 'Cause', 'État', 'Le plus ancien'],
      groupes.map((un) => [
        direNombre(un.nombre),
        direDEcart(un.partenaire),
        un.vue,
        un.type,
        direDEcart(un.nature),
        direDEcart(un.cause),
        direEtat(un),
        direInstant(un.depuis),
      ]),
    ),
    ...groupes.map((un) => `\n  ${direNombre(un.nombre)} × ${un.type} : ${un.phrase}\n${commandesDe(un)}`),
  ].join('\n');
}

/** A page of écarts, the oldest first. */
export function rendreListe(ecarts: readonly EcartDit[]): string {
  return tableau(
    ['Âge', 'Partenaire', 'Vue', 'Type', 'Cotraitance', 'Nature', 'Cause', 'État', 'Fois', 'Identifiant'],
    ecarts.map((un) => [
      direAge(un.ageJours),
      direDEcart(un.partenaire),
      un.vue,
      un.type,
      un.cotraitance ?? '–',
      direDEcart(un.nature),
      direDEcart(un.cause),
      direEtat(un),
      direNombre(un.ouvertures),
      un.id,
    ]),
  );
}

/** `Budget de réparation du jour : GIDE 0 / 100, Parcours 3 12 / 100 dossier(s).` */
export function direBudgets(budgets: readonly BudgetDit[]): string {
  const chacun = budgets.map(
    ({ partenaire, limite, depense }) =>
      `${direDEcart(partenaire)} ${direNombre(depense)} / ${direNombre(limite)}`,
  );
  return `Budget de réparation du jour : ${chacun.join(', ')} dossier(s) corrigé(s) sans demander.`;
}

/** The command that lists a group, then, when somebody has to decide, the one that decides of exactly these. */
function commandesDe({
  partenaire,
  vue,
  type,
  nature,
  cause,
  etat,
  motifSoumission,
  nombre,
  empreinte,
}: GroupeDit): string {
  const soumission = motifSoumission === null ? '' : ` --motif-soumission ${motifSoumission}`;
  const filtre = `--partenaire ${partenaire} --vue ${vue} --type ${type} --nature ${nature} --cause ${cause} --etat ${etat}${soumission}`;
  const lister = `    npm run passerelle -- ecarts --liste ${filtre}`;
  if (etat !== 'soumis') return `${lister}\n    Empreinte : ${empreinte}`;
  return `${lister}\n    npm run passerelle -- ecarts resoudre ${filtre} --nombre ${nombre} --empreinte ${empreinte} --decision … --motif "…"`;
}
