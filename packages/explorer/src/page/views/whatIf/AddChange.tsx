import { toHex } from "@opentao/codec";
import { decodeAddress } from "@opentao/crypto";
import type { ParameterName, WhatIfChange } from "@opentao/runtime/replay";
import type { Neuron } from "@opentao/sdk/browser";
import { type ReactNode, useState } from "react";
import { useLive } from "../../network/reads.ts";
import { EXPLANATIONS } from "../../parts/parameters/explanations.ts";
import { UNLISTED } from "../../parts/parameters/names.ts";
import { useTexts } from "../../texts/language.ts";
import { parameterWords } from "./changeWords.ts";
import { PARAMETER_FORMS, PARAMETER_NAMES, parseParameter, readNow, writeParameter } from "./parameters.ts";
import { WHAT_IF } from "./texts.ts";
import { WeightInputs } from "./WeightInputs.tsx";
import styles from "./whatIf.module.css";

const KINDS = ["parameter", "weights", "stake", "take"] as const;
type Kind = (typeof KINDS)[number];

const U16_ONE = 65_535;

function UidField({ label, neurons }: { readonly label: string; readonly neurons: readonly Neuron[] }): ReactNode {
  return (
    <label>
      {label}
      <input name="uid" type="number" required min={0} max={neurons.length - 1} defaultValue={0} />
    </label>
  );
}

function ParameterFields({ netuid }: { readonly netuid: number }): ReactNode {
  const words = useTexts(WHAT_IF);
  const texts = { words, explanations: useTexts(EXPLANATIONS), unlisted: useTexts(UNLISTED) };
  const [name, setName] = useState<ParameterName>("Kappa");
  const form = PARAMETER_FORMS[name];
  const now = useLive(["what-if parameter", netuid, name], (at) => readNow(at, netuid, name));
  // While a hyperparameter is read, what was read of another one is not its value.
  const value = now.isPlaceholderData ? undefined : now.data?.value;
  const text = value === undefined ? undefined : writeParameter(form, value);
  return (
    <>
      <label>
        {words.parameter}
        <select
          name="item"
          value={name}
          onChange={(event) => setName(PARAMETER_NAMES.find((each) => each === event.target.value) ?? "Kappa")}
        >
          {PARAMETER_NAMES.map((each) => (
            <option key={each} value={each}>
              {parameterWords(each, texts)}
            </option>
          ))}
        </select>
      </label>
      <label key={name} htmlFor="what-if-value">
        <span>
          {words.value}
          {text !== undefined && (
            <span className="quiet">
              {" · "}
              {words.now(form.kind === "switch" ? (text === "1" ? words.on : words.off) : text)}
            </span>
          )}
        </span>
        {form.kind === "switch" ? (
          <select id="what-if-value" name="value" key={text} defaultValue={text === "1" ? "0" : "1"}>
            <option value="1">{words.on}</option>
            <option value="0">{words.off}</option>
          </select>
        ) : (
          <input
            id="what-if-value"
            name="value"
            type="text"
            inputMode="decimal"
            required
            placeholder={text}
            maxLength={30}
          />
        )}
      </label>
    </>
  );
}

/** Reads a change off the form; `undefined` when it is none. */
function changeOf(kind: Kind, form: FormData, neurons: readonly Neuron[]): WhatIfChange | undefined {
  if (kind === "parameter") {
    const item = PARAMETER_NAMES.find((each) => each === form.get("item"));
    const value = item && parseParameter(PARAMETER_FORMS[item], `${form.get("value")}`);
    return item === undefined || value === undefined ? undefined : { kind, item, value };
  }
  const uid = Number(form.get("uid"));
  const neuron = neurons[uid];
  if (neuron === undefined) return undefined;
  if (kind === "weights") {
    const weights = neurons.map(({ uid: to }) => [to, Math.round(Number(form.get(`weight ${to}`) ?? 0))] as const);
    const given = weights.filter(([, weight]) => weight > 0 && weight <= U16_ONE);
    return given.length === 0 ? undefined : { kind, mechanism: 0, uid, weights: given };
  }
  const hotkey = toHex(decodeAddress(neuron.hotkey));
  if (kind === "take") {
    const percent = Number(`${form.get("take")}`.replace(",", "."));
    if (!(percent >= 0 && percent <= 100)) return undefined;
    return { kind, hotkey, take: Math.round((percent / 100) * U16_ONE) };
  }
  const amount = parseParameter({ kind: "rao" }, `${form.get("amount")}`);
  return amount === undefined ? undefined : { kind, hotkey, onRoot: form.get("onRoot") !== null, amount };
}

/** A form by which one change is made. */
export function AddChange({
  netuid,
  neurons,
  onAdd,
}: {
  readonly netuid: number;
  readonly neurons: readonly Neuron[];
  readonly onAdd: (change: WhatIfChange) => void;
}): ReactNode {
  const words = useTexts(WHAT_IF);
  const [kind, setKind] = useState<Kind>("parameter");
  const [isInvalid, setInvalid] = useState(false);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const change = changeOf(kind, new FormData(event.currentTarget), neurons);
        setInvalid(change === undefined);
        if (change !== undefined) onAdd(change);
      }}
    >
      <label>
        {words.kind}
        <select
          value={kind}
          onChange={(event) => setKind(KINDS.find((each) => each === event.target.value) ?? "parameter")}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {words.kinds[each]}
            </option>
          ))}
        </select>
      </label>
      {kind === "parameter" && <ParameterFields netuid={netuid} />}
      {kind === "weights" && <WeightInputs netuid={netuid} neurons={neurons} />}
      {kind === "stake" && (
        <>
          <UidField label={words.neuron} neurons={neurons} />
          <label>
            {words.amount}
            <input name="amount" type="text" inputMode="decimal" required placeholder="+100" maxLength={30} />
          </label>
          <label className={styles.check}>
            <input name="onRoot" type="checkbox" /> {words.onRoot}
          </label>
        </>
      )}
      {kind === "take" && (
        <>
          <UidField label={words.validator} neurons={neurons} />
          <label>
            {words.takePercent}
            <input name="take" type="text" inputMode="decimal" required placeholder="18" maxLength={10} />
          </label>
        </>
      )}
      <button type="submit">{words.addIt}</button>
      {isInvalid && <p role="alert">{words.invalid}</p>}
    </form>
  );
}
