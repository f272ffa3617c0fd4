import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Metagraph, Neuron } from "../src/index.ts";
import { refusalOf } from "../src/neuron/callers.ts";
import { permittedNeuron } from "./permittedNeuron.ts";

const AXON = { ip: "203.0.113.7", port: 8091 };

/** A neuron whose uid is its place in the subnet. */
function neuron(hotkey: string, change: Partial<Neuron> = {}): Omit<Neuron, "uid"> {
  return permittedNeuron({ uid: 0, hotkey, ...change });
}

function subnet(...neurons: Omit<Neuron, "uid">[]): Metagraph {
  return { netuid: 1, block: 1, blockHash: "0x", neurons: neurons.map((one, uid) => ({ ...one, uid })) };
}

describe("a miner answers, unless it is told otherwise,", () => {
  const launch = subnet(neuron("validator"), neuron("relay", { axon: AXON }), neuron("asleep", { isActive: false }));

  it("on a subnet without stake who may vote and serves nothing itself", () => {
    expect(refusalOf(launch, "validator")).toBeUndefined();
    expect(refusalOf(launch, "relay")).toBe("Miner without stake");
    expect(refusalOf(launch, "asleep")).toBe("Non-validator hotkey");
    expect(refusalOf(launch, "stranger")).toBe("Unrecognized hotkey");
  });

  it("with stake those whose votes weigh something; a permit alone is not enough", () => {
    const staked = subnet(
      neuron("voter", { stake: 1_000_000n, validatorTrust: 1 }),
      neuron("newcomer", { stake: 1000n, axon: AXON }),
      neuron("hub"),
      neuron("dust", { stake: 999n }),
      neuron("rich", { stake: 1n << 60n, hasValidatorPermit: false }),
    );
    expect(refusalOf(staked, "voter")).toBeUndefined();
    expect(refusalOf(staked, "newcomer")).toBeUndefined();
    expect(refusalOf(staked, "hub")).toBe("Validator without stake");
    expect(refusalOf(staked, "dust")).toBe("Validator without stake");
    expect(refusalOf(staked, "rich")).toBe("Non-validator hotkey");
  });

  it("does not count stake that does not vote, such as the owner's cut", () => {
    const founded = subnet(neuron("owner", { stake: 1n << 60n }), neuron("validator"));
    expect(refusalOf(founded, "validator")).toBeUndefined();
  });

  it("and, told so, named hotkeys, everybody, or nobody below a stake", () => {
    expect(refusalOf(launch, "stranger", { allow: ["stranger"] })).toBeUndefined();
    expect(refusalOf(launch, "relay", { open: true })).toBeUndefined();
    expect(refusalOf(launch, "stranger", { open: true })).toBe("Unrecognized hotkey");
    expect(refusalOf(launch, "validator", { minStake: 5n })).toBe("Stake below 5 rao");
    expect(refusalOf(launch, "validator", { minStake: 5n, open: true })).toBe("Stake below 5 rao");
    expect(refusalOf(launch, "validator", { minStake: 5n, allow: ["validator"] })).toBeUndefined();
  });

  it("no key that holds neither a permit nor anybody's leave, whatever the subnet looks like", () => {
    const anyNeuron = fc.record({
      stake: fc.bigInt({ min: 0n, max: 1n << 64n }),
      validatorTrust: fc.double({ min: 0, max: 1, noNaN: true }),
      isActive: fc.boolean(),
      axon: fc.constantFrom(undefined, AXON),
    });
    fc.assert(
      fc.property(fc.array(anyNeuron, { maxLength: 20 }), anyNeuron, (others, mine) => {
        const metagraph = subnet(
          ...others.map((change, i) => neuron(String(i), change)),
          neuron("me", { ...mine, hasValidatorPermit: false }),
        );
        expect(refusalOf(metagraph, "me")).toBe("Non-validator hotkey");
      }),
    );
  });
});
