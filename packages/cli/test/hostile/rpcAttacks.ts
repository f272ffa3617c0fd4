import { keypairFromSuri } from "@opentao/crypto";
import fc from "fast-check";
import type { Chance } from "../../../node/test/cluster/chance.ts";
import {
  bare,
  freeBatch,
  nested,
  nestedBatches,
  rubbish,
  signed,
  wideBatch,
  wire,
} from "../../../node/test/network/hostileTransactions.ts";
import { hostileMessage } from "../../../node/test/rpc/hostileMessages.ts";
import { call, post, requestText } from "./rpc.ts";

/** Target of an attack by JSON-RPC. */
export interface RpcTarget {
  readonly port: number;
  readonly genesis: Uint8Array;
  readonly chance: Chance;
}

/** One blow; it settles when the node has answered or refused. */
export type RpcAttack = (target: RpcTarget) => Promise<unknown>;

const MIB = 1024 * 1024;
const METHODS = ["state_getStorage", "chain_getBlock", "system_health", "payment_queryInfo", "state_getKeysPaged"];
const upTo = (chance: Chance, most: number): number => 1 + Math.floor(chance() * most);
const somebody = (chance: Chance) => keypairFromSuri(`//Mallory/${Math.floor(chance() * 1000)}`);
const submit = (port: number, extrinsic: Uint8Array) =>
  post(port, requestText("author_submitExtrinsic", [wire(extrinsic)]));

const deepLeaf = (chance: Chance): Uint8Array => wideBatch(upTo(chance, 100_000));

/** Attacks by their names. */
export const RPC_ATTACKS: Readonly<Record<string, RpcAttack>> = {
  "nested calls": ({ port, chance }) => submit(port, bare(nested(upTo(chance, 250), deepLeaf(chance)))),
  "nested batches": ({ port, chance }) => submit(port, bare(nestedBatches(upTo(chance, 250), deepLeaf(chance)))),
  "wide unpaid batch": ({ port, chance, genesis }) =>
    submit(port, signed(somebody(chance), wideBatch(upTo(chance, 400_000)), { genesis, nonce: 0 })),
  "free calls": ({ port, chance, genesis }) =>
    submit(
      port,
      signed(somebody(chance), freeBatch(upTo(chance, 4096), chance), { genesis, nonce: upTo(chance, 3) - 1 }),
    ),
  "false signature": ({ port, chance, genesis }) =>
    submit(port, signed(somebody(chance), wideBatch(upTo(chance, 50_000)), { genesis, nonce: 0 }, true)),
  "fee of a nested call": ({ port, chance }) =>
    post(port, requestText("payment_queryInfo", [wire(bare(nested(upTo(chance, 250), deepLeaf(chance))))])),
  "dry blocks": ({ port, chance }) => {
    const extrinsic = wire(bare(wideBatch(upTo(chance, 30_000))));
    const flood = Array.from({ length: 8 }, () => call(port, "state_call", "BlockBuilder_apply_extrinsic", extrinsic));
    return Promise.allSettled(flood);
  },
  "runtime calls": ({ port, chance }) => {
    const methods = ["Metadata_metadata", "Core_execute_block", "TaggedTransactionQueue_validate_transaction"];
    const method = methods[Math.floor(chance() * methods.length)];
    const input = `0x${Buffer.from(rubbish(chance, 40)).toString("hex")}`;
    return Promise.allSettled(Array.from({ length: 8 }, () => call(port, "state_call", method, input)));
  },
  "large reads": ({ port }) =>
    Promise.allSettled([
      call(port, "state_getPairs", "0x"),
      call(port, "state_getKeysPaged", "0x", 1000, null),
      call(port, "state_getMetadata"),
    ]),
  "open brackets": ({ port, chance }) => post(port, "[".repeat(upTo(chance, 14 * MIB))),
  "deep JSON": ({ port, chance }) => {
    const depth = upTo(chance, MIB);
    return post(
      port,
      `{"jsonrpc":"2.0","id":1,"method":"system_name","params":${"[".repeat(depth)}${"]".repeat(depth)}}`,
    );
  },
  "wide batch of requests": ({ port, chance }) =>
    post(port, `[${Array.from({ length: upTo(chance, 5000) }, () => requestText("state_getMetadata", [])).join(",")}]`),
  "raw garbage": async ({ port, chance }) => {
    const seed = Math.floor(chance() * 2 ** 31);
    const genesis = `0x${"00".repeat(32)}`;
    for (const text of fc.sample(hostileMessage({ id: "0", hash: genesis }, METHODS), { numRuns: 20, seed })) {
      await post(port, text);
    }
  },
};
