// npm run bench -- index-queries: the time of a page of the index's API at a million events, in the embedded database,
// with PostgreSQL (where it is installed) as the rival. OPENTAO_SCALE=small: a tenth of that.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IndexApi } from "../src/api/index.ts";
import { openIndex, openReader, type Place } from "../src/index.ts";
import { madeAccount, madeHash, makeHistory } from "../test/api/made.ts";
import { postgresPlaces, postgresPrograms } from "../test/places.ts";

const IS_SMALL = process.env.OPENTAO_SCALE === "small";
/** Two events a transfer. */
const SIZE = {
  blocks: IS_SMALL ? 5000 : 50_000,
  transfers: 10,
  accounts: 5000,
  subnets: 32,
  neurons: 64,
  hours: 17_520,
};
/** Times that each page is asked for; the least counts, whatever else the machine does. */
const TIMES = 15;

const account = madeAccount(77);
const old = Math.floor(SIZE.blocks / 10);
const PAGES: Readonly<Record<string, string>> = {
  status: "/v1/status",
  blocks: "/v1/blocks",
  "a block by its hash": `/v1/blocks/${madeHash(old)}`,
  extrinsics: "/v1/extrinsics",
  "extrinsics of a signer": `/v1/extrinsics?signer=${account}`,
  "extrinsics that failed": "/v1/extrinsics?succeeded=false&limit=200",
  "an extrinsic by its hash": `/v1/extrinsics/${madeHash(old)}`,
  events: "/v1/events",
  "events of a name, old ones": `/v1/events?pallet=Balances&name=Transfer&to=${old}`,
  "events of an account": `/v1/events?account=${account}`,
  "events that nobody has": "/v1/events?pallet=Nothing",
  "transfers of an account": `/v1/transfers?account=${account}&limit=200`,
  "stake movements of a subnet": "/v1/stake-movements?netuid=3&limit=200",
  "an account": `/v1/accounts/${account}`,
  "changes of an account": `/v1/accounts/${account}/changes`,
  subnets: "/v1/subnets",
  "neurons of a subnet": "/v1/neurons?netuid=3&limit=200",
  "weights of a subnet": "/v1/subnets/3/weights",
  "epochs of a neuron": "/v1/epoch-neurons?netuid=3&uid=5&limit=200",
  "epochs of a hotkey": `/v1/epoch-neurons?hotkey=${madeAccount(5)}&limit=200`,
  "candles of weeks": "/v1/subnets/3/candles?interval=1w&limit=200",
  "a search": `/v1/search?q=${account}`,
};

/** Milliseconds of each page. */
async function measure(place: Place): Promise<Record<string, number>> {
  const index = await openIndex(place);
  const begun = performance.now();
  await makeHistory(index.db, SIZE);
  console.error(`made in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  const reader = "url" in place ? await openReader(place) : index;
  const api = await IndexApi.start(reader.db, { port: 0, onProblem: console.error });
  const found: Record<string, number> = {};
  for (const [name, path] of Object.entries(PAGES)) {
    const took: number[] = [];
    for (let at = 0; at < TIMES; at += 1) {
      const start = performance.now();
      const response = await fetch(`${api.url}${path}`);
      await response.text();
      took.push(performance.now() - start);
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    }
    found[name] = Math.min(...took);
  }
  await api.close();
  if (reader !== index) await reader.close();
  await index.close();
  return found;
}

/** Milliseconds of each page in PostgreSQL; `undefined` where it is not installed. */
async function measureRival(): Promise<Record<string, number> | undefined> {
  const programs = postgresPrograms();
  if (programs === undefined) return undefined;
  const places = await postgresPlaces(programs);
  try {
    return await measure(await places.take());
  } finally {
    await places.stop();
  }
}

const folder = mkdtempSync(join(tmpdir(), "opentao-bench-"));
const embedded = await measure({ folder });
rmSync(folder, { recursive: true });
const rival = await measureRival();
for (const [name, value] of Object.entries(embedded)) {
  const other = rival?.[name];
  const line = { id: `index-queries/${name}`, what: name, value, unit: "ms", better: "less" };
  console.log(JSON.stringify(other === undefined ? line : { ...line, rival: { name: "PostgreSQL", value: other } }));
}
