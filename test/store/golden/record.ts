import { writeFileSync } from 'node:fs';
import { connect } from '../support.ts';
import { answerOf, goldenCases } from './answer.ts';

// Writes what a real server answers: MONGODB_URI=… node --import tsx test/store/golden/record.ts
const uri = process.env.MONGODB_URI;
if (uri === undefined) throw new Error('MONGODB_URI names the real server to record');
const client = await connect(uri, { directConnection: true });
const answers: Record<string, unknown> = {};
for (const golden of goldenCases) answers[golden.name] = await answerOf(client, golden);
await client.close();
writeFileSync(new URL('./expected.json', import.meta.url), `${JSON.stringify(answers, null, 1)}\n`);
