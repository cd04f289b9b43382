/** How a step that an answer offers is asked for: what it needs first, how it looks, how it is sent. */
export interface StepAction<T> {
  asks: 'nothing' | 'sure' | 'reason';
  tone: 'primary' | 'plain' | 'danger';
  send(given: { reason: string; key: string }): Promise<T>;
}
