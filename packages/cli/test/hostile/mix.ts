import { setTimeout as sleep } from "node:timers/promises";
import type { Hash } from "../../../node/src/chain/index.ts";
import { type Chance, chanceOf } from "../../../node/test/cluster/chance.ts";
import { hashBytes, signed, transfer, wideBatch, wire } from "../../../node/test/network/hostileTransactions.ts";
import type { Pair, Place } from "./pair.ts";
import { call, post, requestText } from "./rpc.ts";
import { RPC_ATTACKS } from "./rpcAttacks.ts";
import { SOCKET_ATTACKS } from "./socketAttacks.ts";
import { PEER_ATTACKS } from "./stranger.ts";

const ATTACKS_BY_RPC = { ...RPC_ATTACKS, ...SOCKET_ATTACKS };
/** Longest pause of an attacker between two blows, in milliseconds. */
const PAUSE_MS = 400;
/** Names of the attacks to run; all when not given. */
const ONLY = new RegExp(process.env.OPENTAO_HOSTILE_ONLY ?? "");
/** Remarks in one paid batch. */
const PAID_WIDTH = 8_000;

/** Count of the blows of each attack, and of those that failed. */
export type Tally = Record<string, { struck: number; failed: number }>;

/** The mix: attackers that strike one after the other, each with a random source of its own, and one honest user. */
export class Mix {
  readonly tally: Tally = {};
  readonly #pair: Pair;
  readonly #genesis: Hash;
  readonly #stop = new AbortController();
  #running: Promise<unknown> = Promise.resolve();
  /** Transactions of the honest user that a node has taken. */
  paid = 0;

  private constructor(pair: Pair, genesis: Hash) {
    this.#pair = pair;
    this.#genesis = genesis;
  }

  static async start(pair: Pair, seed: number): Promise<Mix> {
    // The method gives a hash.
    const genesis = (await call(pair.author.rpcPort, "chain_getBlockHash", 0)) as Hash;
    const mix = new Mix(pair, genesis);
    const { author, follower } = pair;
    mix.#running = Promise.all([
      ...[author, follower].flatMap((place, i) => [
        mix.#attack(seed + 10 * i, Object.keys(ATTACKS_BY_RPC), (name, chance) => mix.#byRpc(place, name, chance)),
        mix.#attack(seed + 10 * i + 1, Object.keys(PEER_ATTACKS), (name, chance) => mix.#byPeer(place, name, chance)),
      ]),
      mix.#attack(seed + 2, ["paid"], () => mix.#pay()),
    ]);
    return mix;
  }

  /** Ends the attacks; settles when the last blow has been answered. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Strikes with every attack once, in random order, again and again. */
  async #attack(seed: number, all: readonly string[], strike: (name: string, chance: Chance) => Promise<unknown>) {
    const chance = chanceOf(seed);
    const names = all.filter((name) => ONLY.test(name));
    while (names.length > 0 && !this.#stop.signal.aborted) {
      const order = names.map((name) => ({ name, at: chance() })).sort((a, b) => a.at - b.at);
      for (const { name } of order) {
        if (this.#stop.signal.aborted) return;
        const count = this.tally[name] ?? { struck: 0, failed: 0 };
        this.tally[name] = count;
        count.struck += 1;
        await strike(name, chance).catch(() => {
          count.failed += 1;
        });
        await sleep(chance() * PAUSE_MS);
      }
    }
  }

  async #byRpc({ rpcPort: port }: Place, name: string, chance: Chance): Promise<unknown> {
    return ATTACKS_BY_RPC[name]?.({ port, chance, genesis: hashBytes(this.#genesis) });
  }

  async #byPeer({ rpcPort, address }: Place, name: string, chance: Chance): Promise<unknown> {
    const header = (await call(rpcPort, "chain_getHeader")) as { readonly number: string };
    const number = Number(header.number);
    const hash = (await call(rpcPort, "chain_getBlockHash", number)) as Hash;
    return PEER_ATTACKS[name]?.({ address, genesisHash: this.#genesis, best: { number, hash }, chance });
  }

  /** The rich account pays for a transfer and for a wide batch. */
  async #pay(): Promise<void> {
    const { author, rich } = this.#pair;
    const next = async () => Number(await call(author.rpcPort, "system_accountNextIndex", rich.address));
    for (const body of [transfer(new Uint8Array(32).fill(7), 1_000_000n), wideBatch(PAID_WIDTH)]) {
      const extrinsic = signed(rich, body, { genesis: hashBytes(this.#genesis), nonce: await next() });
      const answer = await post(author.rpcPort, requestText("author_submitExtrinsic", [wire(extrinsic)]));
      if (!answer.includes('"result"')) throw new Error(answer);
      this.paid += 1;
    }
  }
}
