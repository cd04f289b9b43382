import { inFile } from './mutant.ts';

/** Curation: what waits beside a live listing, and what staff decide about what residents report. */
export const curation = [
  ...inFile(
    'features/catalogue/listing.revision.rows.ts',
    ['supply/revisions.api'],
    [
      ['only what was looked at is approved', 'if (version !== listing.n) throw staleVersion();', ''],
      [
        'nothing is approved where nothing waits',
        "revision?.state === 'pending';",
        'revision !== undefined;',
      ],
      [
        'what is approved waits no longer',
        'set: { ...offer, gridPath, revision: null }',
        'set: { ...offer, gridPath }',
      ],
      [
        'a change is approved by staff',
        "step: 'approve_revision',\n    by: ['approver'],",
        "step: 'approve_revision',\n    by: ['owner'],",
      ],
    ],
  ),
  ...inFile(
    'features/catalogue/listing.revisions.ts',
    ['supply/revisions.api'],
    [
      [
        'who is suspended gets no change approved',
        'if (!isAtWork(seen.provider)) throw artisanInactive();',
        '',
      ],
      [
        'a change needs its papers',
        'seen.revised.missingPapers.length > 0',
        'seen.revised.missingPapers.length > 99',
      ],
    ],
  ),
  ...inFile(
    'features/moderation/report.service.ts',
    ['moderation/reports.api'],
    [
      [
        'what nobody sees is not reported',
        'if (!thing?.isShown) throw notFound();',
        'if (!thing) throw notFound();',
      ],
      [
        'nobody reports what is their own',
        'if (thing.concernedId === personId || actor.duties?.includes(thing.concernedId)) throw forbidden();',
        '',
      ],
      [
        'strikes before a decision count no more',
        'from.every((time) => at > time)',
        'from.some((time) => at > time)',
      ],
      [
        'so many strikes and not one less call staff',
        '.length < most) return;',
        '.length + 1 < most) return;',
      ],
      ['a measure is taken by who may', 'if (closed && steps', 'if (closed === null && steps'],
    ],
  ),
  ...inFile(
    'features/moderation/report.access.ts',
    ['moderation/reports.api'],
    [
      [
        'another person takes the second look',
        "decision?.byPersonId === actor.personId ? ['decider'] : ",
        '',
      ],
      [
        'who reported does not decide',
        'actor.personId === null || actor.personId === reporterId',
        'actor.personId === null',
      ],
      [
        'whom it concerns hears of nothing before it is upheld',
        "decision ? ['concerned'] : []",
        "['concerned']",
      ],
    ],
  ),
  ...inFile(
    'features/moderation/report.access.ts',
    ['contract/access'],
    [
      [
        'reports are decided in their own grid',
        'if (!holds(actor, deciders, gridPath)) return [];',
        'if (!holds(actor, deciders)) return [];',
        'upholdReport|dismissReport',
      ],
    ],
  ),
  ...inFile(
    'features/moderation/report.service.ts',
    ['contract/access'],
    [
      [
        'others’ decisions are nobody’s to object to',
        "if (!relations.includes('concerned')) throw notFound();",
        '',
        'objectToDecision',
      ],
    ],
  ),
  ...inFile(
    'features/moderation/report.process.ts',
    ['moderation/reports.api'],
    [['one objects in time', 'now <= decision.objectUntil', 'now >= decision.objectUntil || true']],
  ),
  ...inFile(
    'features/moderation/report.subscribers.ts',
    ['moderation/reports.api'],
    [
      [
        'what was upheld is done',
        'for (const measure of row.data.measures.filter(isEffect))',
        'for (const measure of row.data.measures.filter(() => false))',
      ],
      [
        'what was overturned is undone',
        '(decision?.measures ?? []).filter(isEffect)',
        '(decision?.measures ?? []).filter(() => false)',
      ],
      [
        'a strike that was overturned counts no more',
        "decision?.measures.includes('strike')",
        "!decision?.measures.includes('strike')",
      ],
      [
        'others who said the same are answered',
        "reports.joinAlike(report, row.data.reason, row.step === 'uphold'),",
        'Promise.resolve(),',
      ],
    ],
  ),
];
