import { Pastille } from '../../elements/pastille.js';
import { dire } from '../../mots/libelles.js';
import { ISSUES, TONS_D_ISSUE } from '../../mots/messages.js';

/** The fate of a message, and its code. */
export function Issue({ de: { issue, code } }: { de: { issue: string; code: string | null } }) {
  return (
    <span className="etiquettes">
      <Pastille ton={TONS_D_ISSUE[issue] ?? 'neutre'}>{dire(ISSUES, issue)}</Pastille>
      {code !== null && <code>{code}</code>}
    </span>
  );
}
