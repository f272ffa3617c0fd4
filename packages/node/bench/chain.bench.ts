/**
 * A chain in the node's own thread: transfers through its pool into blocks, and the import of blocks of others. Each
 * round measures everything, beside the rival.
 *
 * @packageDocumentation
 */

import { blocksImportedPerSecond } from "./import.ts";
import { median } from "./medians.ts";
import { transfersPerSecond } from "./transfers.ts";
import { RIVAL, rivalPerSecond } from "./verification.ts";
import type { Result } from "./world.ts";

const ROUNDS = 5;
const EMPTY_BLOCKS = 400;
const TRANSFERS_IN_BLOCK = 40;

async function round(): Promise<Result[]> {
  const transfers = await transfersPerSecond();
  const inMemory = await blocksImportedPerSecond({ blocks: EMPTY_BLOCKS, durable: false });
  const onDisk = await blocksImportedPerSecond({ blocks: EMPTY_BLOCKS, durable: true });
  const full = await blocksImportedPerSecond({ blocks: 50, transfersInBlock: TRANSFERS_IN_BLOCK });
  const value = full.value * TRANSFERS_IN_BLOCK;
  return [
    ...transfers,
    inMemory,
    onDisk,
    { ...full, what: `import: transfers in blocks of ${TRANSFERS_IN_BLOCK}`, value, unit: "transfers/s" },
  ];
}

const rounds: Result[][] = [];
const rivals: number[] = [];
for (let i = 0; i < ROUNDS; i += 1) {
  rivals.push(rivalPerSecond());
  rounds.push(await round());
}
for (const [i, { id, what, unit }] of (rounds[0] ?? []).entries()) {
  const value = median(rounds.map((results) => results[i]?.value ?? Number.NaN));
  const rival = unit === "transfers/s" ? { rival: { name: RIVAL, value: median(rivals) } } : {};
  console.log(JSON.stringify({ id: `node/${id}`, what, value, unit, ...rival }));
}
