// A whole subnet: its task, a miner, a validator and its scores. Runs until the validator has set a weight.
import { keypairFromSuri } from "@opentao/crypto";
import * as sdk from "@opentao/sdk";
import { z } from "zod";
import { reportErrors } from "./shared/problems.ts";

reportErrors();
const [alice, bob] = [keypairFromSuri("//Alice"), keypairFromSuri("//Bob")];
const [validating, mining] = [keypairFromSuri("//Alice//subnet"), keypairFromSuri("//Bob//subnet")];
const close = async () => undefined;

const synapse = sdk.defineSynapse({
  name: "Sum",
  request: z.object({ numbers: z.array(z.int()) }),
  response: z.object({ sum: z.int() }),
});
const add = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0);

const chain = await sdk.Chain.connect(process.env.TAO_URL ?? "ws://127.0.0.1:9944");
const stop = new AbortController();
async function untilWeighed(netuid: number): Promise<void> {
  while (!stop.signal.aborted) {
    const { neurons } = await sdk.readMetagraph(chain, netuid, { full: true });
    const weight = neurons[0]?.weights?.get(1);
    if (weight === undefined) {
      await sdk.pause(500, stop.signal);
      continue;
    }
    console.log(`subnet ${netuid}: its validator gives miner 1 the weight ${weight}`);
    stop.abort();
  }
}

try {
  const { netuid } = await sdk.registerNetwork(chain, alice, { hotkey: validating.address }); // it is uid 0 there
  await sdk.startCall(chain, alice, netuid);
  await sdk.addStake(chain, alice, { netuid, hotkey: validating.address, amount: 100_000_000_000n });

  const shared = { chain, netuid, synapse, log: { ...console, debug() {} } };
  const miner = new sdk.Miner({
    ...shared,
    wallet: sdk.walletOf({ coldkey: bob, hotkey: mining }),
    registration: "burn",
    responder: { model: "sum", answer: async ({ numbers }) => ({ sum: add(numbers) }), close },
    axon: { host: "127.0.0.1", port: 0 },
  });
  const validator = new sdk.Validator({
    ...shared,
    wallet: sdk.walletOf({ coldkey: alice, hotkey: validating }),
    registration: "never",
    judge: {
      nextTask: async () => {
        const numbers = [Math.random(), Math.random()].map((part) => Math.floor(part * 1000));
        return { request: { numbers }, secret: add(numbers), timeoutMs: 5_000 };
      },
      score: async ({ secret }, answers) =>
        answers.map(({ uid, answer }) => ({ uid, score: +(answer?.sum === secret) })),
      close,
    },
  });
  await Promise.all([miner.run(stop.signal), validator.run(stop.signal), untilWeighed(netuid)]);
} finally {
  chain.close();
}
