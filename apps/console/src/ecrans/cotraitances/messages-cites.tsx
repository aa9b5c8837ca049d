import { compter } from '../../mots/nombres.js';

/** Ids of messages, short enough to be told apart; the whole id is in the title of each. */
export function MessagesCites({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return <span>aucun message</span>;
  return (
    <span>
      {compter(ids.length, 'message')}{' '}
      {ids.map((id) => (
        <code key={id} className="message-cite">
          {id}
        </code>
      ))}
    </span>
  );
}
