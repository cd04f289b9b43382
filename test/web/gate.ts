import type { Page, Route } from 'playwright-core';

const refusal = JSON.stringify({ code: 'unavailable', detail: '服务暂时不可用', status: 503 });

/** Holds what is sent until it is released, and refuses it then. */
export class Gate {
  readonly #sent: string[] = [];
  /** Beside what was sent, the key under which it is one however often it comes. */
  readonly #keys: string[] = [];
  #held: Route[] = [];
  #isShut = false;

  static async at(page: Page): Promise<Gate> {
    const gate = new Gate();
    await page.route('**/api/**', (route) => gate.#pass(route));
    return gate;
  }
  #pass(route: Route): Promise<void> {
    if (!this.#isShut || route.request().method() === 'GET') return route.continue();
    this.#sent.push(`${route.request().method()} ${new URL(route.request().url()).pathname}`);
    this.#keys.push(route.request().headers()['idempotency-key'] ?? `none ${this.#keys.length}`);
    this.#held.push(route);
    return Promise.resolve();
  }
  shut(): void {
    this.#isShut = true;
    this.#sent.length = 0;
    this.#keys.length = 0;
  }
  /** Whether all that was sent is one thing. */
  isOne(): boolean {
    return new Set(this.#keys).size <= 1;
  }
  /** Answers what was sent meanwhile. */
  async open(): Promise<string[]> {
    this.#isShut = false;
    const answer = { status: 503, contentType: 'application/problem+json', body: refusal };
    for (const route of this.#held.splice(0)) await route.fulfill(answer).catch(() => undefined);
    return [...this.#sent];
  }
}
