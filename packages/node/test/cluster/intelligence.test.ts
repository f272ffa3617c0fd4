import { toHex } from "@opentao/codec";
import { keypairFromSuri } from "@opentao/crypto";
import { afterEach, expect, it } from "vitest";
import { Chain } from "../../../sdk/src/index.ts";
import { AUTHORITIES } from "./authorities.ts";
import { show } from "./figures.ts";
import { authorsUpTo } from "./intelligence/authorship.ts";
import { candidateOf } from "./intelligence/candidates.ts";
import { FIRST_AUTHORITIES, intelligenceSpec, SESSION_LENGTH, STAKE } from "./intelligence/genesis.ts";
import { Machines } from "./intelligence/machines.ts";
import { seatsOf } from "./intelligence/seats.ts";
import { openSubnet } from "./intelligence/subnet.ts";
import { coldkeyOf, Validator } from "./intelligence/validator.ts";
import { Votes } from "./intelligence/votes.ts";
import { warpFromGenesis } from "./intelligence/warp.ts";
import type { Member } from "./member.ts";

const SLOT_MS = 500;
/** How long a step may take on a machine that is busy with other things, in milliseconds. */
const LONG = 120_000;
/** Changes of voters that finality has to carry on through. */
const CHANGES = 10;
const HONEST = ["Ada", "Bo", "Cy", "Di"];
const LIAR = "Liar";
const FOUNDERS = AUTHORITIES.slice(0, FIRST_AUTHORITIES);

let machines: Machines | undefined;
let chain: Chain | undefined;
afterEach(async () => {
  chain?.close();
  await machines?.remove();
});

/** Starts the machines of the first authorities, then those of validators, to the first of which clients can connect. */
async function startAll(network: Machines): Promise<{ founders: Member[]; validators: Validator[] }> {
  const founders: Member[] = [];
  for (const secret of FOUNDERS) founders.push(await network.add(secret, { authorKey: secret }));
  const validators: Validator[] = [];
  for (const name of [...HONEST, LIAR]) {
    const rpc = validators.length === 0 ? { host: "127.0.0.1", port: 0 } : undefined;
    validators.push(new Validator(await network.add(name, { node: { rpc } })));
  }
  return { founders, validators };
}

it(
  "validators who score honestly become authors, a liar with the same stake does not, and finality goes on through ten changes",
  async () => {
    const began = Date.now();
    const rich = [...HONEST, LIAR].map((name) => coldkeyOf(name).address);
    const network = new Machines(intelligenceSpec(SLOT_MS, rich), SLOT_MS);
    machines = network;
    const { founders, validators } = await startAll(network);
    const honest = validators.filter(({ name }) => name !== LIAR);
    const [ada, liar] = [validators[0], validators.at(-1)];
    if (ada === undefined || liar === undefined) throw new Error("there are validators");
    const votes = new Votes();
    for (const member of network.running) votes.watch(member);
    const { host, port } = ada.machine.node.rpcAddress ?? {};
    const client = await Chain.connect(`ws://${host}:${port}`);
    chain = client;

    // Root validators with a machine, stake and work.
    await network.finality(1, LONG);
    const { netuid, good, bad } = await openSubnet(client);
    await Promise.all(validators.map((validator) => validator.join(client, netuid)));
    const weighAll = () => Promise.all(validators.map((one) => one.weigh(client, netuid, one === liar ? bad : good)));
    await weighAll();

    // One takes a seat at each session's end, and an authority of genesis leaves it.
    const hotkeys = honest.map(({ hotkey }) => hotkey.address).sort();
    const seated = async () => (await seatsOf(client, "finalized")).holders.join() === hotkeys.join();
    await network.until("all honest validators, and nobody else, have seats", seated, LONG);
    // From now on nobody but them can make blocks and finalise them.
    await Promise.all(founders.map((founder) => network.stop(founder)));

    // Seats move no more, but keys do.
    await weighAll();
    for (let turn = 0, { set } = await seatsOf(client, "best"); set <= CHANGES; turn += 1) {
      const before = set;
      await honest[turn % honest.length]?.changeKeys(client);
      const changed = async () => {
        ({ set } = await seatsOf(client, "best"));
        return set > before;
      };
      await network.until(`voters have changed ${before + 1} times`, changed, LONG);
    }
    const carriesOn = async () => (await seatsOf(client, "finalized")).set > CHANGES;
    await network.until("the last change is final", carriesOn, LONG);
    const { number: height } = ada.machine.node.chain.finalized();
    const elapsed = () => (Date.now() - began) / 1000;

    // Why the liar has no seat, although one is free.
    const judged = await Promise.all(validators.map(({ hotkey }) => candidateOf(client, hotkey.address)));
    for (const candidate of judged.slice(0, -1)) {
      expect(candidate).toMatchObject({ seated: true, verdict: { type: "Chosen" } });
    }
    expect(judged.at(-1)).toMatchObject({ seated: false, verdict: { type: "TrustTooLow" } });
    console.log(judged);

    // Who made the blocks that all have, and whose votes made them final.
    const first = FOUNDERS.map((secret) => keypairFromSuri(secret).publicKey);
    const authors = authorsUpTo(ada.machine.node.chain, first, height);
    const indexOf = ({ auraKeys }: Validator) => authors.findIndex((author) => auraKeys.has(author));
    for (const validator of honest) {
      expect(indexOf(validator), `${validator.name} has made blocks`).toBeGreaterThan(0);
      expect(votes.of(validator.grandpaKeys), `${validator.name} has made blocks final`).toBeGreaterThan(0);
    }
    expect(indexOf(liar)).toBe(-1);
    expect(votes.of(liar.grandpaKeys)).toBe(0);

    // One who comes late follows, and whoever knows genesis alone is led over all changes.
    const syncing = Date.now();
    const late = await network.add("late");
    await network.finality(height + SESSION_LENGTH, LONG);
    const syncSeconds = (Date.now() - syncing) / 1000;
    const warped = await warpFromGenesis(late, ada.machine, FOUNDERS);
    expect(warped.changes).toBeGreaterThanOrEqual(CHANGES);
    expect(network.log.at(warped.block.number)).toBe(warped.block.hash);
    network.check();
    show("Proof of Intelligence", { seconds: elapsed(), height, syncSeconds, changes: warped.changes });
  },
  6 * LONG,
);
