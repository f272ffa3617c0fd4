import type { Neuron } from "@opentao/sdk/browser";
import { Amount } from "../../../parts/Amount.tsx";
import type { Column } from "../../../parts/DataTable.tsx";
import { AccountLink, NeuronLink, plainText } from "../../../parts/names.tsx";
import { AgeLink } from "../../../parts/Since.tsx";
import { percent } from "../../../texts/amounts.ts";
import { addressOf, type ENDPOINT, endpointText, shortEndpoint } from "./endpoint.ts";
import { isValidator } from "./kinds.ts";
import type { NeuronWords } from "./texts.ts";

/** Columns of the table of neurons. */
export function neuronColumns({
  words,
  endpoint,
  locale,
  netuid,
  unit,
  names,
}: {
  readonly words: NeuronWords;
  readonly endpoint: (typeof ENDPOINT)["en"];
  readonly locale: string;
  readonly netuid: number;
  /** Sign of the subnet's alpha. */
  readonly unit: string;
  /** Names by coldkey. */
  readonly names: ReadonlyMap<string, string>;
}): readonly Column<Neuron>[] {
  const share = (id: "incentive" | "dividends" | "consensus" | "validatorTrust"): Column<Neuron> => ({
    id,
    title: words[id],
    explain: words[`${id}Meaning`],
    isNumber: true,
    value: (neuron) => neuron[id],
    cell: (neuron) => (neuron[id] === 0 ? <span className="quiet">0</span> : percent(neuron[id], locale)),
  });
  const roleOf = (neuron: Neuron): string =>
    isValidator(neuron) ? words.validator : neuron.incentive > 0 ? words.miner : words.idle;
  const yesOrNo = (id: "permit" | "active", of: (neuron: Neuron) => boolean): Column<Neuron> => ({
    id,
    title: words[id],
    explain: words[`${id}Meaning`],
    value: (neuron) => (of(neuron) ? words.yes : words.no),
  });
  const name: Column<Neuron> = {
    id: "name",
    title: words.name,
    explain: words.nameMeaning,
    value: ({ coldkey }) => names.get(coldkey) ?? "",
    cell: ({ coldkey }) => <bdi>{plainText(names.get(coldkey) ?? "–", 32)}</bdi>,
  };
  return [
    {
      id: "uid",
      title: "UID",
      explain: words.uidMeaning,
      isNumber: true,
      value: ({ uid }) => uid,
      cell: ({ uid }) => <NeuronLink netuid={netuid} uid={uid} />,
    },
    { id: "role", title: words.role, explain: words.roleMeaning, value: roleOf },
    {
      id: "hotkey",
      title: words.hotkey,
      explain: words.hotkeyMeaning,
      value: ({ hotkey }) => hotkey,
      cell: ({ hotkey }) => <AccountLink address={hotkey} />,
    },
    ...(names.size === 0 ? [] : [name]),
    {
      id: "stake",
      title: words.stake,
      explain: words.stakeMeaning,
      isNumber: true,
      value: ({ stake }) => stake,
      cell: ({ stake }) => <Amount rao={stake} unit={unit} />,
    },
    share("incentive"),
    share("dividends"),
    {
      id: "emission",
      title: words.emission,
      explain: words.emissionMeaning,
      isNumber: true,
      value: ({ emission }) => emission,
      cell: ({ emission }) => <Amount rao={emission} unit={unit} />,
    },
    share("consensus"),
    share("validatorTrust"),
    {
      id: "lastUpdate",
      title: words.lastUpdate,
      explain: words.lastUpdateMeaning,
      isNumber: true,
      value: ({ lastUpdate }) => lastUpdate,
      cell: ({ lastUpdate }) => <AgeLink block={lastUpdate} />,
    },
    {
      id: "axon",
      title: words.axon,
      explain: words.axonMeaning,
      value: ({ axon }) => endpointText(axon, endpoint),
      cell: ({ axon }) => (
        <span className={addressOf(axon) === undefined ? "quiet" : "mono"} title={endpointText(axon, endpoint)}>
          {shortEndpoint(axon, endpoint)}
        </span>
      ),
    },
    yesOrNo("permit", ({ hasValidatorPermit }) => hasValidatorPermit),
    yesOrNo("active", ({ isActive }) => isActive),
  ];
}
