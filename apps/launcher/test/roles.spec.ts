import { adresses, rolesDeLaPasserelle } from '../src/processus/roles.js';

describe('the observation ports of the roles [X5.6]', () => {
  const ports = (port?: number): unknown[] =>
    rolesDeLaPasserelle(adresses('127.0.0.1', 3000), { PORT: '3000' }, port).map(
      ({ environnement }) => environnement['PASSERELLE_PORT_OBSERVATION'],
    );

  it('the worker has the one given, the scheduler the next, so that they do not meet', () => {
    expect(ports(9464)).toEqual([undefined, '9464', '9465']);
  });

  it('any free one each when it is 0, none when there is none', () => {
    expect(ports(0)).toEqual([undefined, '0', '0']);
    expect(ports()).toEqual([undefined, undefined, undefined]);
  });
});
