import { defineAccess } from '../../kernel/actor.ts';

export const noticeAccess = [defineAccess('notices.own', 'Who was told.', 'required')];
