import { inFile } from './mutant.ts';

/** Who may: each sentence of an access rule that looks at the thing itself. */
export const access = [
  ...inFile(
    'kernel/actor.ts',
    ['ground/codes'],
    [
      [
        'codes mean nothing by their beginning',
        'roles.includes(role) && gridPath.includes(grid)',
        'roles.includes(role) && gridPath.some((code) => code.startsWith(grid))',
      ],
    ],
  ),
  ...inFile(
    'features/orders/engine/order.access.ts',
    ['orders/order.story', 'orders/order.work.api', 'orders/order.pictures'],
    [
      [
        'an artisan sees nothing before it is paid',
        "unseenByProvider.includes(order.state) ? [] : ['provider']",
        "['provider']",
      ],
      [
        'staff of other grids see nothing',
        'holds(actor, staffRoles, order.gridPath)',
        'holds(actor, staffRoles)',
      ],
      [
        'staff are nothing but the resident of their own order',
        "includes(actor.personId)) return ['resident'];",
        "includes(actor.personId)) return holds(actor, ['staff']) ? ['staff'] : ['resident'];",
      ],
    ],
  ),
  ...inFile(
    'features/orders/engine/order.access.ts',
    ['contract/access.deals'],
    [['who only reads takes no step', ".filter((viewer) => viewer !== 'auditor')", '', 'declineOrder']],
  ),
  ...inFile(
    'features/orders/engine/order.pictures.ts',
    ['orders/order.pictures'],
    [['auditors see no picture of a dispute', "purpose === 'finish' || viewer !== 'auditor'", 'true']],
  ),
  ...inFile(
    'features/orders/kinds/service/service.present.ts',
    ['orders/home.api'],
    [
      [
        'where an artisan lives is told while both are in touch',
        "viewer === 'resident' && inTouch ? shopAddress",
        "viewer === 'resident' ? shopAddress",
      ],
    ],
  ),
  ...inFile(
    'features/orders/engine/order.service.ts',
    ['orders/order.api', 'audit/audit.api'],
    [
      [
        'a look at a contact is on the trail',
        'await audit.record(recordOfLook(order, { actor, reason, key, on: chinaDate(clock.now()) }));',
        '',
        'look at a phone|each side',
      ],
    ],
  ),
  ...inFile(
    'features/orders/engine/order.booking.ts',
    ['orders/order.api'],
    [
      [
        'nobody books their own',
        'if (provider.people.includes(residentId)) throw ownListing();',
        '',
        'refused clearly',
      ],
      [
        'nobody books beyond reach',
        'if (!(await catalogue.visibleAt(listing, place))) throw outOfReach();',
        '',
        'refused clearly',
      ],
      [
        'what is no longer offered is not booked',
        'if (onceLive.includes(listing.state)) throw listingNotLive();',
        '',
        'paused meanwhile|refused clearly',
      ],
    ],
  ),
  ...inFile(
    'features/orders/engine/order.booking.ts',
    ['orders/terms.api'],
    [
      [
        'a booking names the terms that hold',
        'request.terms !== terms.fingerprint',
        'false',
        'those that hold by now',
      ],
    ],
  ),
  ...inFile(
    'features/artisans/artisan.access.ts',
    ['supply/artisans'],
    [
      [
        'who checked does not approve',
        '!involved && artisan.checkedBy !== me',
        '!involved',
        'takes two people',
      ],
      [
        'who nominated does not check',
        'artisan.nominatedBy === me || artisan.personId === me',
        'artisan.personId === me',
        'neither checks',
      ],
      [
        'nobody checks themselves',
        'artisan.nominatedBy === me || artisan.personId === me',
        'artisan.nominatedBy === me',
        'decides nothing about themselves',
      ],
    ],
  ),
  ...inFile(
    'features/catalogue/listing.access.ts',
    ['supply/listings'],
    [
      [
        'nobody approves their own offer',
        "isSecond(actor, listing) ? ['owner', 'approver'] : ['owner']",
        "['owner', 'approver']",
        'is for staff of the grid',
      ],
      [
        'foreign staff approve nothing',
        "if (holds(actor, ['staff'], listing.gridPath)) relations",
        "if (holds(actor, ['staff'])) relations",
        'is for staff of the grid',
      ],
    ],
  ),
  ...inFile(
    'features/payments/payment.access.ts',
    ['payments/refund.stuck'],
    [
      [
        'nobody gives money back to themselves',
        "if (actor.personId === refund.payerId) return ['payer'];",
        "if (actor.personId === refund.payerId && !holds(actor, ['staff'])) return ['payer'];",
        'by hand once',
      ],
    ],
  ),
  ...inFile(
    'features/moderation/doubt.access.ts',
    ['moderation/doubts.api'],
    [
      ['nobody decides about their own text', ' || actor.personId === writerId', '', 'nor for who wrote it'],
      [
        'foreign staff decide about no text',
        'holds(actor, deciders, gridPath)',
        'holds(actor, deciders)',
        'nor for who wrote it',
      ],
    ],
  ),
  ...inFile(
    'features/people/person.access.ts',
    ['ground/codes'],
    [
      [
        'an administrator manages their own grid',
        "grants.every(({ grid }) => holds(actor, ['admin'], pathOf(grid)))",
        "grants.every(() => holds(actor, ['admin']))",
        'gets no roles',
      ],
    ],
  ),
  ...inFile(
    'features/people/person.access.ts',
    ['api/sign-in'],
    [
      [
        'staff help those of their grid',
        'holds(actor, roles, pathOf(grid))',
        'holds(actor, roles)',
        'begins anew',
      ],
    ],
  ),
  ...inFile(
    'features/people/login.service.ts',
    ['api/logins'],
    [
      [
        'whoever has roles elsewhere is not to be appointed',
        '[...roles, ...(standing?.roles ?? [])], pathOf',
        'roles, pathOf',
      ],
    ],
  ),
  ...inFile(
    'features/settings/setting.access.ts',
    ['settings/setting.api'],
    [
      [
        'foreign settings are not changed',
        'roleOver(actor, changers, path)',
        'roleOver(actor, changers, actor.roles[0]?.grid ? [actor.roles[0].grid] : [])',
        'business of the staff',
      ],
    ],
  ),
  ...inFile(
    'features/reviews/review.ts',
    ['reviews/review.api'],
    [
      [
        'a review is not there before both have written',
        "state === 'published' || side === viewer",
        'true',
        'before both have written',
      ],
      [
        'what was hidden is not read',
        "hidden === null || side === viewer || viewer === 'staff'",
        'true',
        'hidden by staff',
      ],
      [
        'of one pair one review a week counts',
        '!seen.has(key) && seen.add(key)',
        'seen.add(key)',
        'one a week',
      ],
    ],
  ),
  ...inFile(
    'features/reviews/review.ts',
    ['reviews/review.pictures'],
    [
      [
        'what was hidden is not on show',
        "side === 'resident' && hidden === null",
        "side === 'resident'",
        'go from everybody',
      ],
    ],
  ),
  ...inFile(
    'features/reviews/review.process.ts',
    ['reviews/review.api'],
    [
      [
        'a review is answered once',
        'review !== null && review.reply === null',
        'review !== null',
        'answered once',
      ],
      [
        'each side writes once',
        '({ reviews }: ReviewWindow) => reviews[side] === null,',
        '() => true,',
        'writes once',
      ],
    ],
  ),
  ...inFile(
    'features/files/file.service.ts',
    ['files/files.api'],
    [
      [
        'somebody else’s picture is not used',
        'file.ownerId === actor.personId &&',
        '',
        'only where they are',
      ],
      ['a picture is for what it was sent for', 'file.purpose === purpose &&', '', 'only where they are'],
      [
        'a picture belongs to one thing',
        '(file.boundTo === null || isSame(file.boundTo, thing))',
        'true',
        'only where they are',
      ],
      [
        'a private picture is for who may see the thing',
        'return sight && actor.personId !== null ?',
        "return actor.personId !== null && sight !== undefined && sight !== 'on_show' ?",
        'where they are private',
      ],
    ],
  ),
  ...inFile(
    'features/people/second-factor.store.ts',
    ['api/second-factor'],
    [
      ['no code is good twice', 'trusted({ $lt: step }) },', 'trusted({ $lt: step + 1 }) },'],
      ['no recovery code is good twice', '{ $pull: {', '{ $addToSet: {'],
    ],
  ),
  ...inFile(
    'features/people/second-factor.ts',
    ['api/second-factor'],
    [['who has a second factor shows it', "return secondAt ? null : 'second_code';", 'return null;']],
  ),
  ...inFile(
    'features/phone-changes/phone-change.process.ts',
    ['phone-changes/phone-change.api'],
    [
      ['nobody confirms what they asked for', "by: ['second'],", "by: ['second', 'proposer'],"],
      ['whose number it is can refuse', "by: ['owner'],", 'by: [],'],
    ],
  ),
  ...inFile(
    'features/phone-changes/phone-change.service.ts',
    ['phone-changes/phone-change.api'],
    [
      ['days go by before another number counts', 'change.availableAt > clock.now()', 'false'],
      ['a number that somebody has is given to nobody', 'await people.seekByPhone(phone)', 'false'],
      ['one change at a time', 'open.length > 0', 'open.length > 9'],
    ],
  ),
];
