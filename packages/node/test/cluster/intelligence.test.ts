import { keypairFromSuri } from "@opentao/crypto";
import { afterEach, expect, it } from "vitest";
import { Chain } from "../../../sdk/src/index.ts";
import { AUTHORITIES } from "./authorities.ts";
import { authorshipUpTo } from "./intelligence/authorship.ts";
import { candidateOf } from "./intelligence/candidates.ts";
import { FIRST_AUTHORITIES, intelligenceSpec, STAKE } from "./intelligence/genesis.ts";
import { Machines } from "./intelligence/machines.ts";
import { seatsOf } from "./intelligence/seats.ts";
import { openSubnet } from "./intelligence/subnet.ts";
import { coldkeyOf, Validator } from "./intelligence/validator.ts";
import { Votes } from "./intelligence/votes.ts";
import { warpFromGenesis } from "./intelligence/warp.ts";
import type { Member } from "./member.ts";
import { show } from "./results.ts";

/** Nine nodes in one process verify the votes of a slot, some three rounds of them, in less than this. */
const SLOT_MS = 600;
/** Longest time of a step on a machine that is busy with other things, in milliseconds. */
const LONG = 120_000;
/** Changes of voters that finality has to carry on through. */
const CHANGES = 10;
/** Blocks that one who comes late takes part in once it has all that were there. */
const FURTHER = 3;
const HONEST = ["Ada", "Bo", "Cy", "Di"];
const DISHONEST = "Dishonest";
const FOUNDERS = AUTHORITIES.slice(0, FIRST_AUTHORITIES);

let machines: Machines | undefined;
let chain: Chain | undefined;
afterEach(async () => {
  chain?.close();
  await machines?.remove();
});

/** Starts the machines of the first authorities, then those of validators, at each of which clients can connect. */
async function startAll(network: Machines): Promise<{ founders: Member[]; honest: Validator[]; dishonest: Validator }> {
  const founders: Member[] = [];
  for (const secret of FOUNDERS) founders.push(await network.add(secret, { authorKey: secret }));
  const rpc = { host: "127.0.0.1", port: 0 };
  const validator = async (name: string) => new Validator(await network.add(name, { node: { rpc } }));
  const honest: Validator[] = [];
  for (const name of HONEST) honest.push(await validator(name));
  return { founders, honest, dishonest: await validator(DISHONEST) };
}

/** Lets one after the other change its keys until voters have changed so often. */
async function changeKeys(network: Machines, client: Chain, owners: readonly Validator[], times: number) {
  for (let turn = 0; (await seatsOf(client, "best")).set < times; turn += 1) {
    const { set } = await seatsOf(client, "best");
    await owners[turn % owners.length]?.changeKeys(client);
    await network.until(
      `voters have changed ${set + 1} times`,
      async () => (await seatsOf(client, "best")).set > set,
      LONG,
    );
  }
}

