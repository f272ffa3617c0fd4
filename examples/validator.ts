// A validator: stakes, gives miners tasks, scores their answers and sets weights until Ctrl-C.
import { keypairFromSuri } from "@opentao/crypto";
import { addStake, Chain, getStakes, getUid, registerByBurn, Validator, walletOf } from "@opentao/sdk";
import { doubling } from "./shared/doubling.ts";
import { printProblem, reportErrors } from "./shared/problems.ts";

reportErrors();
const stop = new AbortController();
process.once("SIGINT", () => stop.abort());

const netuid = Number(process.argv[2] ?? 1);
const coldkey = keypairFromSuri("//Alice");
const hotkey = keypairFromSuri("//Alice//validator");
const here = { netuid, hotkey: hotkey.address };

/** Registers the hotkey and stakes behind it, once: miners answer those whose votes count. */
async function prepare(chain: Chain): Promise<void> {
  if ((await getUid(chain, here)) === undefined) await registerByBurn(chain, coldkey, here);
  const stakes = await getStakes(chain, coldkey.address);
  if (stakes.some((stake) => stake.netuid === netuid && stake.hotkey === here.hotkey)) return;
  await addStake(chain, coldkey, { ...here, amount: 100_000_000_000n });
}

const chain = await Chain.connect(process.env.TAO_URL ?? "ws://127.0.0.1:9944");
try {
  await prepare(chain);
  const validator = new Validator({
    chain,
    wallet: walletOf({ coldkey, hotkey }),
    netuid,
    registration: "never", // it is registered before it stakes
    synapse: doubling,
    judge: {
      // A number of its own for each miner, and what only the validator knows of it.
      nextTask: async () => {
        const number = Math.floor(Math.random() * 1_000_000);
        return { request: { number }, secret: 2 * number, timeoutMs: 5_000 };
      },
      score: async ({ secret }, answers) =>
        answers.map(({ uid, answer }) => ({ uid, score: answer?.doubled === secret ? 1 : 0 })),
      close: async () => undefined,
    },
    // In plain words, for people: where a miner did not answer, the reason of that stands for it.
    explain: ({ request, secret }, answer) => ({
      question: `twice ${request.number}`,
      truth: String(secret),
      answer: answer === undefined ? "" : String(answer.doubled),
      reason: answer?.doubled === secret ? "right" : "wrong",
    }),
    onStatus: (status) => {
      if (status.kind === "ready") console.log(`ready, uid ${status.uid}`);
      if (status.kind === "scored")
        for (const { uid, score, explanation } of status.scores)
          console.log(`miner ${uid} scored ${score}: ${explanation?.reason}`);
      if (status.kind === "trouble") printProblem("note", status); // it goes on
    },
    log: { ...console, debug() {}, info() {} },
  });
  await validator.run(stop.signal);
} finally {
  chain.close();
}
