import type { NotificationHeaders } from '../payments/index.ts';

/** The port to whoever brings money to people. `adapters/wechat-pay` implements it, wiring hands it in. */
export type ProviderTransferState =
  | 'accepted'
  | 'processing'
  | 'wait_user_confirm'
  | 'transfering'
  | 'success'
  | 'fail'
  | 'canceling'
  | 'cancelled';

export interface TransferRequest {
  /** 1-32 letters and digits. */
  outBillNo: string;
  /** What knows the person by this openid; missing: the official account. */
  appid?: string | undefined;
  openid: string;
  /** From 10 fen up to what needs no name. */
  fen: number;
  /** At most 32 characters. */
  remark: string;
  /** What it is for, and what the provider wants to know about that. */
  report: { scene: string; infos: readonly { type: string; content: string }[] };
}

export interface ProviderTransfer {
  state: ProviderTransferState;
  outBillNo: string;
  /** In what a query and a notification say. */
  fen?: number;
  /** What opens the person's WeChat, while they can confirm. */
  packageInfo?: string;
  failReason?: string;
}

export interface TransferNotification {
  id: string;
  /** Null: of another kind. */
  transfer: ProviderTransfer | null;
}

export interface TransferProvider {
  readonly mchid: string;
  readonly appid: string;
  /** Idempotent per outBillNo: an unknown answer is asked again with the same number. */
  transfer(request: TransferRequest): Promise<ProviderTransfer>;
  query(outBillNo: string): Promise<ProviderTransfer | 'missing'>;
  /** `refused`: it cannot be taken back any more. */
  cancel(outBillNo: string): Promise<ProviderTransfer | 'refused'>;
  /** Verifies over the raw bytes and decrypts; throws `notification_forged` on anything wrong. */
  readNotification(headers: NotificationHeaders, rawBody: Buffer): Promise<TransferNotification>;
}