it(
  "validators who score honestly become authors, a dishonest one of the same stake does not, and finality goes on through ten changes",
  async () => {
    const began = Date.now();
    const rich = [...HONEST, DISHONEST].map((name) => coldkeyOf(name).address);
    const network = new Machines(intelligenceSpec(SLOT_MS, rich), SLOT_MS);
    machines = network;
    const { founders, honest, dishonest } = await startAll(network);
    const validators = [...honest, dishonest];
    const votes = new Votes();
    for (const member of network.running) votes.watch(member);
    const { node } = dishonest.machine;
    const client = await Chain.connect(`ws://127.0.0.1:${node.rpcAddress?.port}`);
    chain = client;

    await network.finality(1, LONG);
    const { netuid, good, bad } = await openSubnet(client);
    await Promise.all(validators.map((validator) => validator.join(client, netuid)));
    const weighAll = () =>
      Promise.all(validators.map((one) => one.weigh(client, netuid, one === dishonest ? bad : good)));
    // Only an epoch gives the permit that setting weights needs, and the chain refuses them at once before.
    const arePermitted = async () =>
      (await Promise.all(validators.map((one) => one.isPermitted(client, netuid)))).every((permitted) => permitted);
    await network.until("all validators have permits", arePermitted, LONG);
    await weighAll();

    // At each session's end one of them takes a seat, and an authority of genesis leaves it: its machine is switched
    // off.
    const hotkeys = honest.map(({ hotkey }) => hotkey.address).sort();
    const areSeated = async () => {
      const { holders } = await seatsOf(client, "finalized");
      for (const founder of founders) {
        if (founder.isRunning && !holders.includes(keypairFromSuri(founder.name).address)) await network.stop(founder);
      }
      return holders.join() === hotkeys.join();
    };
    await network.until("the honest validators, and nobody else, have seats", areSeated, LONG);
    expect(founders.some(({ isRunning }) => isRunning)).toBe(false);
    const { set: bySeats } = await seatsOf(client, "finalized");

    // Seats move no more, but keys do.
    await weighAll();
    await changeKeys(network, client, honest, CHANGES);
    await network.until(
      "the last change is finalized",
      async () => (await seatsOf(client, "finalized")).set >= CHANGES,
      LONG,
    );
    await network.finality(node.chain.finalized().number + 1, LONG);
    const height = node.chain.finalized().number;
    const seconds = (Date.now() - began) / 1000;

    // On a busy machine one may have missed its turns in this session.
    const assessmentOf = ({ hotkey }: Validator) => candidateOf(client, hotkey.address);
    const areChosen = async () =>
      (await Promise.all(honest.map(assessmentOf))).every((one) => one?.seated && one.verdict.type === "Chosen");
    await network.until("all honest validators would be chosen again", areChosen, LONG);
    for (const validator of honest) expect((await assessmentOf(validator))?.stake).toBe(STAKE);
    // One seat is free.
    const refused = { seated: false, stake: STAKE, verdict: { type: "TrustTooLow" } };
    expect(await assessmentOf(dishonest)).toMatchObject(refused);

    // Who made the blocks that are finalized on the dishonest validator's machine, and by whose votes.
    const first = FOUNDERS.map((secret) => keypairFromSuri(secret).publicKey);
    const { authors, entitled } = authorshipUpTo(node.chain, first, height);
    const firstBlockOf = ({ auraKeys }: Validator) => authors.findIndex((author) => auraKeys.has(author)) + 1;
    for (const validator of honest) {
      expect(firstBlockOf(validator), `${validator.name} has made a finalized block`).toBeGreaterThan(0);
      expect(votes.of(validator.grandpaKeys), `${validator.name} has finalized blocks`).toBeGreaterThan(0);
    }
    expect([...dishonest.auraKeys].filter((key) => entitled.has(key))).toEqual([]);
    expect(votes.of(dishonest.grandpaKeys)).toBe(0);

    // One who comes late follows, and whoever knows genesis alone is led over all changes.
    const syncing = Date.now();
    const late = await network.add("late");
    await network.finality(height, LONG);
    const syncSeconds = (Date.now() - syncing) / 1000;
    await network.finality(height + FURTHER, LONG);
    for (let number = 0; number <= height; number += 1)
      expect(late.node.chain.hashAt(number)).toBe(node.chain.hashAt(number));
    const warped = await warpFromGenesis(late, dishonest.machine, FOUNDERS);
    expect(warped.set.setId).toBeGreaterThanOrEqual(CHANGES);
    expect(warped.block.number).toBeGreaterThanOrEqual(height);
    expect(network.log.at(warped.block.number)).toBe(warped.block.hash);
    network.check();
    show("Proof of Intelligence", {
      ...{ slotMs: SLOT_MS, seconds, blocks: height, changes: Number(warped.set.setId), bySeats },
      authorFromBlock: Object.fromEntries(honest.map((one) => [one.name, firstBlockOf(one)])),
      votes: Object.fromEntries(validators.map((one) => [one.name, votes.of(one.grandpaKeys)])),
      ...{ syncSeconds, warpFragments: warped.fragments },
    });
  },
  6 * LONG,
);
