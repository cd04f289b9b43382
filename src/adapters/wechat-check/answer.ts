import { asObject, optionalText } from '../wechat-pay/field.ts';
import type { Answer } from '../wechat-pay/http.service.ts';

export interface Refused {
  status: number;
  /** WeChat's own word, or nothing where it said none. */
  code: string;
  message: string;
  field: string;
}

const nothing = { code: '', message: '', field: '' };

/** What an error says of itself. An answer that is not WeChat's says nothing. */
export function refusedBy({ status, body }: Answer): Refused {
  try {
    const said = asObject(JSON.parse(body.toString('utf8')));
    const detail = typeof said.detail === 'object' && said.detail !== null ? asObject(said.detail) : {};
    return {
      status,
      code: optionalText(said, 'code') ?? '',
      message: optionalText(said, 'message') ?? '',
      field: optionalText(detail, 'field') ?? '',
    };
  } catch {
    return { status, ...nothing };
  }
}

export const isOk = ({ status }: Answer): boolean => status >= 200 && status < 300;

/** What is shown of an answer that nobody expected: its code, and never its body. */
export const shownCode = ({ status, code }: Refused): string =>
  /^[A-Z_]{1,40}$/.test(code) ? `${status} ${code}` : String(status);

/** WeChat does not know the key that it was asked to sign with. */
export const refusesSerial = (answer: Answer): boolean =>
  !isOk(answer) && /Wechatpay-Serial/i.test(refusedBy(answer).message);
