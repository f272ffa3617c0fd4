// Sends 1 TAO, waits for the block that holds the transaction, and reads the event that says what moved.
import { keypairFromSuri } from "@opentao/crypto";
import { Chain, tx } from "@opentao/sdk";
import { reportErrors } from "./shared/problems.ts";

reportErrors(); // each says what to do
const alice = keypairFromSuri("//Alice"); // of a wallet: await (await openWallet({ name: "alice" })).coldkey()
const bob = keypairFromSuri("//Bob").address;

const chain = await Chain.connect(process.env.TAO_URL ?? "ws://127.0.0.1:9944");
try {
  const call = tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: bob }, value: 1_000_000_000n });
  const { blockHash, fee, events } = await chain.submit(call, alice, { until: "inBlock" }); // or "finalized"
  console.log(`in block ${blockHash}, for a fee of ${fee} rao`);
  for (const event of events)
    if (event.is("Balances", "Transfer")) console.log(`${event.data.amount} rao went to ${event.data.to}`);
} finally {
  chain.close();
}
