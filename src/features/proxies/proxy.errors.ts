import { defineError } from '../../kernel/errors.ts';

/** Nobody orders for somebody who has not agreed, or not any more. */
export const proxyNotAgreed = defineError('refused', 'proxy_not_agreed');
/** Not the code that the person was told, used already, or too old. */
export const proxyCodeWrong = defineError('refused', 'proxy_code_wrong');
export const ownRelative = defineError('refused', 'own_relative');
