import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const folder = fileURLToPath(new URL('../../src/web/miniprogram/', import.meta.url));

type Handler = (this: ShellPage, said: object) => void;
/** What a page of the shell is made of, as `Page` takes it. */
interface ShellPage {
  data: Record<string, unknown>;
  setData(change: object): void;
  [handler: string]: unknown;
}
/** The parts of `wx` that a test plays; what is called beyond them fails. */
export type PlayedWx = Record<string, (option: never) => unknown>;

interface Option {
  url: string;
  fail?: () => void;
}

/** Runs the mini-program's own files as WeChat does: its pages lie on each other, and all share one memory. */
export class MiniProgram {
  readonly #host: string;
  readonly #show: (src: string) => void;
  readonly #modules = new Map<string, unknown>();
  readonly #stack: { path: string; page: ShellPage }[] = [];
  readonly #context: vm.Context;

  /** @param show the web-view opens this address */
  constructor(host: string, played: PlayedWx, show: (src: string) => void) {
    this.#host = host;
    this.#show = show;
    const wx = {
      ...played,
      navigateBack: (option: Option) => this.#back(option),
      reLaunch: ({ url }: Option) => {
        this.#stack.length = 0;
        this.open(url);
      },
    };
    this.#context = vm.createContext({ wx });
    this.#require('app.js');
  }

  /** The page that is seen. */
  get at(): string | undefined {
    return this.#stack.at(-1)?.path;
  }
  get pages(): readonly string[] {
    return (JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')) as { pages: string[] }).pages;
  }

  /** As `wx.navigateTo` does; WeChat hands the fields of the address over as they stand there. */
  open(url: string): void {
    const [path = '', query = ''] = url.replace(/^\//, '').split('?');
    if (!this.pages.includes(path)) throw new Error(`the mini-program has no page ${path}`);
    for (const part of ['wxml', 'json']) readFileSync(join(folder, `${path}.${part}`));
    const page = this.#load(`${path}.js`);
    page.setData = (change) => {
      Object.assign(page.data, change);
      if ('src' in change) this.#show(String(page.data['src']));
    };
    this.#stack.push({ path, page });
    const fields = query.split('&').map((field) => field.split('=') as [string, string]);
    this.#call(page, 'onLoad', Object.fromEntries(fields));
    this.#call(page, 'onShow', {});
  }

  /** A tap on what the page that is seen binds to this handler. */
  tap(handler: string, detail: object = {}): void {
    const page = this.#stack.at(-1)?.page;
    if (!page || typeof page[handler] !== 'function') throw new Error(`nothing answers to ${handler}`);
    this.#call(page, handler, { detail });
  }

  #back({ fail }: Option): void {
    const under = this.#stack.at(-2);
    if (!under) {
      fail?.();
      return;
    }
    this.#stack.pop();
    this.#call(under.page, 'onShow', {});
  }
  #call(page: ShellPage, handler: string, said: object): void {
    (page[handler] as Handler | undefined)?.call(page, said);
  }

  #load(path: string): ShellPage {
    let made: ShellPage | undefined;
    this.#run(path, (page) => {
      made = { ...page, data: { ...page.data } };
    });
    if (!made) throw new Error(`${path} makes no page`);
    return made;
  }
  #require(path: string): unknown {
    if (path === 'config.js') return { host: this.#host };
    const known = this.#modules.get(path);
    if (known !== undefined) return known;
    const exports = this.#run(path, () => {
      throw new Error(`${path} is no page`);
    });
    this.#modules.set(path, exports);
    return exports;
  }
  #run(path: string, Page: (page: ShellPage) => void): unknown {
    const text = `(function (require, module, Page, App) {${readFileSync(join(folder, path), 'utf8')}\n})`;
    const module = { exports: {} };
    const from = (name: string) => this.#require(`${join(path, '..', name)}.js`);
    const run = vm.runInContext(text, this.#context, { filename: join(folder, path) });
    run(from, module, Page, () => undefined);
    return module.exports;
  }
}
