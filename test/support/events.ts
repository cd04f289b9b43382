import mongoose from 'mongoose';
import type { Config } from '../../src/config.ts';
import { silentLog } from '../../src/kernel/log.ts';
import type { HandlerEntry } from '../../src/kernel/publisher.ts';
import { wire } from '../../src/wiring.ts';

const nowhere: Config['wechat'] = {
  baseUrl: 'http://127.0.0.1:1',
  appid: '',
  mchid: '',
  apiV3Key: '',
  merchantSerial: '',
  merchantPrivateKeyPem: '',
};
const config: Config = {
  port: 1,
  dataDir: '',
  filesDir: '',
  s3: null,
  mongodbUri: '',
  publicUrl: 'http://127.0.0.1:1',
  trustProxy: 0,
  demo: true,
  wechat: nowhere,
  smsUrl: 'http://127.0.0.1:1',
  standinUrl: null,
  launched: false,
  readsBills: false,
  dataKeys: [],
};

/** Every process with its handlers, as the application registers them; nothing is connected to. */
function registered(): Map<string, readonly HandlerEntry[]> {
  const connection = mongoose.createConnection();
  const { features } = wire({ config, connection, log: silentLog, webDir: '.', sms: null });
  const runners = features.parts.flatMap((part) => part.runners ?? []);
  return new Map(runners.map((runner) => [runner.table.name, runner.handlers()]));
}

function rowOf({ steps, group, name }: HandlerEntry): string {
  const [feature, ...does] = name.split(': ');
  const when = steps === '*' ? 'every step' : steps.map((step) => `\`${step}\``).join(', ');
  return `| ${group} | ${when} | ${feature} | ${does.join(': ')} |`;
}

/** Who handles what, as `docs/events.md` says it: in the order in which handlers run. */
export function eventsPage(): string {
  const tables = [...registered()].map(([process, handlers]) => {
    const rows = handlers.map(rowOf).join('\n');
    const head = '| group | after | feature | what it does |\n|---|---|---|---|';
    const body = handlers.length === 0 ? 'Nobody handles its steps.' : `${head}\n${rows}`;
    return `## ${process.charAt(0).toUpperCase()}${process.slice(1)}\n\n${body}\n`;
  });
  const intro = `# Who handles what

Made by \`npm run diagrams\` from the registrations; a test holds it equal. After a step the handlers run group by
group (claims, money, books, documents, people), within a group in the order below; each is idempotent, because after
a crash it runs again. How events work is told in [architecture.md](architecture.md#processes).
`;
  return [intro, ...tables].join('\n');
}
