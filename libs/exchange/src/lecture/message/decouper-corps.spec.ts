import { decouperEvenement } from './decouper-corps.js';

const part = (corps: string, rang: number, voie = 'webhook'): string | undefined =>
  decouperEvenement(Buffer.from(corps), { rang, voie })?.toString('utf8');

describe('the part of one event in a body that was received [X6.2]', () => {
  it('is the very bytes of its element in a batch, spaces and escapes as they came', () => {
    const lot = ' [ {"a": [1, {"b": "],}"}]} ,\n{"c":"\\"]\\\\"},3]';
    expect(part(lot, 0)).toBe('{"a": [1, {"b": "],}"}]}');
    expect(part(lot, 1)).toBe('{"c":"\\"]\\\\"}');
    expect(part(lot, 2)).toBe('3');
    expect(part(lot, 3)).toBeUndefined();
    expect(part('[]', 0)).toBeUndefined();
  });

  it('is the element of the list of a page, wherever it stands in the page', () => {
    const page = '{"autre":{"evenements":[9]},"evenements" : [{"id":"1"}, {"id":"2"}],"suite":false}';
    const parts = [0, 1, 2].map((rang) => part(page, rang, 'flux'));
    expect(parts).toEqual(['{"id":"1"}', '{"id":"2"}', undefined]);
  });

  it('is the whole body when it is one event', () => {
    expect(part('{"id":"1","data":{"evenements":[1]}}', 0)).toBe('{"id":"1","data":{"evenements":[1]}}');
    expect(part('{"id":"1"}', 1)).toBeUndefined();
    const nommant = '{"id":"1","evenements":[{"id":"2"}]}';
    expect(part(nommant, 0)).toBe(nommant);
  });
});
