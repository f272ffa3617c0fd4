import type { Keypair } from "@opentao/crypto";
import { type Chain, tx } from "@opentao/sdk";
import { key, TAO } from "./chain.ts";
import type { Random } from "./random.ts";

type Call = Parameters<Chain["submit"]>[0];

/** Texts that strangers may write, of which each has broken some database or page. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...["\0", "a\0b", "'; drop table blocks; --", "\ud800", "\udc00x", "\u202e", '"}]', "\\u0000", "$1", "%s"],
  ...["<script>alert(1)</script>", "\r\n\t", "\u{1f4a9}", "{}", "null", "x".repeat(5000)],
];

/** Bytes of such a text, or any others. */
export function hostileBytes(random: Random, most: number): Uint8Array {
  if (random.below(3) === 0) return Uint8Array.from({ length: random.below(most) }, () => random.below(256));
  return new TextEncoder().encode(random.of(HOSTILE_TEXTS)).slice(0, most);
}

const HOTKEYS: readonly string[] = ["Hot1", "Hot2", "Hot3", "Hot4"].map((name) => key(name).address);

/** A call of root that changes a parameter. */
function parameterCall(random: Random, netuid: number): Call {
  const { AdminUtils, SubtensorModule, Swap } = tx;
  const small = random.below(200);
  const enabled = random.below(2) === 0;
  return random.of<() => Call>([
    () => AdminUtils.sudo_set_tempo({ netuid, tempo: 2 + random.below(10) }),
    () => AdminUtils.sudo_set_kappa({ netuid, kappa: random.below(65_536) }),
    () => AdminUtils.sudo_set_rho({ netuid, rho: small }),
    () => AdminUtils.sudo_set_immunity_period({ netuid, immunity_period: small }),
    () => AdminUtils.sudo_set_max_allowed_uids({ netuid, max_allowed_uids: 64 + small }),
    () => AdminUtils.sudo_set_min_burn({ netuid, min_burn: BigInt(small) }),
    () => AdminUtils.sudo_set_difficulty({ netuid, difficulty: BigInt(small) }),
    () => AdminUtils.sudo_set_yuma3_enabled({ netuid, enabled }),
    () => AdminUtils.sudo_set_liquid_alpha_enabled({ netuid, enabled }),
    () => AdminUtils.sudo_set_network_registration_allowed({ netuid, registration_allowed: enabled }),
    () => AdminUtils.sudo_set_toggle_transfer({ netuid, toggle: enabled }),
    () => AdminUtils.sudo_set_recycle_or_burn({ netuid, recycle_or_burn: { type: enabled ? "Burn" : "Recycle" } }),
    () => AdminUtils.sudo_set_owner_cut_enabled({ netuid, enabled }),
    () => AdminUtils.sudo_set_alpha_sigmoid_steepness({ netuid, steepness: small }),
    () => AdminUtils.sudo_set_mechanism_count({ netuid, mechanism_count: 1 + random.below(2) }),
    () => AdminUtils.sudo_set_subnet_owner_hotkey({ netuid, hotkey: random.of(HOTKEYS) }),
    () => AdminUtils.sudo_set_subnet_owner_cut({ subnet_owner_cut: random.below(20_000) }),
    () => AdminUtils.sudo_set_tx_rate_limit({ tx_rate_limit: BigInt(random.below(3)) }),
    () => AdminUtils.sudo_set_network_min_lock_cost({ lock_cost: BigInt(1 + random.below(100)) * TAO }),
    () => SubtensorModule.set_pending_childkey_cooldown({ cooldown: BigInt(random.below(5)) }),
    () => Swap.set_fee_rate({ netuid, rate: random.below(1000) }),
  ])();
}

/** A call of a coldkey that changes what is kept of it, its subnets or its hotkeys. */
function ownerCall(random: Random, netuid: number): Call {
  const { SubtensorModule } = tx;
  const hotkey = random.of(HOTKEYS);
  const text = (most = 100) => hostileBytes(random, most);
  const enabled = random.below(2) === 0;
  return random.of<() => Call>([
    () =>
      SubtensorModule.set_identity({
        ...{ name: text(), url: text(), github_repo: text(), image: text(), discord: text() },
        ...{ description: text(500), additional: text(500) },
      }),
    () =>
      SubtensorModule.set_subnet_identity({
        ...{ netuid, subnet_name: text(), github_repo: text(), subnet_contact: text(), subnet_url: text() },
        ...{ discord: text(), description: text(500), logo_url: text(), additional: text(500) },
      }),
    () => SubtensorModule.set_childkey_take({ hotkey, netuid, take: random.below(11_000) }),
    () => SubtensorModule.decrease_take({ hotkey, take: random.below(11_000) }),
    () => SubtensorModule.increase_take({ hotkey, take: random.below(11_000) }),
    () =>
      SubtensorModule.set_children({
        ...{ hotkey, netuid },
        children: HOTKEYS.filter((one) => one !== hotkey && random.below(2) === 0).map(
          (one) => [BigInt(random.below(2 ** 30)) * 2n ** 32n, one] as const,
        ),
      }),
    () => SubtensorModule.set_coldkey_auto_stake_hotkey({ netuid, hotkey }),
    () => SubtensorModule.lock_stake({ hotkey, netuid, amount: random.amount() }),
    () => SubtensorModule.move_lock({ destination_hotkey: hotkey, netuid }),
    () => SubtensorModule.set_perpetual_lock({ netuid, enabled }),
    () => SubtensorModule.set_reject_locked_alpha({ enabled }),
    () => SubtensorModule.set_root_claim_type({ new_root_claim_type: { type: enabled ? "Swap" : "Keep" } }),
    () => SubtensorModule.set_auto_parent_delegation_enabled({ hotkey, enabled }),
    () => SubtensorModule.update_symbol({ netuid, symbol: text(8) }),
    () => tx.System.remark_with_event({ remark: text(10_000) }),
  ])();
}

/** A call that changes kept entries of the state, by Alice, whose word is root's, or by any coldkey. */
export function ruleCall(random: Random, by: Keypair, subnets: number): Call {
  const netuid = random.below(subnets + 2);
  const isRoot = by.address === key("Alice").address;
  if (!isRoot || random.below(3) === 0) return ownerCall(random, netuid);
  const { Sudo, SubtensorModule } = tx;
  if (random.below(12) === 0) return SubtensorModule.register_network({ hotkey: random.of(HOTKEYS) });
  if (random.below(12) === 0) {
    return Sudo.sudo({ call: SubtensorModule.root_dissolve_network({ netuid: 2 + random.below(subnets + 2) }) });
  }
  return Sudo.sudo({ call: parameterCall(random, netuid) });
}

/** A call of a neuron that says where it serves, or commits to something. */
export function neuronCall(random: Random, subnets: number): Call {
  const netuid = random.below(subnets + 1);
  const place = { netuid, version: 1, ip: BigInt(0x01_01_01_01 + random.below(1000)), port: 1 + random.below(60_000) };
  const rest = { ip_type: 4, protocol: 4, placeholder1: 0, placeholder2: 0 };
  const { SubtensorModule, Commitments } = tx;
  return random.of<() => Call>([
    () => SubtensorModule.serve_axon({ ...place, ...rest }),
    () => SubtensorModule.serve_axon_tls({ ...place, ...rest, certificate: hostileBytes(random, 60) }),
    () => SubtensorModule.serve_prometheus({ ...place, ip_type: 4 }),
    () => Commitments.set_commitment({ netuid, info: [{ type: "BigRaw", value: hostileBytes(random, 100) }] }),
  ])();
}
