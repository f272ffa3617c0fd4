// npm run bench -- index-queries: the time of each answer of the index's API at a million events, in the embedded
// database, with PostgreSQL (where it is installed) as the rival. Every path of the API's own document is asked for.
// The value is the median; the worst is kept beside it. OPENTAO_SCALE=small: a tenth of that.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { median } from "../../node/bench/medians.ts";
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
/** Times that each page is asked for. */
const TIMES = 15;
/** Milliseconds that no answer should take. */
const LIMIT_MS = 50;
/** Path that has no end. */
const ENDLESS = "/v1/live";

const account = madeAccount(77);
const old = Math.floor(SIZE.blocks / 10);
const uri = encodeURIComponent;
const PAGES: Readonly<Record<string, string>> = {
  status: "/v1/status",
  blocks: "/v1/blocks",
  "blocks of an author": `/v1/blocks?author=${madeAccount(3)}&limit=200`,
  "a block by its number": `/v1/blocks/${old}`,
  "a block by its hash": `/v1/blocks/${madeHash(old)}`,
  extrinsics: "/v1/extrinsics",
  "extrinsics of a signer": `/v1/extrinsics?signer=${account}`,
  "extrinsics of a call, old ones": `/v1/extrinsics?pallet=Balances&call=transfer_keep_alive&to=${old}`,
  "extrinsics that failed": "/v1/extrinsics?succeeded=false&limit=200",
  "an extrinsic by its hash": `/v1/extrinsics/${madeHash(old)}`,
  "an extrinsic by its place": `/v1/extrinsics/${old}-3`,
  events: "/v1/events",
  "events of a name, old ones": `/v1/events?pallet=Balances&name=Transfer&to=${old}`,
  "events of an account": `/v1/events?account=${account}`,
  "events of an account and a name": `/v1/events?account=${account}&pallet=Balances&name=Deposit&limit=200`,
  "events of a subnet": "/v1/events?netuid=3&limit=200",
  "events of a subnet and a name": "/v1/events?netuid=3&pallet=Balances&name=Transfer&limit=200",
  "events of an account and a subnet": `/v1/events?account=${account}&netuid=3&limit=200`,
  "events of an extrinsic": `/v1/events?extrinsic=${old}-3&limit=200`,
  "events that nobody has": "/v1/events?pallet=Nothing",
  "an event": `/v1/events/${old}-3`,
  "best blocks with finalized ones": "/v1/blocks?finality=best",
  transfers: "/v1/transfers?limit=200",
  "transfers of an account": `/v1/transfers?account=${account}&limit=200`,
  "transfers between two accounts": `/v1/transfers?sender=${account}&receiver=${madeAccount(78)}&limit=200`,
  "stake movements": "/v1/stake-movements?limit=200",
  "stake movements of a subnet": "/v1/stake-movements?netuid=3&limit=200",
  "stake movements of a coldkey": `/v1/stake-movements?coldkey=${account}&limit=200`,
  "stake movements of a kind that nobody has": "/v1/stake-movements?kind=StakeSwapped&limit=200",
  "registrations of a subnet": "/v1/registrations?netuid=3&limit=200",
  "an account": `/v1/accounts/${account}`,
  "changes of an account": `/v1/accounts/${account}/changes`,
  "changes of an account's balance": `/v1/accounts/${account}/changes?quantity=free&limit=200`,
  "amounts of an account": `/v1/accounts/${account}/totals`,
  "shares of a coldkey": `/v1/shares?coldkey=${account}`,
  subnets: "/v1/subnets",
  "a subnet": "/v1/subnets/3",
  pools: "/v1/pools",
  "neurons of a subnet": "/v1/neurons?netuid=3&limit=200",
  "neurons of a hotkey": `/v1/neurons?hotkey=${madeAccount(5)}`,
  "weights of a subnet": "/v1/subnets/3/weights",
  "weights of a neuron": "/v1/subnets/3/weights/5",
  "weights of a neuron over time": "/v1/weights?netuid=3&uid=5&limit=200",
  "epochs of a subnet": "/v1/epochs?netuid=3&limit=200",
  "epochs of a neuron": "/v1/epoch-neurons?netuid=3&uid=5&limit=200",
  "epochs of a subnet's neurons": "/v1/epoch-neurons?netuid=3&limit=200",
  "epochs of a hotkey": `/v1/epoch-neurons?hotkey=${madeAccount(5)}&limit=200`,
  "candles of hours": "/v1/subnets/3/candles?interval=1h&limit=200",
  "candles of weeks": "/v1/subnets/3/candles?interval=1w&limit=200",
  "entries of the state": "/v1/state?limit=200",
  "entries of a subnet": "/v1/state?netuid=3&limit=200",
  "entries of an account": `/v1/state?account=${account}&limit=200`,
  "entries of an item on a subnet": "/v1/state?netuid=3&pallet=Balances&item=Tempo&limit=200",
  "changes of the state": "/v1/state-changes?limit=200",
  "changes of an item": "/v1/state-changes?pallet=Balances&item=Kappa&limit=200",
  "changes of an item on a subnet": "/v1/state-changes?netuid=2&pallet=Balances&item=Kappa&limit=200",
  "changes of an account's entries": `/v1/state-changes?account=${account}&limit=200`,
  "changes of a subnet's own entries": "/v1/subnets/2/state-changes?limit=200",
  "subnets that there were": "/v1/subnet-history?limit=200",
  "a subnet that there was": "/v1/subnet-history?netuid=3",
  supply: "/v1/supply?limit=200",
  "sudo calls": "/v1/sudo-calls?limit=200",
  "sudo calls of a signer": `/v1/sudo-calls?signer=${account}&limit=200`,
  "a search for an account": `/v1/search?q=${account}`,
  "a search for a hash": `/v1/search?q=${madeHash(old)}`,
  "a search for a name": `/v1/search?q=${uri("name of a subnet")}`,
  "an account's transfers as a file": `/v1/export/${account}/transfers.csv`,
  "an account's stake movements as a file": `/v1/export/${account}/stake-movements.csv`,
  "a hotkey's rewards as a file": `/v1/export/${madeAccount(5)}/rewards.csv?to=${old}`,
};

