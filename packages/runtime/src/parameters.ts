import { bool, struct, u16, u64, type Value } from "@opentao/codec";

/**
 * Parameters in which chains of this runtime differ. One record in genesis state under {@link PARAMETERS_KEY}; nothing
 * is compiled in, so that one bundle runs every chain.
 */
export const ChainParameters = struct(
  {
    /** Time between blocks, in milliseconds. */
    slotDuration: u64,
    /** True when the short intervals of a development chain hold (protocol: consensus §7.2, "FAST"). */
    fast: bool,
    /** True when every TAO is earned: proof-of-work registration and the other fair-launch rules. */
    fairLaunch: bool,
    /** Blocks between two epochs of a new subnet. */
    initialTempo: u16,
    /** Blocks between two weight updates of one UID, by default. */
    weightsRateLimit: u64,
    /** Blocks for which a new neuron is immune, by default. */
    immunityPeriod: u16,
    /** True when weights of a new subnet are committed before they are revealed. */
    commitReveal: bool,
    /** Blocks between two registrations of subnets, by default. */
    networkRateLimit: u64,
    /** Difficulty of a registration by work at which a new subnet starts, and below which it never falls. */
    powDifficulty: u64,
  },
  { path: "opentao_runtime::ChainParameters" },
);
export type ChainParameters = Value<typeof ChainParameters>;

/** Raw storage key of the record. */
export const PARAMETERS_KEY: Uint8Array = new TextEncoder().encode(":parameters");
