import { Carte } from '../../elements/carte.js';

/** What cannot be replayed, and why: said before one chooses, and again by the simulation, message by message. */
export function NonRejouables() {
  return (
    <Carte titre="Ce qui ne se rejoue pas, et pourquoi" large>
      <ul className="liste-simple">
        <li>
          <strong>Ce qui est en route</strong> (à émettre, issue inconnue, retenu pendant une pause) : son
          sort n’est pas encore dit ; le renvoyer pourrait le dire deux fois.
        </li>
        <li>
          <strong>Ce qui attend son tour</strong> (reçu) : il sera appliqué de lui-même.
        </li>
        <li>
          <strong>Ce qui a déjà abouti</strong> (appliqué, acquitté, sans effet, doublon) : le rejeu ne
          changerait rien, et le dit.
        </li>
        <li>
          <strong>Ce qu’une version plus récente a dépassé</strong> : rejouer ne remplace jamais du neuf par
          de l’ancien.
        </li>
        <li>
          <strong>Plus de 10 000 messages à la fois</strong> : resserrez le choix, faites plusieurs rejeux.
        </li>
      </ul>
    </Carte>
  );
}
