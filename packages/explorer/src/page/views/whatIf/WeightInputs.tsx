import type { Neuron } from "@opentao/sdk/browser";
import { type ReactNode, useState } from "react";
import { useFixed } from "../../network/reads.ts";
import { shortened } from "../../parts/names.tsx";
import { useTexts } from "../../texts/language.ts";
import { WHAT_IF } from "./texts.ts";
import styles from "./whatIf.module.css";

const LARGEST = 65_535;

/** A weight for each neuron, to begin with those that the validator gives. */
export function WeightInputs({
  netuid,
  neurons,
}: {
  readonly netuid: number;
  readonly neurons: readonly Neuron[];
}): ReactNode {
  const words = useTexts(WHAT_IF);
  const [uid, setUid] = useState(neurons.find(({ hasValidatorPermit }) => hasValidatorPermit)?.uid ?? 0);
  const [preset, setPreset] = useState<number>();
  const given = useFixed(["weights of", netuid, uid], (chain) =>
    chain.query.SubtensorModule.Weights({ netuid_index: netuid, uid }),
  );
  const weights = new Map(given.data);
  return (
    <>
      <label>
        {words.validator}
        <input
          name="uid"
          type="number"
          required
          min={0}
          max={neurons.length - 1}
          value={uid}
          onChange={(event) => {
            setUid(Number(event.target.value));
            setPreset(undefined);
          }}
        />
      </label>
      <fieldset className={styles.weights}>
        <legend>{words.weightsHelp}</legend>
        <p>
          <button type="button" onClick={() => setPreset(LARGEST)}>
            {words.even}
          </button>{" "}
          <button type="button" onClick={() => setPreset(0)}>
            {words.clear}
          </button>
        </p>
        <div className={styles.weightGrid} key={`${uid} ${preset} ${weights.size}`}>
          {neurons.map((neuron) => (
            <label key={neuron.uid} title={neuron.hotkey}>
              <span>
                {neuron.uid} <span className="quiet mono">{shortened(neuron.hotkey, 4)}</span>
              </span>
              <input
                name={`weight ${neuron.uid}`}
                type="number"
                min={0}
                max={LARGEST}
                defaultValue={preset ?? weights.get(neuron.uid) ?? 0}
              />
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}
