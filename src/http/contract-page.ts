import type { Contract, Operation } from '../contract/load.ts';
import type { AccessRule } from '../kernel/actor.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** The contract page's own style sheet: the content security policy allows none inside the page. */
export const contractCss = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; color: #1d2623; }
section { border-top: 1px solid #c9d2ce; padding: .75rem 0; }
h2 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
code { background: #eef3f0; padding: .1rem .3rem; border-radius: .25rem; }
dl { margin: .25rem 0 0; } dt { font-weight: 600; } dd { margin: 0 0 .25rem; }
`;

function operationSection(operation: Operation, rules: ReadonlyMap<string, AccessRule>): string {
  const refusals = Object.entries(operation.responses)
    .flatMap(([status, response]) => response.codes.map((code) => `${status} ${code}`))
    .join(' · ');
  return `<section id="${operation.id}">
<h2><code>${operation.method.toUpperCase()} ${escapeHtml(operation.path)}</code> ${operation.id}</h2>
<p>${escapeHtml(operation.summary)}</p>
<dl><dt>Who may</dt><dd>${escapeHtml(rules.get(operation.access)?.sentence ?? operation.access)}</dd>
<dt>Refusals</dt><dd>${escapeHtml(refusals)}</dd></dl></section>`;
}

/** The contract for people: every operation, who may call it, and how it can refuse. */
export function contractPage({ document, operations }: Contract, access: readonly AccessRule[]): string {
  const { info } = document;
  const rules = new Map(access.map((rule) => [rule.name, rule]));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(info.title)} · contract</title>
<link rel="stylesheet" href="/contract.css"></head><body><main><h1>${escapeHtml(info.title)}</h1>
<p>${escapeHtml(info.description)}</p><p><a href="/openapi.json">openapi.json</a></p>
${operations.map((operation) => operationSection(operation, rules)).join('\n')}
</main></body></html>`;
}
