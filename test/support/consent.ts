import { privacyVersion } from '../../src/copy/zh-CN.ts';

/** What somebody says at signing in who has read the privacy text. */
export const agreed = { consent: privacyVersion };
