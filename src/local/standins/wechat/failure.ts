/** A refusal as WeChat Pay v3 says it: `{code, message, detail?}` under an HTTP status. */
const statuses = {
  PARAM_ERROR: 400,
  INVALID_REQUEST: 400,
  APPID_MCHID_NOT_MATCH: 400,
  ORDERPAID: 400,
  ORDER_CLOSED: 400,
  NO_STATEMENT_EXIST: 400,
  STATEMENT_CREATING: 400,
  SIGN_ERROR: 401,
  NO_AUTH: 403,
  OUT_TRADE_NO_USED: 403,
  NOT_ENOUGH: 403,
  NOT_FOUND: 404,
  ORDER_NOT_EXIST: 404,
  RESOURCE_NOT_EXISTS: 404,
  METHOD_NOT_ALLOWED: 405,
  FREQUENCY_LIMITED: 429,
  SYSTEM_ERROR: 500,
} as const;

export type FailureCode = keyof typeof statuses;

export class WechatFailure extends Error {
  readonly code: FailureCode;
  readonly status: number;
  readonly detail: Record<string, unknown> | undefined;
  constructor(code: FailureCode, message: string, detail?: Record<string, unknown>) {
    super(message);
    this.code = code;
    this.status = statuses[code];
    this.detail = detail;
  }
}

export function paramError(field: string, issue: string, location = 'body', value?: unknown): WechatFailure {
  return new WechatFailure('PARAM_ERROR', `参数错误：${field} ${issue}`, { field, issue, location, value });
}
