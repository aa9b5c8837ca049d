import { html, page } from './gabarit.js';

/** Second step: the one-time code, which a real provider would send and which the demonstration shows. */
export function pageDuCode(question: string, code: string, refuse = false): string {
  const lie = refuse
    ? html` aria-invalid="true" aria-describedby="erreur aide"`
    : html` aria-describedby="aide"`;
  const contenu = html`
    <p>La passerelle demande une authentification forte, en deux étapes.</p>
    <div class="encadre">
      <p><strong>Code de démonstration</strong></p>
      <p class="code">${code.slice(0, 3)} ${code.slice(3)}</p>
      <p class="aide">
        Un vrai fournisseur d’identité vous l’enverrait par un autre moyen (application, clé, téléphone) ; il
        n’est affiché ici que pour essayer.
      </p>
    </div>
    <form method="post" action="/connexion/${question}/code">
      ${refuse ? html`<p class="erreur" id="erreur" role="alert">Ce n’est pas le bon code. Recopiez celui qui est affiché.</p>` : ''}
      <label for="code">Code à usage unique</label>
      <input
        id="code"
        name="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength="12"
        required
        autofocus${lie}
      />
      <p class="aide" id="aide">Six chiffres, valables cinq minutes.</p>
      <button type="submit">Valider</button>
    </form>
    <form method="post" action="/connexion/${question}/abandon">
      <button class="second" type="submit">Annuler</button>
    </form>
  `;
  return page('Seconde étape', contenu, { erreur: refuse });
}
