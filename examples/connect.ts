// Connects to a chain and reads it: its head, a balance, and who takes part in a subnet.
import { Chain, getBalance, getSubnets, readMetagraph } from "@opentao/sdk";
import { reportErrors } from "./shared/problems.ts";

reportErrors();
const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"; // has TAO on every development chain
const chain = await Chain.connect(process.env.TAO_URL ?? "ws://127.0.0.1:9944");
try {
  const { number, hash } = await chain.head();
  console.log(`head: block ${number} (${hash})`);

  const { free } = await getBalance(chain, ALICE);
  console.log(`Alice has ${free} rao`); // 1 TAO is 1,000,000,000 rao

  for (const { netuid, name, tempo } of await getSubnets(chain))
    console.log(`subnet ${netuid}: ${name}, an epoch every ${tempo} blocks`);

  const { neurons } = await readMetagraph(chain, 1);
  for (const { uid, hotkey, stake, incentive } of neurons)
    console.log(`neuron ${uid}: ${hotkey}, stake ${stake}, incentive ${incentive}`);
} finally {
  chain.close();
}
