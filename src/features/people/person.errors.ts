import { defineError } from '../../kernel/errors.ts';

export const codeWrong = defineError('refused', 'code_wrong');
/** The number was idle: who comes by it says who they are. */
export const identityNeeded = defineError('refused', 'identity_needed');
export const identityWrong = defineError('refused', 'identity_wrong');
/** The privacy text that holds now has not been agreed to. */
export const consentNeeded = defineError('refused', 'consent_needed');
export const passwordWrong = defineError('refused', 'password_wrong');
export const loginTaken = defineError('conflict', 'login_taken');
export const phoneTaken = defineError('conflict', 'phone_taken');
/** Something is still open that an account cannot leave behind. */
export const accountInUse = defineError('conflict', 'account_in_use');
export const loginNotOffered = defineError('conflict', 'login_not_offered');
export const alreadyStaff = defineError('conflict', 'already_staff');
/** No session waits for a second code. */
export const secondCodeUnasked = defineError('conflict', 'second_code_unasked');
export const secondCodeWrong = defineError('refused', 'second_code_wrong');
/** The server has no key to keep a secret with. */
export const secondFactorOff = defineError('conflict', 'second_factor_off');
export const secondFactorSet = defineError('conflict', 'second_factor_set');
export const secondFactorUnset = defineError('conflict', 'second_factor_unset');
export const addressLimit = defineError('refused', 'address_limit');
