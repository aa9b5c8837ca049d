import { Carte } from '../../elements/carte.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';

/** What was tested of the access to this console, what was not, and what is known not to work. Nobody has audited it. */
export function Accessibilite() {
  return (
    <article className="texte-suivi">
      <EnTeteEcran
        titre="Accessibilité"
        sousTitre="Ce qui a été vérifié de cette console, ce qui ne l’a pas été, et ce qui reste difficile."
      />
      <p>
        Cette page n’est pas une déclaration de conformité : aucun audit selon le référentiel général
        d’amélioration de l’accessibilité (RGAA) n’a été fait, et nous n’annonçons aucun taux. Elle dit ce que
        nous savons.
      </p>
      <Carte titre="Ce qui est vérifié à chaque version" large>
        <ul>
          <li>
            Chaque écran, dans ses cinq états (vide, en attente, en erreur, sans droit, rempli), en clair et
            en sombre, à 320 et 1 280 pixels de large : l’outil automatique axe-core n’y trouve aucune faute,
            et rien ne déborde en largeur. Cet outil ne voit qu’une partie des difficultés.
          </li>
          <li>
            Au clavier seul : se connecter mis à part, les parcours principaux de l’exploitant se font sans
            souris, le point de saisie reste visible, une question se ferme par Échap et le rend à son point
            de départ.
          </li>
          <li>
            Un état n’est jamais dit par la couleur seule : un mot et une forme l’accompagnent. Un graphique
            est toujours doublé d’un tableau des mêmes chiffres.
          </li>
          <li>La page suit le réglage de la machine pour la clarté et pour la réduction des animations.</li>
        </ul>
      </Carte>
      <Carte titre="Ce qui n’a pas été vérifié" large>
        <ul>
          <li>
            Aucune personne qui utilise un lecteur d’écran, une loupe, une commande vocale ou un autre
            dispositif n’a essayé cette console. NVDA, JAWS, VoiceOver et TalkBack n’ont pas été essayés.
          </li>
          <li>Aucun audit RGAA, complet ou rapide, n’a été fait, ni par nous, ni par un tiers.</li>
          <li>
            Les essais automatiques se font dans Chromium seul : ni Firefox, ni Safari, ni un téléphone n’ont
            été essayés.
          </li>
          <li>
            Le fournisseur d’identité, où l’on se connecte, est un autre service : cette page n’en dit rien.
          </li>
        </ul>
      </Carte>
      <Carte titre="Limites connues" large>
        <ul>
          <li>
            Les tableaux larges deviennent des fiches sur un écran étroit : l’ordre de lecture y est celui des
            colonnes, et il faut en lire plusieurs pour comparer deux lignes.
          </li>
          <li>
            Ce qui se met à jour de soi-même n’est pas toujours annoncé : un nombre peut changer sans être
            dit.
          </li>
          <li>
            Les fichiers exportés sont des tableaux bruts (CSV), sans autre mise en forme que leurs titres de
            colonnes.
          </li>
        </ul>
      </Carte>
      <Carte titre="Dire une difficulté" large>
        <p>
          Vous ne pouvez pas lire ou faire quelque chose ici : dites-le à l’exploitant de la passerelle de
          votre organisme, qui vous a donné votre habilitation. Donnez l’adresse de l’écran et ce que vous
          vouliez faire ; il doit vous répondre, et vous donner autrement ce que vous cherchiez. Si aucune
          réponse ne vient, le Défenseur des droits peut être saisi.
        </p>
      </Carte>
    </article>
  );
}
