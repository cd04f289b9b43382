/** Sends a text message through the gateway of the settings. */
export interface Sms {
  send(phone: string, text: string): Promise<void>;
}

/** Posts `{phone, text}` as JSON. Throws where the gateway does not take it within 5 s. */
export function makeSms(url: string): Sms {
  return {
    async send(phone, text) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ phone, text }),
        signal: AbortSignal.timeout(5000),
      });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`the SMS gateway answered ${answer.status}`);
    },
  };
}
