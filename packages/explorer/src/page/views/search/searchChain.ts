import { type Chain, getSubnets } from "@opentao/sdk/browser";
import { readBlock } from "../../network/blocks/readBlock.ts";
import type { ChainAt } from "../../network/reads.ts";
import { addressOf } from "../../parts/address.ts";
import { type Hit, subnetHit } from "./hits.ts";

/** Newest blocks in which an extrinsic is looked for by its hash, and how many are read at once. */
export const SCANNED = 64;
const AT_ONCE = 8;
/** Subnets that are named for a part of a name, at most. */
const MAX_SUBNETS = 50;

const HASH = /^0x[0-9a-f]{64}$/i;
const NUMBER = /^\d{1,10}$/;
const PLACE = /^(\d{1,10})-(\d{1,6})$/;

/** Returns the extrinsic with a hash among the newest blocks. */
async function extrinsicByHash(chain: Chain, newest: number, hash: string): Promise<Hit[]> {
  for (let top = newest; top >= 0 && top > newest - SCANNED; top -= AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, top + 1) }, (_, at) => top - at);
    const blocks = await Promise.all(
      numbers.map(async (number) => {
        const block = await chain.blockHash(number);
        return block === undefined ? undefined : readBlock(chain, block);
      }),
    );
    for (const block of blocks) {
      const found = block?.extrinsics.find((extrinsic) => extrinsic.hash === hash);
      if (block !== undefined && found !== undefined) {
        const { number, hash: name } = block.head;
        return [{ kind: "extrinsic", number, block: name, index: found.index }];
      }
    }
  }
  return [];
}

async function byHash({ chain, number }: ChainAt, hash: string): Promise<Hit[]> {
  const block = await readBlock(chain, hash);
  if (block !== undefined) return [{ kind: "block", number: block.head.number, hash }];
  return extrinsicByHash(chain, number, hash);
}

async function byNumber({ chain }: ChainAt, number: number): Promise<Hit[]> {
  const hash = number <= 0xffff_ffff ? await chain.blockHash(number) : undefined;
  return hash === undefined ? [] : [{ kind: "block", number, hash }];
}

async function byPlace({ chain }: ChainAt, number: number, index: number): Promise<Hit[]> {
  const hash = number <= 0xffff_ffff ? await chain.blockHash(number) : undefined;
  const block = hash === undefined ? undefined : await readBlock(chain, hash);
  if (block === undefined) return [];
  const hits: Hit[] = [];
  if (index < block.extrinsics.length) hits.push({ kind: "extrinsic", number, block: block.head.hash, index });
  if (!("kind" in block.events) && index < block.events.length) {
    hits.push({ kind: "event", number, block: block.head.hash, index });
  }
  return hits;
}

async function bySubnet({ chain, at }: ChainAt, query: string): Promise<Hit[]> {
  const wanted = query.toLowerCase();
  const isMeant = ({ netuid, name, symbol }: { netuid: number; name: string; symbol: string }): boolean =>
    `${netuid}` === wanted || name.toLowerCase().includes(wanted) || symbol.toLowerCase().startsWith(wanted);
  const hits = (await getSubnets(chain, { at })).filter(isMeant).map((subnet) => subnetHit(subnet, query));
  // Those with just this name come first.
  return hits.sort((a, b) => Number(b.isExact) - Number(a.isExact)).slice(0, MAX_SUBNETS);
}

/** Finds what a text may mean, by what the chain alone can tell. Any text may be given. */
export async function searchChain(place: ChainAt, text: string): Promise<Hit[]> {
  const query = text.trim();
  if (query === "") return [];
  const address = addressOf(query);
  const account: Hit[] = address === undefined ? [] : [{ kind: "account", address }];
  if (HASH.test(query)) {
    const found = await byHash(place, query.toLowerCase());
    // Any 32 bytes are a public key; it is meant when there is nothing else of that name.
    return found.length > 0 ? found : account;
  }
  if (account.length > 0) return account;
  const [, block, index] = PLACE.exec(query) ?? [];
  const lists = await Promise.all([
    NUMBER.test(query) ? byNumber(place, Number(query)) : [],
    block === undefined || index === undefined ? [] : byPlace(place, Number(block), Number(index)),
    bySubnet(place, query),
  ]);
  return lists.flat();
}
