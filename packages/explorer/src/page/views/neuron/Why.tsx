import { decodeAddress } from "@opentao/crypto";
import { type ReactNode, useEffect, useState } from "react";
import { useReplay } from "../../network/replays/useReplay.ts";
import { Card } from "../../parts/Card.tsx";
import { FaultNote } from "../../parts/FaultNote.tsx";
import { ReplayProgress } from "../../parts/ReplayProgress.tsx";
import { Since } from "../../parts/Since.tsx";
import { wholeNumber } from "../../texts/amounts.ts";
import { useLocale, useTexts } from "../../texts/language.ts";
import { Explained } from "./Explained.tsx";
import styles from "./neuron.module.css";
import { NEURON } from "./texts.ts";

/** Why a neuron earned what it earned in a block that the visitor chooses: the last epoch's to begin with. */
export function Why({
  netuid,
  hotkey,
  lastEpoch,
}: {
  readonly netuid: number;
  /** SS58 address. */
  readonly hotkey: string;
  /** Block of the last epoch; `undefined` before the first. */
  readonly lastEpoch: number | undefined;
}): ReactNode {
  const words = useTexts(NEURON);
  const locale = useLocale();
  const { start, stop, isRunning, progress, result, fault } = useReplay("why");
  const [first, setFirst] = useState(lastEpoch);
  const explain = (block: number): void => start({ netuid, block, hotkey: decodeAddress(hotkey) });
  useEffect(() => {
    // Later epochs do not take away what is being read.
    setFirst((chosen) => chosen ?? lastEpoch);
  }, [lastEpoch]);
  useEffect(() => {
    if (first !== undefined) start({ netuid, block: first, hotkey: decodeAddress(hotkey) });
  }, [first, netuid, hotkey, start]);
  return (
    <Card title={words.why} aside={result && <Since block={result.block.number} hash={result.block.hash} />}>
      <p>{words.whyIntro}</p>
      {first === undefined && <p>{words.waiting}</p>}
      {first !== undefined && (
        <form
          key={first}
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            explain(Number(new FormData(event.currentTarget).get("block")));
          }}
        >
          <label>
            {words.block}
            <input name="block" type="number" min={1} max={4_294_967_295} required defaultValue={first} />
          </label>
          <button type="submit" className="primary">
            {words.explain}
          </button>
          {lastEpoch !== undefined && lastEpoch !== first && (
            <button type="button" onClick={() => setFirst(lastEpoch)}>
              {words.lastEpoch} ({words.inBlock(wholeNumber(lastEpoch, locale))})
            </button>
          )}
        </form>
      )}
      {isRunning && <ReplayProgress progress={progress} onStop={stop} />}
      {fault !== undefined && <FaultNote fault={fault} />}
      {result !== undefined && <Explained why={result} />}
    </Card>
  );
}
