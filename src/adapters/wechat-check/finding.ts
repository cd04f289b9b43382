/** What of a configuration is looked at, in the order in which it is said. */
export const parts = [
  'merchant',
  'clock',
  'platform',
  'apiV3Key',
  'native',
  'h5',
  'jsapi',
  'refunds',
  'transfers',
  'bills',
  'account',
  'mini',
  'notify',
] as const;

export type Part = (typeof parts)[number];
export type Product = 'native' | 'h5' | 'jsapi' | 'refunds' | 'transfers' | 'bills';

/** Every sentence that can be said of a part; the copy says each. */
export type FindingCode =
  | 'unreachable'
  | 'unclear'
  | 'not_tried'
  | 'merchant_fits'
  | 'merchant_number_wrong'
  | 'merchant_serial_wrong'
  | 'merchant_key_wrong'
  | 'clock_fits'
  | 'clock_drifts'
  | 'clock_off'
  | 'clock_unknown'
  | 'platform_fits'
  | 'platform_id_wrong'
  | 'platform_key_wrong'
  | 'platform_public_key_wanted'
  | 'platform_unsigned'
  | 'api_key_fits'
  | 'api_key_wrong'
  | 'api_key_untried'
  | 'product_fits'
  | 'product_closed'
  | 'appid_unbound'
  | 'payer_unknown'
  | 'account_fits'
  | 'account_off'
  | 'account_appid_wrong'
  | 'account_secret_wrong'
  | 'account_address_blocked'
  | 'mini_fits'
  | 'mini_off'
  | 'mini_appid_wrong'
  | 'mini_secret_wrong'
  | 'mini_address_blocked'
  | 'notify_fits'
  | 'notify_local'
  | 'notify_not_https'
  | 'notify_not_public'
  | 'notify_query'
  | 'notify_silent'
  | 'notify_foreign';

export interface Finding {
  part: Part;
  /** `open`: nothing is wrong, and only the first real payment shows whether all is right. */
  result: 'passed' | 'failed' | 'open';
  code: FindingCode;
  params: Readonly<Record<string, string | number>>;
}

export function finding(
  part: Part,
  result: Finding['result'],
  code: FindingCode,
  params: Finding['params'] = {},
): Finding {
  return { part, result, code, params };
}