/** Milliseconds of the answers to a question. */
interface Took {
  readonly median: number;
  readonly worst: number;
}

const document = z.looseObject({ paths: z.record(z.string(), z.unknown()) });

/** Makes sure that every path of an API is asked for. @throws Error */
async function expectAll(url: string): Promise<void> {
  const { paths } = document.parse(await (await fetch(`${url}/v1/openapi.json`)).json());
  const asked = Object.values(PAGES).map((page) => page.split("?")[0] ?? "");
  const forms = Object.keys(paths).filter((path) => path !== ENDLESS);
  const missing = forms.filter((path) => {
    const form = new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`);
    return !asked.some((one) => form.test(one));
  });
  if (missing.length > 0) throw new Error(`nothing is asked of ${missing.join(", ")}`);
}

/** Times of each page. */
async function measure(place: Place): Promise<Record<string, Took>> {
  const index = await openIndex(place);
  const begun = performance.now();
  await makeHistory(index.db, SIZE);
  console.error(`made in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  const reader = "url" in place ? await openReader(place) : index;
  const api = await IndexApi.start(reader.db, { port: 0, onProblem: console.error });
  await expectAll(api.url);
  const found: Record<string, Took> = {};
  for (const [name, path] of Object.entries(PAGES)) {
    const took: number[] = [];
    for (let at = 0; at < TIMES; at += 1) {
      const start = performance.now();
      const response = await fetch(`${api.url}${path}`);
      await response.text();
      took.push(performance.now() - start);
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    }
    found[name] = { median: median(took), worst: Math.max(...took) };
  }
  await api.close();
  if (reader !== index) await reader.close();
  await index.close();
  return found;
}

/** Times of each page in PostgreSQL; `undefined` where it is not installed. */
async function measureRival(): Promise<Record<string, Took> | undefined> {
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
for (const [name, { median: value, worst }] of Object.entries(embedded)) {
  const other = rival?.[name];
  const line = { id: `index-queries/${name}`, what: name, value, worst, unit: "ms", better: "less" };
  const beside = other && { rival: { name: "PostgreSQL", value: other.median, worst: other.worst } };
  console.log(JSON.stringify({ ...line, ...beside }));
}
for (const [database, all] of Object.entries({ "the embedded database": embedded, PostgreSQL: rival ?? {} })) {
  const slow = Object.entries(all).filter((one) => one[1].median > LIMIT_MS);
  const names = slow.map(([name, { median: took }]) => `${name} (${took.toFixed(0)} ms)`);
  console.error(`over ${LIMIT_MS} ms in ${database}: ${names.join(", ") || "nothing"}`);
}
