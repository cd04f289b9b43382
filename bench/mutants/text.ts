import { inFile } from './mutant.ts';

/** How texts are judged, and who reads them. */
export const text = [
  ...inFile(
    'features/moderation/moderation.rules.ts',
    ['moderation/moderation'],
    [
      ['both sides may tell their numbers', "audience === 'shared' ? null : mobile", 'mobile'],
      ['a number in public is refused', "audience === 'shared' ? null : mobile", 'null'],
      [
        'nothing that happened is refused',
        "if (audience === 'report') return",
        "if (audience === 'never') return",
      ],
      ['nobody calls themselves an office', "audience === 'name' ? judgeName(plain) : null", 'null'],
      [
        'a contact beside a word is an offer',
        'givesContact || deals.test(this.seen)',
        'deals.test(this.seen)',
      ],
      ['what is offered is no talk', 'givesContact || deals.test(this.seen)', 'givesContact'],
      ['a longer word may be innocent', "if (this.#isPartOfInnocent(found)) return 'innocent';", ''],
      [
        'words side by side make no third',
        "if (this.#crosses(found)) return this.isDeal ? 'doubtful' : 'innocent';",
        '',
      ],
      ['a word that is bent is doubtful', "if (found.isBent) return 'doubtful';", ''],
      [
        'a warning is no offer',
        'const isTalk = advised.test(before) || refusedBefore.test(before) || taught.test(behind);',
        'const isTalk = false;',
      ],
      ['a word by its sound is doubtful', ', ...findBySound(plain)]', ']'],
      ['ways to be reached are doubtful', 'all(...doubtful, ...others)', 'all(...doubtful)'],
      ['every form of a character is one', 'const plain = fold(text);', 'const plain = text.toLowerCase();'],
    ],
  ),
  ...inFile(
    'features/moderation/moderation.rules.ts',
    ['moderation/doubts.api'],
    [['what is doubtful waits unseen', "audience === 'posted'", "audience === 'never'", 'waits unseen']],
  ),
  ...inFile(
    'features/moderation/contacts.ts',
    ['moderation/moderation'],
    [
      ['six signs for digits are a number', ']{6,}/u', ']{16,}/u'],
      [
        'a number within a longer one is none',
        '(?<!\\d)(?:0086|86|0)?1[3-9]\\d{9}(?!\\d)',
        '(?:0086|86|0)?1[3-9]\\d{9}',
      ],
    ],
  ),
];
