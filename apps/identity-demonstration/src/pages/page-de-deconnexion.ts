import { html, page, telQuel } from './gabarit.js';

/** @param formulaire the empty form of the library, `op.logoutForm`: buttons outside it send it */
export function pageDeDeconnexion(formulaire: string): string {
  return page(
    'Se déconnecter',
    html`
      <p>Vous quittez aussi votre session auprès du fournisseur d’identité de démonstration.</p>
      ${telQuel(formulaire)}
      <button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>Se déconnecter</button>
      <button class="second" type="submit" form="op.logoutForm">Annuler</button>
    `,
  );
}
