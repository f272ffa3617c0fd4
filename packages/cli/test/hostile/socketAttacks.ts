import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "../../../node/test/rpc/client.ts";
import type { RpcAttack } from "./rpcAttacks.ts";

const SOCKETS = 16;
const EACH = 128;
/** Time for which a socket is held open, in ms. */
const HOLD_MS = 3_000;
const MIB = 1024 * 1024;

const hex = (bytes: number): string => `0x${"ab".repeat(bytes)}`;

/** Sends messages over one socket of its own, keeps it open for a while and reads what comes. */
async function overSocket(port: number, messages: Iterable<readonly [method: string, ...params: unknown[]]>) {
  const client = await Client.connect(`ws://127.0.0.1:${port}`);
  let id = 0;
  try {
    for (const [method, ...params] of messages) {
      id += 1;
      client.socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    }
    await sleep(HOLD_MS);
  } finally {
    client.socket.terminate();
  }
}

function* repeated(count: number, ...message: readonly [method: string, ...params: unknown[]]) {
  for (let i = 0; i < count; i += 1) yield message;
}

/** Attacks with what a node keeps for a caller, by their names. */
export const SOCKET_ATTACKS: Readonly<Record<string, RpcAttack>> = {
  "many subscriptions": ({ port }) =>
    Promise.all(Array.from({ length: SOCKETS }, () => overSocket(port, repeated(EACH, "chain_subscribeNewHeads")))),
  "large watched keys": ({ port }) =>
    overSocket(port, [
      ...repeated(20, "state_subscribeStorage", [hex(MIB / 4)]),
      ...repeated(
        EACH,
        "state_subscribeStorage",
        Array.from({ length: 64 }, () => hex(1000)),
      ),
    ]),
  "broadcast garbage": ({ port }) => overSocket(port, repeated(16, "transaction_v1_broadcast", hex(2 * MIB))),
  "followed blocks": ({ port }) => overSocket(port, repeated(8, "chainHead_v1_follow", true)),
  "proofs of finality": ({ port }) => overSocket(port, repeated(EACH, "grandpa_proveFinality", 1)),
};
