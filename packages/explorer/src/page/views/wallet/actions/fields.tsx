import type { ReactNode } from "react";
import { useLive } from "../../../network/reads.ts";
import { useSubnets } from "../../../network/subnets.ts";
import { plainText, shortened } from "../../../parts/names.tsx";
import { useSubnetNames } from "../../../parts/SubnetName.tsx";
import { exactTao } from "../../../texts/amounts.ts";
import { useTexts } from "../../../texts/language.ts";
import type { Position } from "../positions/readPositions.ts";
import { ACTIONS } from "./texts.ts";

/** Field for an amount. */
export function AmountField({
  unit,
  value,
  onChange,
}: {
  readonly unit: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}): ReactNode {
  const words = useTexts(ACTIONS);
  return (
    <label>
      {words.amount} ({unit})
      <input
        name="amount"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        required
      />
    </label>
  );
}

/** Field for an address, with some to choose from. */
export function AddressField({
  name,
  title,
  offered = [],
}: {
  readonly name: string;
  readonly title: string;
  /** `[address, what it is]`. */
  readonly offered?: readonly (readonly [string, string])[];
}): ReactNode {
  const list = `offered-${name}`;
  return (
    <label>
      {title}
      <input
        {...{ name, list, type: "text", autoComplete: "off", spellCheck: false, maxLength: 64, required: true }}
        className="mono"
      />
      <datalist id={list}>
        {offered.map(([address, what]) => (
          <option key={address} value={address}>
            {plainText(what, 60)}
          </option>
        ))}
      </datalist>
    </label>
  );
}

/** Field for a subnet. */
export function SubnetField({
  name,
  title,
  hasRoot = true,
  value,
  onChange,
}: {
  readonly name: string;
  readonly title: string;
  readonly hasRoot?: boolean;
  readonly value: number;
  readonly onChange: (netuid: number) => void;
}): ReactNode {
  const subnets = (useSubnets().data?.value ?? []).filter(({ netuid }) => hasRoot || netuid !== 0);
  const words = useTexts(ACTIONS);
  const isThere = subnets.some(({ netuid }) => netuid === value);
  return (
    <label>
      {title}
      <select
        name={name}
        value={isThere ? value : ""}
        onChange={(event) => onChange(Number(event.target.value))}
        required
      >
        {!isThere && (
          <option value="" disabled>
            {words.chooseSubnet}
          </option>
        )}
        {subnets.map(({ netuid, name: label }) => (
          <option key={netuid} value={netuid}>
            {netuid} · {plainText(label, 40)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Returns who validates on a subnet, those with the most stake first, as they are offered in a field. */
export function useValidatorsOf(netuid: number): readonly (readonly [string, string])[] {
  const { data } = useLive(["validators of", netuid], async ({ chain, at }) => {
    const neurons = await chain.at(at).apis.NeuronInfoRuntimeApi.get_neurons_lite({ netuid });
    return neurons
      .filter(({ validator_permit }) => validator_permit)
      .map(({ hotkey, uid, stake }) => ({ hotkey, uid, stake: stake.reduce((sum, [, rao]) => sum + rao, 0n) }))
      .sort((a, b) => (a.stake < b.stake ? 1 : -1))
      .slice(0, 64);
  });
  return (data?.value ?? []).map(({ hotkey, uid, stake }) => [hotkey, `#${uid} · ${exactTao(stake)}`]);
}

/** Name of a position that stays while others come and go. */
export function placeOf({ netuid, hotkey }: Position): string {
  return `${netuid} ${hotkey}`;
}

/** Field for one of the account's positions. */
export function PositionField({
  of,
  value,
  onChange,
}: {
  readonly of: readonly Position[];
  readonly value: Position;
  /** Told which one it is, by `placeOf`. */
  readonly onChange: (place: string) => void;
}): ReactNode {
  const words = useTexts(ACTIONS);
  const names = useSubnetNames();
  return (
    <label>
      {words.position}
      <select name="position" value={placeOf(value)} onChange={(event) => onChange(event.target.value)}>
        {of.map((one) => (
          <option key={placeOf(one)} value={placeOf(one)}>
            {one.netuid} · {plainText(names?.get(one.netuid) ?? "", 30)} · {exactTao(one.stake)} ·{" "}
            {shortened(one.hotkey)}
          </option>
        ))}
      </select>
    </label>
  );
}
