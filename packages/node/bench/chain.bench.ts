import { blocksImportedPerSecond } from "./import.ts";
import { transfersPerSecond } from "./transfers.ts";
import { verificationsPerSecond } from "./verification.ts";
import type { Result } from "./world.ts";

const TRANSFERS_IN_BLOCK = 40;

function report({ id, what, value, unit }: Result, rival?: { name: string; value: number }): void {
  console.log(JSON.stringify({ id: `node/${id}`, what, value, unit, ...(rival === undefined ? {} : { rival }) }));
}

const bound = { name: "sr25519 verifications on one thread", value: verificationsPerSecond() };
for (const result of await transfersPerSecond()) report(result, bound);
for (const durable of [false, true]) report(await blocksImportedPerSecond({ blocks: 1000, durable }));
const full = await blocksImportedPerSecond({ blocks: 50, transfersInBlock: TRANSFERS_IN_BLOCK });
report(
  { ...full, what: "import: transfers in blocks", value: full.value * TRANSFERS_IN_BLOCK, unit: "transfers/s" },
  bound,
);
