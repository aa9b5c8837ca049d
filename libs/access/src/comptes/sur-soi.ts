/** True when whoever decides is the person of that account: nobody raises their own rights (X5). */
export function surSoi(par: string, compte: string): boolean {
  return par.toLowerCase() === `compte:${compte.toLowerCase()}`;
}
