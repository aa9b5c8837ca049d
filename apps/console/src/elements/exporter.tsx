import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { demander } from '../api/demander.js';
import { donnes, requeteCompteDExport, type Filtres, type SujetDExport } from '../api/requetes-d-exports.js';
import { useSession } from '../coquille/session-ouverte.js';
import { peutExporter } from '../droits.js';
import { direNombre, direReponses } from '../mots/nombres.js';
import { Dialogue } from './dialogue.js';
import { Lu } from './etats.js';
import { AvecMotif } from './motif.js';

/** A button that takes a list away: says how many rows and for how long, asks why. Absent for who may not. */
export function Exporter({ sujet, filtres = {} }: { sujet: SujetDExport; filtres?: Filtres }) {
  const [ouvert, setOuvert] = useState(false);
  if (!peutExporter(useSession(), sujet)) return null;
  return (
    <>
      <button type="button" className="bouton bouton-second" onClick={() => setOuvert(true)}>
        Exporter
      </button>
      {ouvert && <Demande sujet={sujet} filtres={filtres} fermer={() => setOuvert(false)} />}
    </>
  );
}

function Demande({ sujet, filtres, fermer }: { sujet: SujetDExport; filtres: Filtres; fermer: () => void }) {
  const client = useQueryClient();
  const compte = useQuery(requeteCompteDExport(sujet, filtres));
  // One request, however often it is sent: a second click, or an answer that was lost, makes no second file.
  const cle = useRef(crypto.randomUUID());
  const exporter = useMutation({
    mutationFn: (motif: string) =>
      demander('POST /api/exports', {
        corps: { sujet, filtres: donnes(filtres), motif },
        entetes: { 'idempotency-key': cle.current },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['exports'] }),
  });
  return (
    <Dialogue titre={exporter.data ? 'Export demandé' : 'Exporter cette liste'} ouvert fermer={fermer}>
      {exporter.data ? (
        <div role="status">
          <p>Le fichier se fait en arrière-plan. Vous pouvez quitter cet écran.</p>
          <div className="actions">
            <Link to="/exports" className="bouton" onClick={fermer}>
              Voir mes exports
            </Link>
            <button type="button" className="bouton bouton-second" onClick={fermer}>
              Fermer
            </button>
          </div>
        </div>
      ) : (
        <Lu lecture={compte} quoi="le nombre de lignes" lignes={2}>
          {({ lignes, auMoins, maximum, dureeHeures }) => (
            <AvecMotif
              faire={(motif) => exporter.mutate(motif)}
              enCours={exporter.isPending}
              erreur={exporter.error}
              verbe="Demander le fichier"
              annuler={fermer}
            >
              <p>
                {direReponses(lignes, auMoins)}. Le fichier en tient au plus {direNombre(maximum)}&nbsp;:
                au-delà, il s’arrête et le dit.
              </p>
              <p className="discret">
                Un tableau (CSV) sans nom, sans numéro de personne et sans contenu de message, à vous seul,
                effacé {direNombre(dureeHeures)} heures après. La demande et chaque téléchargement sont
                inscrits au journal.
              </p>
            </AvecMotif>
          )}
        </Lu>
      )}
    </Dialogue>
  );
}
