import { bool, toHex, u16, u64, vec } from "@opentao/codec";
import { encodeAddress } from "@opentao/crypto";
import { loadSpec, Node } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import { Chain } from "../../src/index.ts";
import { connected, type TestNetwork } from "../e2e/network.ts";

/** The subnet that has them. */
export const NETUID = 1;

/** A made-up account. */
function accountOf(kind: number, uid: number): Uint8Array {
  const account = new Uint8Array(32).fill(kind);
  new DataView(account.buffer).setUint32(0, uid);
  return account;
}

/** Starts a chain that makes a block for each transaction, on whose first subnet there are `count` neurons. */
export async function startCrowd(count: number): Promise<TestNetwork> {
  const runtime = createRuntime();
  const common = {
    runtime,
    rpc: { host: "127.0.0.1", port: 0 },
    authorKey: "//One",
    sealing: { kind: "instant" },
  } as const;
  const plain = await Node.start({ ...common, spec: loadSpec("local", runtime) });
  const first = await Chain.connect(`ws://127.0.0.1:${plain.rpcAddress?.port}`);
  // A specification as a node of ours gives it.
  const spec = (await first.request("sync_state_genSyncSpec", [true])) as ReturnType<typeof loadSpec> & {
    genesis: { raw: { top: Record<string, string> } };
  };
  const types = await first.types();
  const top = { ...spec.genesis.raw.top };
  const set = (item: string, keys: readonly unknown[], value: Uint8Array): void => {
    top[types.storage("SubtensorModule", item).key(keys)] = toHex(value);
  };
  const list = <T>(value: (uid: number) => T): T[] => Array.from({ length: count }, (_, uid) => value(uid));
  for (let uid = 0; uid < count; uid += 1) {
    const [hotkey, coldkey] = [accountOf(1, uid), accountOf(2, uid)];
    set("Keys", [NETUID, uid], hotkey);
    set("Uids", [NETUID, encodeAddress(hotkey)], u16.encode(uid));
    set("Owner", [encodeAddress(hotkey)], coldkey);
    set("IsNetworkMember", [encodeAddress(hotkey), NETUID], bool.encode(true));
    set("BlockAtRegistration", [NETUID, uid], u64.encode(0n));
  }
  set("SubtokenEnabled", [NETUID], bool.encode(true));
  set("SubnetworkN", [NETUID], u16.encode(count));
  set("MaxAllowedUids", [NETUID], u16.encode(count));
  set("Active", [NETUID], vec(bool).encode(list(() => true)));
  set("ValidatorPermit", [NETUID], vec(bool).encode(list((uid) => uid % 4 === 0)));
  set("LastUpdate", [NETUID], vec(u64).encode(list(() => 0n)));
  set("Emission", [NETUID], vec(u64).encode(list((uid) => BigInt(uid) * 1_000_003n)));
  for (const item of ["Incentive", "Consensus", "Dividends", "ValidatorTrust"]) {
    set(item, [NETUID], vec(u16).encode(list((uid) => (uid * 7919) % 65_536)));
  }
  first.close();
  await plain.stop();
  const node = await Node.start({ ...common, spec: { ...spec, genesis: { raw: { ...spec.genesis.raw, top } } } });
  return connected(node);
}
