import { defineError } from '../../kernel/errors.ts';

export const codeWrong = defineError('refused', 'code_wrong');
export const passwordWrong = defineError('refused', 'password_wrong');
export const loginTaken = defineError('conflict', 'login_taken');
export const phoneTaken = defineError('conflict', 'phone_taken');
export const loginNotOffered = defineError('conflict', 'login_not_offered');
export const alreadyStaff = defineError('conflict', 'already_staff');
export const addressLimit = defineError('refused', 'address_limit');
