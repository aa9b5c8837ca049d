import type { CompteDeDemonstration } from '#config';
import { html, page } from './gabarit.js';

export type RefusDIdentifiants = { raison: 'refuse' } | { raison: 'bloque'; jusqua: Date };

/** First step: an identifier and a password. */
export function pageDesIdentifiants(
  question: string,
  comptes: readonly CompteDeDemonstration[],
  refus?: RefusDIdentifiants,
  saisi = '',
): string {
  const erreur = refus && html`<p class="erreur" id="erreur" role="alert">${direRefus(refus)}</p>`;
  const lie = refus ? html` aria-invalid="true" aria-describedby="erreur"` : '';
  const contenu = html`
    <form method="post" action="/connexion/${question}">
      ${erreur ?? ''}
      <label for="identifiant">Identifiant</label>
      <input
        id="identifiant"
        name="identifiant"
        value="${saisi}"
        autocomplete="username"
        autocapitalize="none"
        spellcheck="false"
        maxlength="64"
        required
        autofocus${lie}
      />
      <label for="mot-de-passe">Mot de passe</label>
      <input
        id="mot-de-passe"
        name="mot-de-passe"
        type="password"
        autocomplete="current-password"
        maxlength="200"
        required${lie}
      />
      <p class="aide">Le même pour tous les comptes : le lanceur l’a affiché en démarrant.</p>
      <button type="submit">Se connecter</button>
    </form>
    <form method="post" action="/connexion/${question}/abandon">
      <button class="second" type="submit">Annuler</button>
    </form>
    <h2>Comptes de démonstration</h2>
    <dl>
      ${comptes.map(
        ({ identifiant, prenom, nom, fonction }) =>
          html`<dt>${identifiant}</dt>
            <dd>${prenom} ${nom}, ${fonction}</dd>`,
      )}
    </dl>
  `;
  return page('Se connecter', contenu, { erreur: refus !== undefined });
}

function direRefus(refus: RefusDIdentifiants): string {
  return refus.raison === 'refuse'
    ? 'Identifiant ou mot de passe incorrect. Vérifiez-les, puis recommencez.'
    : `Trop d’essais avec cet identifiant : il est bloqué jusqu’à ${direHeure(refus.jusqua)}. Recommencez après cette heure.`;
}

/** Hour and minute of Paris, the minute begun being counted whole: « 14 h 32 ». */
export function direHeure(instant: Date): string {
  const minuteEntiere = new Date(Math.ceil(instant.getTime() / 60_000) * 60_000);
  return minuteEntiere
    .toLocaleTimeString('fr-FR', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' })
    .replace(':', ' h ');
}
