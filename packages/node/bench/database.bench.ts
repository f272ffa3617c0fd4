import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Database } from "../src/database/index.ts";

const COMMITS = 200;
const NODES_IN_COMMIT = 20;
const NODE_BYTES = 100;
const BODIES = [
  { name: "small", bytes: 200 },
  { name: "100 KB", bytes: 100_000 },
];

/** Bytes that have not been used before. */
function* hashes(): Generator<Uint8Array, never> {
  for (let n = 1; ; n += 1) {
    const hash = new Uint8Array(32);
    // Spread over the table, as hashes are.
    new DataView(hash.buffer).setUint32(0, Math.imul(n, 2_654_435_761));
    new DataView(hash.buffer).setUint32(4, n);
    yield hash;
  }
}

function commitsPerSecond(database: Database, bodyBytes: number): number {
  const fresh = hashes();
  const body = new Uint8Array(bodyBytes);
  const genesis = fresh.next().value;
  database.claim("bench", genesis);
  const started = performance.now();
  for (let height = 1; height <= COMMITS; height += 1) {
    const hash = fresh.next().value;
    const nodes = Array.from({ length: NODES_IN_COMMIT }, () => ({
      hash: fresh.next().value,
      bytes: new Uint8Array(NODE_BYTES),
    }));
    const block = { hash, height, header: new Uint8Array(250), body, state: { nodes, removed: [] } };
    database.commit({ block, canonical: [[height, hash]], best: hash });
  }
  return (COMMITS * 1000) / (performance.now() - started);
}

/** @param where - a temporary database waits for no disk */
async function measure(where: "on the disk" | "temporary", bodyBytes: number): Promise<number> {
  const base = mkdtempSync(join(tmpdir(), "opentao-bench-"));
  const database = await Database.open(where === "temporary" ? undefined : base);
  try {
    return commitsPerSecond(database, bodyBytes);
  } finally {
    await database.close();
    rmSync(base, { recursive: true, force: true });
  }
}

for (const { name, bytes } of BODIES) {
  const rival = { name: "without waiting for the disk", value: await measure("temporary", bytes) };
  const value = await measure("on the disk", bytes);
  const what = `${name} commits, each on the disk`;
  console.log(JSON.stringify({ id: `node/commits-${bytes}`, what, value, unit: "commits/s", rival }));
}
