import assert from 'node:assert/strict';
import { presentArtisan, presentArtisanSummary } from '../../src/features/artisans/artisan.present.ts';
import { artisanProcess } from '../../src/features/artisans/index.ts';
import { day } from '../../src/kernel/clock.ts';
import { community, doorstep, next, refusedWith, useMarket } from './market.ts';

const checked = { phoneConfirmed: true, visited: true };

describe('artisans', () => {
  const market = useMarket();

  describe('nomination', () => {
    it('is for leaders and staff of the grid', async () => {
      const { artisans, actors } = market;
      const said = { name: '李芳', phone: '13700000001', grid: next, skills: ['mending'] };
      for (const actor of [actors.leader, actors.foreignStaff, actors.resident, actors.supervisor]) {
        await assert.rejects(artisans.nominate(actor, said), refusedWith('forbidden'));
      }
      const { artisan, steps } = await artisans.nominate(actors.staff, said);
      assert.equal(artisan.state, 'nominated');
      assert.deepEqual(steps, [], 'who nominated decides nothing');
    });

    it('refuses a grid that lies nowhere, a general grid, an unknown skill and a branch as skill', async () => {
      const { artisans, actors } = market;
      const said = { name: '李芳', phone: '13700000001', grid: next, skills: ['mending'] };
      // its code begins like that of the community
      const nowhere = { ...said, grid: `${community}99` };
      await assert.rejects(artisans.nominate(actors.staff, nowhere), refusedWith('forbidden'));
      for (const wrong of [
        { ...said, grid: '51011501010' },
        { ...said, skills: ['mending', 'flying'] },
        { ...said, skills: ['clothes'] },
      ]) {
        await assert.rejects(artisans.nominate(actors.staff, wrong), refusedWith('invalid'));
      }
      assert.equal(await market.connection.collection('artisans').countDocuments(), 0);
    });

    it('knows nobody twice at a time, and again after a rejection', async () => {
      const { artisans, actors, nominateBarber } = market;
      const id = await nominateBarber();
      await assert.rejects(nominateBarber(), refusedWith('already_nominated'));
      await artisans.step(actors.staff, id, 'reject', { reason: '还没准备好' });
      assert.notEqual(await nominateBarber(), id);
    });

    it('is not for oneself', async () => {
      const { artisans, actors, people } = market;
      const { phone } = await people.find(actors.leader.personId ?? '');
      await assert.rejects(
        artisans.nominate(actors.leader, { name: '我', phone, grid: doorstep, skills: ['haircut'] }),
        refusedWith('own_nomination'),
      );
    });

    it('with the same key happens once', async () => {
      const { artisans, actors } = market;
      const said = { name: '李芳', phone: '13700000001', grid: doorstep, skills: ['mending'] };
      const [one, two] = await Promise.all([
        artisans.nominate(actors.leader, said, 'k1'),
        artisans.nominate(actors.leader, said, 'k1'),
      ]);
      assert.equal(one.artisan._id, two.artisan._id);
    });
  });

  describe('check and approval', () => {
    it('takes two people of the staff, neither of whom nominated', async () => {
      const { artisans, actors, nominateBarber, people } = market;
      const id = await nominateBarber();
      await artisans.check(actors.staff, id, { ...checked, note: '见过本人' });
      await assert.rejects(artisans.approve(actors.staff, id), refusedWith('second_person_needed'));
      const { artisan } = await artisans.approve(actors.colleague, id);
      assert.equal(artisan.state, 'active');
      const person = await people.seekByPhone(artisan.phone);
      assert.equal(artisan.personId, person?._id);
      assert.deepEqual(person?.roles, [{ role: 'artisan', grid: doorstep }]);
    });

    it('names a person who had only signed in, and renames nobody', async () => {
      const { activeBarber, people } = market;
      await people.ensureByPhone('13700000021', '');
      await people.ensureByPhone('13700000022', '老名字');
      const [one, two] = [await activeBarber('13700000021'), await activeBarber('13700000022')];
      assert.equal((await people.find(one.actor.personId ?? '')).name, '王建国');
      assert.equal((await people.find(two.actor.personId ?? '')).name, '老名字');
    });

    it('neither checks nor approves whom one has nominated', async () => {
      const { artisans, actors } = market;
      const said = { name: '李芳', phone: '13700000001', grid: doorstep, skills: ['mending'] };
      const { artisan } = await artisans.nominate(actors.staff, said);
      await assert.rejects(
        artisans.check(actors.staff, artisan._id, checked),
        refusedWith('second_person_needed'),
      );
      await artisans.check(actors.colleague, artisan._id, checked);
      await assert.rejects(artisans.approve(actors.staff, artisan._id), refusedWith('second_person_needed'));
      await assert.rejects(
        artisans.step(actors.staff, artisan._id, 'reject', { reason: '不合适' }),
        refusedWith('second_person_needed'),
      );
    });

    it('staff put forward by another decides nothing about themselves, signed in before or not', async () => {
      const { artisans, actors, people } = market;
      const { phone } = await people.find(actors.colleague.personId ?? '');
      const said = { name: '同事', phone, grid: doorstep, skills: ['mending'] };
      const { artisan } = await artisans.nominate(actors.leader, said);
      await assert.rejects(
        artisans.check(actors.colleague, artisan._id, checked),
        refusedWith('second_person_needed'),
      );
      await artisans.check(actors.staff, artisan._id, checked);
      await assert.rejects(
        artisans.approve(actors.colleague, artisan._id),
        refusedWith('second_person_needed'),
      );
    });

    it('needs the call and the visit, and papers where a skill asks for them', async () => {
      const { artisans, actors } = market;
      const said = {
        name: '赵电',
        phone: '13700000002',
        grid: doorstep,
        skills: ['mending', 'electric_work'],
      };
      const { artisan } = await artisans.nominate(actors.leader, said);
      const check = (input: Parameters<typeof artisans.check>[2]) =>
        artisans.check(actors.staff, artisan._id, input);
      await assert.rejects(check({ phoneConfirmed: true, visited: false }), refusedWith('check_incomplete'));
      await assert.rejects(check(checked), refusedWith('papers_needed'));
      assert.equal((await artisans.find(artisan._id)).n, 1, 'a refusal leaves no trace');
      assert.equal((await check({ ...checked, papers: true })).artisan.state, 'checked');
    });

    it('cannot be skipped, and nobody is made before it is due', async () => {
      const { artisans, actors, nominateBarber, people } = market;
      const id = await nominateBarber('13700000009');
      await assert.rejects(artisans.approve(actors.colleague, id), refusedWith('step_closed'));
      assert.equal(await people.seekByPhone('13700000009'), null);
    });

    it('does not exist for foreign staff and residents', async () => {
      const { artisans, actors, nominateBarber } = market;
      const id = await nominateBarber();
      for (const actor of [actors.foreignStaff, actors.resident]) {
        await assert.rejects(artisans.see(actor, id), refusedWith('not_found'));
        await assert.rejects(artisans.check(actor, id, checked), refusedWith('not_found'));
        await assert.rejects(artisans.revealPhone(actor, id, '联系'), refusedWith('not_found'));
      }
      await assert.rejects(artisans.check(actors.leader, id, checked), refusedWith('forbidden'));
      await assert.rejects(artisans.check(actors.supervisor, id, checked), refusedWith('forbidden'));
    });

    it('of two approvals at once exactly one is taken', async () => {
      const { artisans, actors, nominateBarber } = market;
      const id = await nominateBarber();
      await artisans.check(actors.staff, id, checked);
      const both = await Promise.allSettled([
        artisans.approve(actors.colleague, id),
        artisans.approve(actors.third, id),
      ]);
      assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
    });

    it('is reminded of by the clock every two days while it waits', async () => {
      const { artisans, nominateBarber, pass } = market;
      const id = await nominateBarber();
      const reminded: string[] = [];
      artisans.on('remind', 'people', 'test: listen', async ({ _id }) => void reminded.push(_id));
      await pass(1.9 * day);
      assert.deepEqual(reminded, []);
      await pass(0.2 * day);
      await pass(2.1 * day);
      assert.deepEqual(reminded, [id, id]);
      assert.equal((await artisans.find(id)).state, 'nominated');
    });
  });

  describe('an artisan at work', () => {
    it('is suspended and restored by staff, and leaves by their own word', async () => {
      const { artisans, actors, activeBarber, people } = market;
      const { id, actor } = await activeBarber();
      await assert.rejects(artisans.step(actor, id, 'suspend', { reason: '自己' }), refusedWith('forbidden'));
      await artisans.step(actors.third, id, 'suspend', { reason: '投诉待查' });
      assert.deepEqual((await artisans.see(actor, id)).steps, ['revise', 'leave']);
      await artisans.step(actors.third, id, 'restore');
      await assert.rejects(artisans.step(actors.staff, id, 'leave'), refusedWith('forbidden'));
      const left = await artisans.step(actor, id, 'leave');
      assert.equal(left.artisan.state, 'left');
      assert.deepEqual(left.steps, []);
      assert.deepEqual((await people.find(actor.personId ?? '')).roles, []);
    });

    it('changes what people see of them on the version they read', async () => {
      const { artisans, activeBarber } = market;
      const { actor } = await activeBarber();
      const { artisan } = await artisans.seeMine(actor);
      assert.equal(artisan.displayName, '王师傅');
      const revised = await artisans.revise(actor, { introduction: '三十年手艺' }, artisan.n);
      assert.equal(revised.artisan.introduction, '三十年手艺');
      await assert.rejects(
        artisans.revise(actor, { introduction: '旧页面' }, artisan.n),
        refusedWith('stale_version'),
      );
      // one that was read in time and is written late, as where two pages are saved at once
      const late = { input: { change: { introduction: '旧页面' }, version: artisan.n } };
      await assert.rejects(
        artisans.runner.takeAs(actor, ['owner'], artisan, 'revise', late),
        refusedWith('stale_version'),
      );
      assert.equal((await artisans.seeMine(actor)).artisan.introduction, '三十年手艺');
    });

    it('gets one mark per key', async () => {
      const { artisans, activeBarber } = market;
      const { id } = await activeBarber();
      await Promise.all(['o1', 'o1', 'o2', 'o1'].map((key) => artisans.strike(id, key, 'withdraw')));
      assert.deepEqual((await artisans.find(id)).strikes.map(({ key }) => key).sort(), ['o1', 'o2']);
    });

    it('is found by person, the latest document where there were several', async () => {
      const { artisans, activeBarber, pass } = market;
      const { id, actor } = await activeBarber();
      await artisans.step(actor, id, 'leave');
      await pass(1000);
      const again = await activeBarber();
      assert.equal(again.actor.personId, actor.personId);
      assert.equal((await artisans.ofPerson(actor.personId ?? ''))?._id, again.id);
    });
  });

  describe('phone numbers', () => {
    it('are masked, and shown whole for a reason that is kept', async () => {
      const { artisans, actors, nominateBarber } = market;
      const id = await nominateBarber();
      const seen = await artisans.see(actors.staff, id);
      const shown = JSON.stringify([presentArtisan(artisans, seen), presentArtisanSummary(artisans, seen)]);
      assert.ok(!shown.includes('13800000001') && shown.includes('138****0001'));
      await assert.rejects(artisans.revealPhone(actors.supervisor, id, '看看'), refusedWith('forbidden'));
      const looks = () =>
        market.connection
          .collection('audit')
          .find({ action: 'artisan.reveal_phone', 'target.id': id })
          .toArray();
      assert.deepEqual(await looks(), []);
      assert.equal(await artisans.revealPhone(actors.staff, id, '上门前联系', 'k1'), '13800000001');
      await artisans.revealPhone(actors.staff, id, '上门前联系', 'k1');
      const [row, ...more] = await looks();
      assert.equal(row?.['actorId'], actors.staff.personId);
      assert.equal(row?.['reason'], '上门前联系');
      assert.deepEqual(more, []);
    });

    it('and notes of the staff are not for the artisan', async () => {
      const { artisans, activeBarber } = market;
      const { id, actor } = await activeBarber();
      const page = presentArtisan(artisans, await artisans.see(actor, id));
      assert.equal(page.note, null);
      assert.ok(page.history.every(({ note }) => note === null));
    });
  });

  it('has a table in which only resting and final states may wait unseen', () => {
    const watched = artisanProcess.rows.filter((row) => row.clock).flatMap((row) => row.from ?? []);
    assert.deepEqual(
      [...watched].sort(),
      ['active', 'checked', 'nominated'],
      'papers end while somebody works',
    );
  });
});
