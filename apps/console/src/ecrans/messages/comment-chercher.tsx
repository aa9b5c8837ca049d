/** A search that explains itself: what the filters do, in which order, and what stays where. */
export function CommentChercher() {
  return (
    <details className="explication">
      <summary>Comment la recherche fonctionne</summary>
      <ul>
        <li>
          Tous les filtres donnés doivent être vrais à la fois. Sans filtre, tout votre périmètre est là.
        </li>
        <li>
          Les messages viennent du plus récent au plus ancien, par pages de cinquante ; la suite se demande.
          Rien n’est compté en entier : la liste s’ouvre aussi vite sur cent mille messages.
        </li>
        <li>Un code, une cotraitance et un numéro de personne se donnent entiers, sans joker.</li>
        <li>Les jours sont ceux de l’horloge métier ; le premier et le dernier sont compris.</li>
        <li>
          Les filtres sont dans l’adresse, que vous pouvez garder ou envoyer. Le numéro d’une personne n’y est
          jamais : il reste dans cette page, et s’efface avec elle.
        </li>
        <li>
          Les identités et le contenu sont masqués ; un message se lit en clair avec un motif, pendant un
          quart d’heure.
        </li>
      </ul>
    </details>
  );
}
