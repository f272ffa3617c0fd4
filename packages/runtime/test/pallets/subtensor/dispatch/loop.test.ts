import { describe, expect, it } from "vitest";
import { totalIssuance } from "../../../../src/pallets/balances/index.ts";
import { SubtensorModule } from "../../../../src/pallets/subtensor/index.ts";
import { Emission, SubnetTAO, TotalIssuance, Weights } from "../../../../src/pallets/subtensorStorage/index.ts";
import { fairLaunch, key, registerByWork } from "./fairLaunch.ts";

describe("a chain that began without TAO", () => {
  const owner = key("//Owner");
  const ownerHotkey = key("//Owner//hot");
  const validator = key("//Validator");
  const miner = key("//Miner");
  const coldkey = key("//Miner//cold");

  it("makes TAO out of the loop of registering, serving and weighing", () => {
    const chain = fairLaunch();
    chain.build();
    const ok = { type: "Ok", value: { type: "Ok", value: undefined } };
    const send = (keypair: typeof owner, call: Parameters<typeof chain.sign>[1]) => {
      const extrinsic = chain.sign(keypair, call);
      expect(chain.validate(extrinsic).type).toBe("Ok");
      const { results } = chain.build([extrinsic]);
      expect(results).toEqual([ok]);
    };

    send(owner, SubtensorModule.call("registerNetwork", { hotkey: ownerHotkey.publicKey }));
    send(owner, SubtensorModule.call("startCall", { netuid: 1 }));
    send(validator, registerByWork(chain, 1, validator.publicKey, validator.publicKey));
    send(miner, registerByWork(chain, 1, miner.publicKey, coldkey.publicKey));
    const axon = { netuid: 1, version: 1, ip: 0x08080808n, port: 8091, ipType: 4, protocol: 4 };
    send(miner, SubtensorModule.call("serveAxon", { ...axon, placeholder1: 0, placeholder2: 0 }));
    for (let i = 0; i < 5; i += 1) chain.build();
    const weights = SubtensorModule.call("setWeights", { netuid: 1, dests: [2], weights: [1], versionKey: 0n });
    for (const voter of [ownerHotkey, validator]) send(voter, weights);
    expect(Weights.get(chain.reader(), 1, 1)).toEqual([[2, 65_535]]);
    for (let i = 0; i < 12; i += 1) chain.build();
    expect(Emission.get(chain.reader(), 1)[2]).toBeGreaterThan(0n);
    expect(SubnetTAO.get(chain.reader(), 1)).toBeGreaterThan(0n);
    expect(TotalIssuance.get(chain.reader())).toBe(totalIssuance(chain.reader()));
  });
});
