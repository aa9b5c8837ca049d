import { NavigateurDEssai, type PageRecue } from './navigateur-d-essai.js';

/** The code that the page of the second step shows. */
export function codeMontre({ texte }: PageRecue): string {
  return (/class="code">([\d ]+)</.exec(texte)?.[1] ?? '').replace(' ', '');
}

/**
 * Signs in at the identity provider of the demonstration as a person does, both steps when it asks for them.
 * @param depart where the gateway begins a sign-in
 * @returns what the browser is shown when it is back
 */
export async function seConnecterALaDemonstration(
  navigateur: NavigateurDEssai,
  depart: string,
  identifiant: string,
  motDePasse: string,
): Promise<PageRecue> {
  const formulaire = await allerAuBout(navigateur, await navigateur.aller(depart));
  const champs = { identifiant, 'mot-de-passe': motDePasse };
  const ensuite = await allerAuBout(navigateur, await navigateur.envoyer(formulaire.adresse, champs));
  const code = codeMontre(ensuite);
  if (code === '') return ensuite;
  return allerAuBout(navigateur, await navigateur.envoyer(ensuite.adresse, { code }));
}

async function allerAuBout(navigateur: NavigateurDEssai, page: PageRecue): Promise<PageRecue> {
  return page.vers === null ? page : allerAuBout(navigateur, await navigateur.aller(page.vers));
}
