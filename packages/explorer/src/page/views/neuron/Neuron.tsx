import type { Metagraph, Neuron as NeuronFacts } from "@opentao/sdk/browser";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMetagraph } from "../../network/metagraph.ts";
import { useLive } from "../../network/reads.ts";
import { ALPHA, Amount } from "../../parts/Amount.tsx";
import { Card, Fields, Figures, Grid } from "../../parts/Card.tsx";
import { FaultNote } from "../../parts/FaultNote.tsx";
import { AccountLink } from "../../parts/names.tsx";
import { Since } from "../../parts/Since.tsx";
import { SubnetName } from "../../parts/SubnetName.tsx";
import { percent, wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { addressOf, ENDPOINT, endpointText } from "../subnet/neurons/endpoint.ts";
import { isValidator } from "../subnet/neurons/kinds.ts";
import styles from "./neuron.module.css";
import { OverTime } from "./OverTime.tsx";
import { NEURON } from "./texts.ts";
import { Why } from "./Why.tsx";

/** Role of a neuron. */
type Role = "validator" | "miner" | "idle" | "waiting";

/** Place of a neuron among those of its subnet by what the last epoch awarded them; the first is 1. */
export function rankOf({ emission }: NeuronFacts, neurons: readonly NeuronFacts[]): number {
  return 1 + neurons.filter((other) => other.emission > emission).length;
}

/** Returns what a neuron does, as far as the chain can tell; many that mine have a validator's permit, too. */
function rolesOf(neuron: NeuronFacts): readonly Role[] {
  const { incentive, hasValidatorPermit, axon } = neuron;
  const roles: Role[] = [];
  if (isValidator(neuron)) roles.push("validator");
  if (incentive > 0) roles.push("miner");
  if (roles.length === 0) roles.push(hasValidatorPermit && axon === undefined ? "idle" : "waiting");
  return roles;
}

function Who({ neuron }: { readonly neuron: NeuronFacts }): ReactNode {
  const words = useTexts(NEURON);
  const endpoint = endpointText(neuron.axon, useTexts(ENDPOINT));
  const isReached = addressOf(neuron.axon) !== undefined;
  return (
    <Card title={words.who}>
      <Fields
        of={[
          [words.hotkey, <AccountLink key="hotkey" address={neuron.hotkey} isWhole />],
          [words.coldkey, <AccountLink key="coldkey" address={neuron.coldkey} isWhole />],
          [words.role, rolesOf(neuron).map((role) => <div key={role}>{words.roles[role]}</div>)],
          [words.endpoint, isReached ? <code key="axon">{endpoint}</code> : endpoint],
          [words.lastUpdate, <Since key="update" block={neuron.lastUpdate} />],
        ]}
      />
    </Card>
  );
}

function Now({
  neuron,
  neurons,
}: {
  readonly neuron: NeuronFacts;
  readonly neurons: readonly NeuronFacts[];
}): ReactNode {
  const words = useTexts(NEURON);
  const locale = useLocale();
  const rank = wholeNumber(rankOf(neuron, neurons), locale);
  return (
    <Card title={words.now}>
      <Figures
        of={[
          [words.emission, <Amount key="emission" rao={neuron.emission} unit={ALPHA} />],
          [words.rank, words.rankOf(rank, wholeNumber(neurons.length, locale))],
          [words.stake, <Amount key="stake" rao={neuron.stake} unit={ALPHA} />],
          [words.incentive, percent(neuron.incentive, locale)],
          [words.dividends, percent(neuron.dividends, locale)],
          [words.consensus, percent(neuron.consensus, locale)],
        ]}
      />
      <p className={`quiet ${styles.meaning}`}>{words.nowMeaning}</p>
    </Card>
  );
}

function Shown({ metagraph, uid }: { readonly metagraph: Metagraph; readonly uid: number }): ReactNode {
  const words = useTexts(NEURON);
  const { netuid, neurons } = metagraph;
  const neuron = neurons[uid];
  const lastEpoch = useLive(["last epoch", netuid], ({ chain, at }) =>
    chain.at(at).query.SubtensorModule.LastMechansimStepBlock(netuid),
  );
  if (neuron === undefined) return <p>{words.none}</p>;
  const epoch = lastEpoch.data === undefined ? undefined : Number(lastEpoch.data.value);
  return (
    <>
      <Grid>
        <Who neuron={neuron} />
        <Now neuron={neuron} neurons={neurons} />
      </Grid>
      <Why key={neuron.hotkey} netuid={netuid} hotkey={neuron.hotkey} lastEpoch={epoch === 0 ? undefined : epoch} />
      <OverTime netuid={netuid} uid={uid} hotkey={neuron.hotkey} />
    </>
  );
}

/** A neuron: who it is, and why it earned what it earned. */
export function Neuron(): ReactNode {
  const words = useTexts(NEURON);
  const params = useParams({ from: "/subnets/$netuid/neurons/$uid" });
  const [netuid, uid] = [Number(params.netuid), Number(params.uid)];
  const { metagraph, fault } = useMetagraph(netuid);
  return (
    <>
      <h1>
        {words.title(params.uid)} {words.onSubnet} <SubnetName netuid={netuid} />
      </h1>
      {fault !== undefined && <FaultNote fault={fault} />}
      {metagraph !== undefined && <Shown metagraph={metagraph} uid={uid} />}
    </>
  );
}
