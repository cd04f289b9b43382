import type { Files } from '../../src/features/files/index.ts';

/** For parts that are tested without pictures: nobody has one, so that every one named is refused. */
export const noFiles: Pick<Files, 'check' | 'bind' | 'readBy'> = {
  async check(_actor, ids) {
    if (ids.length > 0) throw new Error('there are no pictures here');
    return [];
  },
  async bind() {},
  readBy() {},
};
