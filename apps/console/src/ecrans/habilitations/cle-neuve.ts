/** A key that has just been made: its secret is in this page alone, until it is put away. */
export interface CleNeuve {
  id: string;
  cle: string;
}
