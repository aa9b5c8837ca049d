import { Link } from '@tanstack/react-router';
import { useSession } from '../../coquille/session-ouverte.js';
import { voit } from '../../droits.js';
import { compter } from '../../mots/nombres.js';

/** The messages from which something comes, each a link for who may read messages. */
export function MessagesCites({ ids }: { ids: readonly string[] }) {
  const lit = voit(useSession(), '/messages');
  if (ids.length === 0) return <span>aucun message</span>;
  return (
    <span>
      {compter(ids.length, 'message')}{' '}
      {ids.map((id) =>
        lit ? (
          <Link key={id} to="/messages/$id" params={{ id }} className="message-cite">
            {id}
          </Link>
        ) : (
          <code key={id} className="message-cite">
            {id}
          </code>
        ),
      )}
    </span>
  );
}
