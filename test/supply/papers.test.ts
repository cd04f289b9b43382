import assert from 'node:assert/strict';
import { addChinaMonths, day } from '../../src/kernel/clock.ts';
import { community, doorstep, haircut } from './market.ts';
import { checked, stageSupply } from './supply.stage.ts';

describe('papers of an artisan', () => {
  const { stage, as, nominate, letIn, unchanged } = stageSupply();
  const massage = { ...haircut, category: 'massage', title: '肩颈推拿' };
  const paper = '保健按摩师证';

  /** An artisan at work whose skill asks for a paper that was seen at the check. */
  async function masseur(phone: string): Promise<string> {
    const id = await nominate(phone, ['massage']);
    await as('staff').checkArtisan(id, { ...checked, papers: true });
    await as('colleague').approveArtisan(id);
    const person = await stage.town.application.features.people.seekByPhone(phone);
    assert.ok(person);
    stage.actors['barber'] = person;
    return id;
  }
  const papersOf = async (id: string) => (await as('staff').getArtisan(id)).papers;
  async function months(value: number): Promise<void> {
    const { settings } = stage.town.application.features;
    const by = { byId: stage.actors['staff']?._id ?? '', as: 'staff', asGrid: community, reason: '试一试' };
    await settings.change(community, 'papers.validMonths', value, settings.versionOf(community), by);
  }
  const submitted = async (body = massage): Promise<string> => {
    const { id } = await as('barber').createListing({ body });
    await as('barber').submitListing(id);
    return id;
  };

  it('count from the check on for as long as the category or else the grid says', async () => {
    const id = await masseur('13600000061');
    const [seen, ...more] = await papersOf(id);
    assert.deepEqual(more, []);
    assert.ok(seen?.seenAt && seen.until);
    assert.equal(seen.name, paper);
    assert.deepEqual(new Date(seen.until), addChinaMonths(new Date(seen.seenAt), 12), 'as set at first');
    assert.deepEqual((await as('barber').getMyArtisan()).papers, [seen], 'the artisan sees it too');
    await months(2);
    const [sooner] = await papersOf(id);
    assert.deepEqual(new Date(sooner?.until ?? 0), addChinaMonths(new Date(seen.seenAt), 2));
    await months(12);
  });

  it('that have ended stop an approval until they were seen again', async () => {
    const id = await masseur('13600000062');
    const first = await submitted();
    assert.deepEqual((await as('staff').getListing(first)).missingPapers, []);
    await stage.town.pass(400 * day);
    assert.deepEqual((await as('barber').getListing(first)).missingPapers, [paper]);
    await unchanged(async () => {
      assert.equal((await as('staff').refused.approveListing(first)).code, 'papers_needed');
    });
    const told = await as('barber').listNotices();
    assert.ok(told.items.some(({ text }) => text.includes(paper) && text.includes('到期')));
    const staffTold = await as('staff').listNotices();
    assert.ok(staffTold.items.some(({ text }) => text.includes(paper) && text.includes('王建国')));
    const after = await as('staff').recordPapers(id, { seen: [paper], note: '换了新证' });
    assert.ok(new Date(after.papers[0]?.until ?? 0) > stage.town.application.clock.now());
    assert.equal((await as('staff').approveListing(first)).state, 'live');
    const trail = await stage.town.connection
      .collection('audit')
      .find({ action: 'artisan.see_papers' })
      .toArray();
    assert.deepEqual(
      trail.map((row) => [row['actorId'], row['reason']]),
      [[stage.actors['staff']?._id, null]],
      'what was noted is about a person and no reason',
    );
  });

  it('of a new trade are asked for where its listing is approved', async () => {
    const id = await letIn('13600000063');
    const listing = await submitted();
    assert.equal((await as('staff').refused.approveListing(listing)).code, 'papers_needed');
    await as('staff').recordPapers(id, { seen: [paper] });
    assert.deepEqual(
      (await papersOf(id)).map(({ name }) => name),
      [paper],
    );
    assert.equal((await as('staff').approveListing(listing)).state, 'live');
    assert.equal((await as('staff').approveListing(await submitted(haircut))).state, 'live', 'asks for none');
  });

  it('are recorded by staff who neither put the artisan forward nor are the artisan, and are known ones', async () => {
    const id = await masseur('13600000064');
    const record = { seen: [paper] };
    await unchanged(async () => {
      const unknown = await as('staff').refused.recordPapers(id, { seen: ['驾驶证'] });
      assert.equal(unknown.code, 'invalid');
      assert.equal((await as('barber').refused.recordPapers(id, record)).code, 'forbidden');
      assert.equal((await as('foreign').refused.recordPapers(id, record)).code, 'not_found');
      const picture = { ...record, pictures: ['fil_00000000000000000000'] };
      assert.equal((await as('staff').refused.recordPapers(id, picture)).code, 'picture_refused');
    });
    const waiting = await nominate('13600000065', ['massage']);
    assert.equal((await as('staff').refused.recordPapers(waiting, record)).code, 'step_closed');
    const own = await as('staff').nominateArtisan({
      body: { name: '乙', phone: '13600000066', grid: doorstep, skills: ['massage'] },
    });
    await as('colleague').checkArtisan(own.id, { ...checked, papers: true });
    assert.equal((await as('staff').refused.recordPapers(own.id, record)).code, 'second_person_needed');
  });
});
