import { artisanProcess } from '../../src/features/artisans/index.ts';
import { findingProcess } from '../../src/features/bills/index.ts';
import { listingProcess } from '../../src/features/catalogue/index.ts';
import { spendingProcess } from '../../src/features/funds/index.ts';
import { doubtProcess, reportProcess } from '../../src/features/moderation/index.ts';
import { needProcess } from '../../src/features/needs/index.ts';
import { orderKinds } from '../../src/features/orders/index.ts';
import { paymentProcess, refundProcess } from '../../src/features/payments/index.ts';
import { phoneChangeProcess } from '../../src/features/phone-changes/index.ts';
import { outletProcess } from '../../src/features/providers/index.ts';
import { relativeProcess } from '../../src/features/proxies/index.ts';
import { queueProcess } from '../../src/features/queue/index.ts';
import { reviewProcess } from '../../src/features/reviews/index.ts';
import { sessionProcess } from '../../src/features/sessions/index.ts';
import { transferProcess } from '../../src/features/transfers/index.ts';
import { diagramOf } from '../../src/kernel/process.ts';

const titleOf = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** The drawn part of docs/processes.md. */
export function diagrams(): string {
  const drawn: [string, string][] = [
    ...orderKinds.map(({ order: { process } }): [string, string] => [
      titleOf(process.name),
      diagramOf(process),
    ]),
    ['Queue entry', diagramOf(queueProcess)],
    ['Session', diagramOf(sessionProcess)],
    ['Payment', diagramOf(paymentProcess)],
    ['Refund', diagramOf(refundProcess)],
    ['Transfer', diagramOf(transferProcess)],
    ['Finding', diagramOf(findingProcess)],
    ['Spending', diagramOf(spendingProcess)],
    ['Artisan', diagramOf(artisanProcess)],
    ['Outlet', diagramOf(outletProcess)],
    ['Listing', diagramOf(listingProcess)],
    ['Review window', diagramOf(reviewProcess)],
    ['Doubtful text', diagramOf(doubtProcess)],
    ['Report', diagramOf(reportProcess)],
    ['Phone change', diagramOf(phoneChangeProcess)],
    ['Need', diagramOf(needProcess)],
    ['Relative', diagramOf(relativeProcess)],
  ];
  return drawn.map(([title, text]) => `### ${title}\n\n\`\`\`mermaid\n${text}\n\`\`\`\n\n`).join('');
}
