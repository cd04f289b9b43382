/** One try of a notification, with the faults that apply to it; and signed callbacks of any content. */
import type { Notice } from './books.ts';
import { deliver, type Parcel } from './delivery.ts';
import type { Fault } from './fault.ts';
import type { SigningKey } from './merchant.ts';
import { type EnvelopeParts, envelope } from './notice.ts';
import { type Signing, signatureHeaders } from './signature.ts';
import type { World } from './world.ts';

type SigningOptions = Partial<Signing>;

/** The HTTP status that came back, 0 for none. */
export async function sendOnce(world: World, notice: Notice, faults: Fault[]): Promise<number> {
  const named = (name: string) => faults.find(({ fault }) => fault === name);
  const altered = named('altered');
  const plaintext = altered ? withAmount(notice.plaintext, altered.amountFen) : notice.plaintext;
  const parcel = () => {
    const offsetSeconds = -(named('staleTimestamp')?.seconds ?? 0);
    const options = { offsetSeconds, spoilt: named('badSignature') !== undefined };
    return sealedParcel(world, { ...notice, plaintext: JSON.stringify(plaintext) }, options);
  };
  if (named('signtest')) await deliver(notice.notifyUrl, asSignatureTest(parcel()));
  const copies = 1 + (named('duplicate')?.n ?? 0);
  const answers = await Promise.all(
    Array.from({ length: copies }, () => deliver(notice.notifyUrl, parcel())),
  );
  // Any acceptance counts: the sender does not know which copy the receiver understood.
  const accepted = answers.find(({ status }) => status >= 200 && status < 300);
  return (accepted ?? answers[0])?.status ?? 0;
}

function withAmount(plaintext: Record<string, unknown>, amountFen = 1): Record<string, unknown> {
  if ('transfer_amount' in plaintext) return { ...plaintext, transfer_amount: amountFen };
  const amount = plaintext.amount as Record<string, unknown>;
  const refund = { refund: amountFen, payer_refund: amountFen };
  const changed = 'refund' in amount ? refund : { total: amountFen, payer_total: amountFen };
  return { ...plaintext, amount: { ...amount, ...changed } };
}

/** A probe that looks almost right; who accepts it does not check signatures. */
function asSignatureTest({ headers, body }: Parcel): Parcel {
  const signature = `WECHATPAY/SIGNTEST/${headers['Wechatpay-Signature']}`;
  return { headers: { ...headers, 'Wechatpay-Signature': signature }, body };
}

export function sealedParcel(world: World, parts: EnvelopeParts, options: SigningOptions = {}): Parcel {
  return signedParcel(world, JSON.stringify(envelope(parts, world.merchant.keys.apiV3Key)), options);
}

export function signedParcel(world: World, body: string, options: SigningOptions): Parcel {
  const headers = {
    Accept: '*/*',
    'Content-Type': 'application/json',
    'User-Agent': 'Mozilla/4.0',
    ...signatureHeaders(body, { ...options, key: options.key ?? defaultKey(world) }),
  };
  return { headers, body };
}

/** By the settings; in certificate mode the newest. */
export function defaultKey(world: World): SigningKey {
  const { keys, signing } = world.merchant;
  const newest = keys.certificates.at(-1)?.serial ?? '';
  return signing.get(world.books.settings.signWith === 'publicKey' ? keys.publicKeyId : newest)!;
}
