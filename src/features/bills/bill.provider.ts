/** The two bills of a day: what was paid and given back, and how the balance moved. */
export type BillKind = 'trade' | 'fundflow';

/** The port to whoever keeps the merchant's account. `adapters/wechat-pay` implements it, wiring hands it in. */
export interface BillProvider {
  /**
   * The text of a bill, whose sum was checked; `none`: nothing happened on that day; `creating`: not there yet.
   * Throws ProviderUnknown, ProviderRefused.
   */
  fetchBill(kind: BillKind, date: string): Promise<{ text: string } | 'none' | 'creating'>;
}
