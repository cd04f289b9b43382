import { type AccessRule, defineAccess } from '../../kernel/actor.ts';

export const filesAccess: AccessRule[] = [
  defineAccess(
    'see_file',
    'Anyone, for pictures on show; who uploaded it before that; for papers and disputes whoever may see what they belong to.',
    'anyone',
  ),
];
