import { useQuery } from '@tanstack/react-query';
import type { CorpsDeMessageDecrit } from '../../api/contrat.js';
import { requeteCorps } from '../../api/requetes-de-messages.js';
import { Lu, Vide } from '../../elements/etats.js';
import { direInstant } from '../../mots/dates.js';
import { direNombre } from '../../mots/nombres.js';

/** A message as it is on the wire: the part of its own alone of the batch that brought it. */
export function Brut({ id }: { id: string }) {
  const lecture = useQuery(requeteCorps(id));
  return (
    <Lu lecture={lecture} quoi="le corps" lignes={5}>
      {(corps) => <Corps de={corps} />}
    </Lu>
  );
}

function Corps({
  de: { origine, typeContenu, octets, texte, tronque, purgeLe, masque },
}: {
  de: CorpsDeMessageDecrit;
}) {
  if (texte === null)
    return (
      <Vide
        titre={purgeLe === null ? 'Contenu purgé' : `Corps purgé le ${direInstant(purgeLe)}`}
        icone="rien"
      >
        Sa durée de conservation est passée. Son sort et ce qu’il a énoncé restent connus.
      </Vide>
    );
  return (
    <>
      <p className="discret">
        {origine === 'recu'
          ? 'Sa part du lot, octet pour octet'
          : 'L’événement tel qu’il est dit, recomposé de ce qui a été gardé'}
        {' : '}
        {typeContenu}, {direNombre(octets ?? 0)} octets{tronque && ', seul le début est montré'}.
      </p>
      {masque === true ? (
        <p>
          <span aria-hidden="true">{texte}</span> Masqué : lisez ce message en clair pour le voir.
        </p>
      ) : (
        <pre className="brut" tabIndex={0} aria-label="Corps du message">
          {texte}
        </pre>
      )}
    </>
  );
}
