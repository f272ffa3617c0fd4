import type { Hash, Hex } from "../../chain/interface.ts";
import type { ReadCall } from "../call/readCall.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import { changesOf, keysOf } from "../storage/keys.ts";

/** Blocks times keys that one call may look through. */
const MAX_LOOKS = 100_000;

/** Values of keys in the first block of a range of the best chain, then what changed in each block of it. */
export function state_queryStorage({ services: { chain }, params }: ReadCall) {
  const keys = keysOf(params.at(0));
  const [from, to] = [params.at(1).hash(), params.at(2).optional((param) => param.hash()) ?? chain.best().hash];
  const [first, last] = [chain.header(from)?.number, chain.header(to)?.number];
  if (first === undefined || last === undefined || chain.hashAt(first) !== from || chain.hashAt(last) !== to) {
    throw invalidRange("both blocks must stand in the best chain");
  }
  if (last < first) throw invalidRange("the first block comes after the last");
  if ((last - first + 1) * keys.length > MAX_LOOKS) throw invalidRange(`more than ${MAX_LOOKS} values to look at`);
  const sets: { block: Hash; changes: [Hex, Hex | null][] }[] = [];
  const before = new Map<Hex, Hex | null>();
  for (let number = first; number <= last; number += 1) {
    const block = chain.hashAt(number);
    if (block === undefined) throw invalidRange("the best chain changed meanwhile");
    const changes = changesOf(chain.state(block), keys).filter(([key, value]) => before.get(key) !== value);
    for (const [key, value] of changes) before.set(key, value);
    if (changes.length > 0) sets.push({ block, changes });
  }
  return sets;
}

function invalidRange(what: string): RpcError {
  return new RpcError(RPC_CODES.invalidRange, `Invalid block range: ${what}`);
}
