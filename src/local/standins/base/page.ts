/** Server-rendered pages: escaped templates, one style sheet, no request to any other host. */
import { createHash } from 'node:crypto';
import type { Reply } from './web.ts';

export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Piece = Html | Piece[] | string | number | undefined;

export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Html {
  return new Html(
    parts.map((part, index) => part + (index < pieces.length ? render(pieces[index]) : '')).join(''),
  );
}

function render(piece: Piece): string {
  if (piece === undefined) return '';
  if (piece instanceof Html) return piece.text;
  if (Array.isArray(piece)) return piece.map(render).join('');
  return String(piece).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
:root{color-scheme:light;--ink:#1b1f1d;--soft:#565d59;--line:#d9dedb;--paper:#f3f5f4;--green:#06753a;--red:#b3261e}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.5 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif}
main{max-width:30rem;margin:0 auto;padding:1rem}
header.bar{background:#fff;border-bottom:1px solid var(--line);padding:.75rem 1rem;text-align:center;font-weight:600}
h1{font-size:1.35rem;margin:.75rem 0}
.card{background:#fff;border:1px solid var(--line);border-radius:14px;padding:1rem;margin:0 0 .75rem;overflow-wrap:anywhere}
.card>:last-child{margin-bottom:0}
.soft{color:var(--soft);font-size:1rem;margin:.15rem 0}
.amount{font-size:2.75rem;line-height:1.2;font-weight:700;text-align:center;margin:.5rem 0 1rem}
.center{text-align:center}
ul{list-style:none;margin:0;padding:0}
a{color:var(--green)}
a.row{display:flex;justify-content:space-between;gap:1rem;align-items:center;min-height:60px;text-decoration:none;color:inherit}
a.row strong{white-space:nowrap}
button,a.button{display:block;width:100%;min-height:60px;border-radius:12px;border:2px solid var(--green);background:var(--green);
color:#fff;font:inherit;font-weight:600;font-size:1.2rem;margin:.75rem 0;cursor:pointer;text-align:center;text-decoration:none;padding:.75rem}
button.quiet,a.quiet{background:#fff;color:var(--green)}
:focus-visible{outline:3px solid #0b57d0;outline-offset:2px}
.code{font-size:1.25rem;font-weight:600}
.mark{font-size:3rem;text-align:center;color:var(--green);margin:0}
.refused{color:var(--red)}
`;

/** Asks for the same page again and swaps the live part where it changed; a polite live region tells readers. */
const liveScript = `
setInterval(async () => {
  try {
    const answer = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]');
    const shown = document.querySelector('[data-live]');
    if (fresh && shown && fresh.innerHTML !== shown.innerHTML) shown.innerHTML = fresh.innerHTML;
  } catch {}
}, 2000);
`;

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `style-src ${hash(style)}`,
  `script-src ${hash(liveScript)}`,
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  'frame-ancestors http://localhost:* http://*.localhost:* http://127.0.0.1:*',
].join('; ');

export type Page = {
  title: string;
  bar: string;
  body: Html;
  status?: number;
  /** The page looks for news by itself. */
  live?: boolean;
  /** Where the browser goes by itself after two seconds; must be http or https. */
  onwards?: string | undefined;
};

export function page({ title, bar, body, status = 200, live = false, onwards }: Page): Reply {
  const refresh =
    onwards === undefined ? undefined : html`<meta http-equiv="refresh" content="2;url=${onwards}">`;
  const script = live ? html`<script>${new Html(liveScript)}</script>` : undefined;
  const document = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>${refresh}<style>${new Html(style)}</style></head>
<body><header class="bar">${bar}</header><main>${body}</main>${script}</body></html>
`;
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
    body: document.text,
  };
}

/** `12345` → `123.45`; by text, never as a float. */
export function yuan(fen: number): string {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The time of day and date as people in Shanghai say it. */
export function spokenTime(at: Date): string {
  const format = {
    timeZone: 'Asia/Shanghai',
    hour12: false,
    dateStyle: 'medium',
    timeStyle: 'medium',
  } as const;
  return new Intl.DateTimeFormat('zh-CN', format).format(at);
}
