// A miner: registers on a subnet, announces its axon, and answers validators until Ctrl-C.
import { keypairFromSuri } from "@opentao/crypto";
import { Chain, Miner, walletOf } from "@opentao/sdk";
import { doubling } from "./shared/doubling.ts";
import { printProblem, reportErrors } from "./shared/problems.ts";

reportErrors();
const stop = new AbortController();
process.once("SIGINT", () => stop.abort());

const chain = await Chain.connect(process.env.TAO_URL ?? "ws://127.0.0.1:9944");
try {
  const miner = new Miner({
    chain,
    wallet: walletOf({ coldkey: keypairFromSuri("//Bob"), hotkey: keypairFromSuri("//Bob//miner") }),
    netuid: Number(process.argv[2] ?? 1),
    registration: "burn", // the coldkey pays; "work" costs time instead
    synapse: doubling,
    responder: {
      model: "doubling", // for people
      answer: async ({ number }) => ({ doubled: 2 * number }),
      close: async () => undefined,
    },
    axon: { host: "127.0.0.1", port: 0 }, // a free port of this machine
    onStatus: (status) => {
      if (status.kind === "ready") console.log(`ready, uid ${status.uid}`);
      if (status.kind === "answered") console.log(`answered ${status.answer}`);
      if (status.kind === "trouble") printProblem("note", status); // it goes on
    },
    log: { ...console, debug() {}, info() {} },
  });
  await miner.run(stop.signal);
} finally {
  chain.close();
}
