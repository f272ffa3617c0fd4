import { keypairFromSuri } from "@opentao/crypto";
import { type Chain, type descriptors, registerNetwork, tx } from "../../../../sdk/src/index.ts";

const alice = keypairFromSuri("//Alice");
const ROOT = 0;

/** A subnet with miners. */
export interface Subnet {
  readonly netuid: number;
  /** Place of the miner that does its work. */
  readonly good: number;
  /** Place of the one that does not. */
  readonly bad: number;
}

/** A call that root makes. */
function byRoot(call: descriptors.RuntimeCall): descriptors.RuntimeCall {
  return tx.Sudo.sudo({ call });
}

/** Opens root for several registrations at once, and for stake. */
async function openRoot(chain: Chain): Promise<void> {
  const calls = [
    byRoot(
      tx.AdminUtils.sudo_set_target_registrations_per_interval({
        netuid: ROOT,
        target_registrations_per_interval: 100,
      }),
    ),
    byRoot(tx.AdminUtils.sudo_set_max_registrations_per_block({ netuid: ROOT, max_registrations_per_block: 100 })),
    byRoot(tx.AdminUtils.sudo_set_subtoken_enabled({ netuid: ROOT, subtoken_enabled: true })),
  ];
  await chain.submit(tx.Utility.batch_all({ calls }), alice);
}

/** Makes a subnet with two miners that emits; all of it is finalized. */
export async function openSubnet(chain: Chain): Promise<Subnet> {
  await openRoot(chain);
  const { netuid } = await registerNetwork(chain, alice, { hotkey: keypairFromSuri("//Owner").address });
  const miners = ["//Good", "//Bad"].map((secret) => keypairFromSuri(secret).address);
  const calls = [
    tx.SubtensorModule.start_call({ netuid }),
    byRoot(tx.AdminUtils.sudo_set_subnet_emission_enabled({ netuid, enabled: true })),
    ...miners.map((hotkey) => tx.SubtensorModule.burned_register({ netuid, hotkey })),
  ];
  await chain.submit(tx.Utility.batch_all({ calls }), alice, { until: "finalized" });
  const places = await Promise.all(miners.map((hotkey) => chain.query.SubtensorModule.Uids(netuid, hotkey)));
  const [good, bad] = places;
  if (good === undefined || bad === undefined) throw new Error("the miners have no places");
  return { netuid, good, bad };
}
