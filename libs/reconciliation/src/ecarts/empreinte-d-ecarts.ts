/** Of `ecarts e`: its identity and both values, in 64 bits. */
export const CONTENU = 'hashtextextended(ROW(e.id, e.nous, e.eux)::text, 0)';

/** Sixteen hexadecimal digits that change when either value does: what a person saw of an écart. */
export const EMPREINTE_D_UN_ECART = `lpad(to_hex(${CONTENU}), 16, '0')`;

/** The same of a group, in whatever order: which écarts it contains, and with which values. */
export const EMPREINTE_D_UN_GROUPE = `lpad(to_hex(bit_xor(${CONTENU})), 16, '0')`;

/** That of several groups together: the exclusive or of theirs. */
export function reunirEmpreintes(empreintes: readonly string[]): string {
  const ensemble = empreintes.reduce((total, une) => total ^ BigInt(`0x${une}`), 0n);
  return ensemble.toString(16).padStart(16, '0');
}
