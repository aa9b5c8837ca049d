import { userInfo } from 'node:os';
import { compteSysteme } from './compte-systeme.js';

describe('the system account that runs the tool', () => {
  it('is named', () => {
    expect(compteSysteme()).toBe(userInfo().username);
  });

  it('is numbered when the system has no entry for it', () => {
    const sansEntree = (): never => {
      throw new Error('uv_os_get_passwd returned ENOENT');
    };
    expect(compteSysteme(sansEntree)).toBe(String(process.getuid?.()));
  });
});
