import { type Keypair, keypairFromSeed, keypairFromSuri } from "@opentao/crypto";
import { createRuntime } from "@opentao/runtime";
import { loadSpec, Node, type NodeOptions } from "../src/index.ts";
import { signedTransfer } from "../test/support/signed.ts";

/** A measured number. */
export interface Result {
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

const TAO = 1_000_000_000;
const runtime = createRuntime();

/** Accounts that send, so that no one's transactions wait for each other more than need be. */
export function senders(count: number): Keypair[] {
  return Array.from({ length: count }, (_, i) => {
    const seed = new Uint8Array(32);
    new DataView(seed.buffer).setUint32(0, i + 1);
    return keypairFromSeed(seed);
  });
}

/** A development chain on disk or in a temporary folder, on which the senders have funds. */
export function startNode(accounts: readonly Keypair[], options: Partial<NodeOptions> = {}): Promise<Node> {
  const local = loadSpec("local", runtime);
  const balances = { balances: accounts.map(({ address }) => [address, 1000 * TAO]) };
  const spec = { ...local, genesis: { ...local.genesis, balances } };
  return Node.start({ spec, runtime, sealing: { kind: "manual" }, authorKey: "//One", ...options });
}

/** Signed transfers, `each` of every account, in the order of their nonces, of which the first is `from`. */
export function transfers(node: Node, accounts: readonly Keypair[], each: number, from = 0): Uint8Array[] {
  const { publicKey } = keypairFromSuri("//Bob");
  const list: Uint8Array[] = [];
  for (let nonce = from; nonce < from + each; nonce += 1) {
    for (const account of accounts) list.push(signedTransfer(node.chain, account, nonce, publicKey, 1000n));
  }
  return list;
}
