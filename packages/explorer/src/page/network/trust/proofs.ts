import { toHex } from "@opentao/codec";
import { twox64, twox128 } from "@opentao/crypto";
import * as z from "zod";
import { forgetOldest } from "../forgetOldest.ts";
import { changeSets } from "./changeSets.ts";
import { hashOf, headerIn } from "./evident.ts";
import { type LightClient, NoProof } from "./lightClient.ts";

const text = (name: string): Uint8Array => new TextEncoder().encode(name);
/** Prefix of `System.BlockHash`: hashes of the blocks before, as the state keeps them. */
const HASHES = toHex(twox128(text("System"))) + toHex(twox128(text("BlockHash"))).slice(2);
/** Blocks of which a state keeps the hashes (`System.BlockHashCount`). */
const STEP = 2_400;
/** Steps of the longest way back to an older block. */
const MAX_STEPS = 1_000;
/** All keys of a prefix: the client proves them at once, and not in their order. */
const ALL = 0xffff_ffff;
/** Lists of keys that are kept for their next pages. */
const KEPT_LISTS = 64;

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const hexes = z.array(z.string().regex(/^0x(?:[0-9a-f]{2})*$/));

/** Keys whose values after a block are asked for together. */
interface Together {
  readonly keys: Set<string>;
  readonly values: Promise<ReadonlyMap<string, string | null>>;
}

/** Reads an answer of the light client. @throws NoProof when it has another form */
function read<Value>(schema: z.ZodType<Value>, answer: unknown): Value {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new NoProof(`the light client answers ${`${JSON.stringify(answer)}`.slice(0, 80)}`);
}

function keyOfHash(number: number): string {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number, true);
  return HASHES + toHex(twox64(bytes)).slice(2) + toHex(bytes).slice(2);
}

/** Answers that a light client proves: of blocks by their number, and of the state after a block. */
export class Proofs {
  readonly #light: Pick<LightClient, "request">;
  readonly #together = new Map<string, Together>();
  readonly #lists = new Map<string, Promise<readonly string[]>>();

  constructor(light: Pick<LightClient, "request">) {
    this.#light = light;
  }

  /** Hash of the best block. @throws NoProof */
  async best(): Promise<string> {
    return read(hash, await this.#light.request("chain_getBlockHash", []));
  }

  /**
   * Hash of the best chain's block at a height, by what the states of later blocks say; `null` above the best block.
   *
   * @throws NoProof
   */
  async blockHash(number: number): Promise<string | null> {
    if (number === 0) return read(hash, await this.#light.request("chain_getBlockHash", [0]));
    let from = await this.best();
    let height = await this.#heightOf(from);
    if (number > height) return null;
    if (height - number > STEP * MAX_STEPS) throw new NoProof(`block ${number} is too far back`);
    while (height > number) {
      height = Math.max(number, height - STEP);
      from = read(hash, await this.#light.request("state_getStorage", [keyOfHash(height), from]));
    }
    return from;
  }

  /** Returns whether the block at a height is finalized. @throws NoProof */
  async isFinalized(number: number): Promise<boolean> {
    const finalized = read(hash, await this.#light.request("chain_getFinalizedHead", []));
    return number <= (await this.#heightOf(finalized));
  }

  async #heightOf(block: string): Promise<number> {
    const header = headerIn(await this.#light.request("chain_getHeader", [block]));
    if (header === undefined || hashOf(header) !== block) throw new NoProof(`no header of ${block}`);
    return Number.parseInt(header.number, 16);
  }

  /** Keys of a prefix behind `start`, in their order, as `state_getKeysPaged`. @throws NoProof */
  async keys(prefix: string, count: number, start: string | null, at: string): Promise<readonly string[]> {
    const all = await this.#list(prefix, at);
    const first = start === null ? 0 : all.findIndex((key) => key > start);
    return first === -1 ? [] : all.slice(first, first + count);
  }

  /** Value of a key, as `state_getStorage`: those that are asked for at once are proven together. @throws NoProof */
  async value(key: string, at: string): Promise<unknown> {
    const together = this.#together.get(at) ?? this.#gather(at);
    together.keys.add(key);
    return (await together.values).get(key) ?? null;
  }

  #gather(at: string): Together {
    const keys = new Set<string>();
    const values = new Promise((resolve) => setTimeout(resolve)).then(() => {
      this.#together.delete(at);
      return this.#values([...keys], at);
    });
    const together = { keys, values };
    this.#together.set(at, together);
    return together;
  }

  /** Values of keys, in the order of the keys, as `state_queryStorageAt`. @throws NoProof */
  async values(keys: readonly string[], at: string): Promise<unknown> {
    const values = await this.#values(keys, at);
    return [{ block: at, changes: keys.map((key) => [key, values.get(key) ?? null]) }];
  }

  async #values(keys: readonly string[], at: string): Promise<ReadonlyMap<string, string | null>> {
    const [set] = read(changeSets, await this.#light.request("state_queryStorageAt", [keys, at]));
    return new Map(set.changes);
  }

  #list(prefix: string, at: string): Promise<readonly string[]> {
    const name = `${at} ${prefix}`;
    const known = this.#lists.get(name);
    if (known !== undefined) return known;
    const listed = this.#light
      .request("state_getKeysPaged", [prefix, ALL, null, at])
      .then((answer) => [...read(hexes, answer)].sort());
    listed.catch(() => this.#lists.delete(name));
    this.#lists.set(name, listed);
    forgetOldest(this.#lists, KEPT_LISTS);
    return listed;
  }
}
