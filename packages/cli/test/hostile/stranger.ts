import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { keypairFromSuri } from "@opentao/crypto";
import { encodeAnnounce } from "../../../node/src/network/notifications/index.ts";
import { encodeBlockRequest, encodeStateRequest } from "../../../node/src/network/requests/index.ts";
import { encodeCallRequest } from "../../../node/src/network/requests/light/message.ts";
import { encodeTransactions } from "../../../node/src/network/transactions/message.ts";
import type { Chance } from "../../../node/test/cluster/chance.ts";
import {
  bare,
  freeBatch,
  hashBytes,
  nested,
  rubbish,
  signed,
  wideBatch,
} from "../../../node/test/network/hostileTransactions.ts";
import { FLOODS } from "./floods.ts";
import { asStranger, ELSEWHERE, type PeerAttack } from "./peer.ts";

const PROTOCOLS = [
  ...(["block-announces/1", "transactions/1", "grandpa/1", "sync/2", "light/2", "state/2", "sync/warp"] as const),
  ...(["kad", "/ipfs/id/1.0.0", "/ipfs/ping/1.0.0", "/nobody/speaks/this"] as const),
];
const SILENT = 24;

const upTo = (chance: Chance, most: number): number => 1 + Math.floor(chance() * most);

/** Makes transactions that are invalid or that nobody pays for. */
function badTransactions(chance: Chance, genesis: Uint8Array): Uint8Array[] {
  const from = keypairFromSuri(`//Mallory/${Math.floor(chance() * 1000)}`);
  const signing = { genesis, nonce: 0 };
  const kinds = [
    () => rubbish(chance, upTo(chance, 5000)),
    () => bare(nested(upTo(chance, 250), wideBatch(upTo(chance, 100_000)))),
    () => signed(from, wideBatch(upTo(chance, 50_000)), signing),
    () => signed(from, wideBatch(upTo(chance, 1000)), signing, true),
    () => signed(from, freeBatch(upTo(chance, 4096), chance), signing),
  ];
  const kind = kinds[Math.floor(chance() * kinds.length)] ?? (() => new Uint8Array());
  return Array.from({ length: upTo(chance, 5) }, kind);
}

/** Attacks by their names. */
export const PEER_ATTACKS: Readonly<Record<string, PeerAttack>> = {
  ...FLOODS,
  "garbage on every protocol": (target) =>
    asStranger(target, async (peer) => {
      for (const name of PROTOCOLS) {
        const stream = await peer.open(target.address, name);
        await stream.write(rubbish(target.chance, upTo(target.chance, 1000)));
        await stream.read(16 * 1024 * 1024, AbortSignal.timeout(1000)).catch(() => undefined);
      }
    }),
  "bad transactions": (target) =>
    asStranger(target, async (peer) => {
      const stream = await peer.greet(target.address, "transactions/1");
      const genesis = hashBytes(target.genesisHash);
      for (let sent = 0; sent < 10; sent += 1) {
        await stream.write(encodeTransactions(badTransactions(target.chance, genesis)), AbortSignal.timeout(2000));
      }
      await stream.read(1024, AbortSignal.timeout(1000));
    }),
  "false votes": (target) =>
    asStranger(target, async (peer) => {
      const stream = await peer.greet(target.address, "grandpa/1");
      for (let sent = 0; sent < 20; sent += 1) {
        await stream.write(rubbish(target.chance, upTo(target.chance, 20_000)), AbortSignal.timeout(2000));
      }
    }),
  "false announcements": (target) =>
    asStranger(target, async (peer) => {
      const stream = await peer.greet(target.address, "block-announces/1");
      const { chance, best } = target;
      for (let sent = 0; sent < 100; sent += 1) {
        const header = {
          parentHash: chance() < 0.5 ? hashBytes(best.hash) : rubbish(chance, 32),
          number: best.number + upTo(chance, 300),
          stateRoot: rubbish(chance, 32),
          extrinsicsRoot: rubbish(chance, 32),
          digest: {
            logs: Array.from({ length: upTo(chance, 20) }, () => ({
              type: "Other" as const,
              value: rubbish(chance, 500),
            })),
          },
        };
        await stream.write(encodeAnnounce({ header, isBest: true }), AbortSignal.timeout(2000));
      }
    }),
  "expensive requests": (target) =>
    asStranger(target, async (peer) => {
      const block = hashBytes(target.best.hash);
      const hash = target.best.hash;
      const extrinsic = bare(wideBatch(upTo(target.chance, 30_000)));
      const blocks = {
        header: true,
        body: true,
        justification: true,
        from: { hash },
        direction: "descending",
        max: 128,
      } as const;
      const requests = [
        ["state/2", encodeStateRequest({ block, after: undefined })],
        ["light/2", encodeCallRequest(block, "BlockBuilder_apply_extrinsic", extrinsic)],
        ["light/2", encodeCallRequest(block, "Metadata_metadata", new Uint8Array())],
        ["sync/2", encodeBlockRequest(blocks)],
      ] as const;
      for (let asked = 0; asked < 32; asked += 1) {
        const [name, message] = requests[Math.floor(target.chance() * requests.length)] ?? requests[0];
        const stream = await peer.open(target.address, name);
        await stream.write(message);
      }
    }),
  "silent connections": async ({ address }) => {
    const [, , host, , port] = address.split("/");
    const sockets = Array.from({ length: SILENT }, () =>
      connect({ host: host ?? "", port: Number(port), localAddress: ELSEWHERE }).on("error", () => undefined),
    );
    await sleep(2000);
    for (const socket of sockets) socket.destroy();
  },
};
