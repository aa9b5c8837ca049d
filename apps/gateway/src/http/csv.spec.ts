import { ecrireCsv } from './csv.js';

describe('CSV [RFC 4180]', () => {
  it('ends every line by CRLF, and quotes what holds a comma, a quote or a line break', () => {
    expect(
      ecrireCsv(
        ['a', 'b'],
        [
          ['1,2', 'dit « oui »'],
          ['un "mot"', 'deux\nlignes'],
          [null, -3],
        ],
      ),
    ).toBe('a,b\r\n"1,2",dit « oui »\r\n"un ""mot""","deux\nlignes"\r\n,-3\r\n');
  });

  it.each(['=1+1', '+33', '-2', '@SUM(A1)', '\tx', '\r=1'])('never lets a text be a formula: %j', (texte) => {
    expect(ecrireCsv(['a'], [[texte]])).toMatch(/^a\r\n"?'/);
  });

  it('keeps figures as figures, and a file without lines keeps its titles', () => {
    expect(ecrireCsv(['n'], [[-1]])).toBe('n\r\n-1\r\n');
    expect(ecrireCsv(['n'], [])).toBe('n\r\n');
  });
});
