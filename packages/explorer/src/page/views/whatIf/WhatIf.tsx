import { toHex } from "@opentao/codec";
import { decodeAddress } from "@opentao/crypto";
import type { WhatIfChange } from "@opentao/runtime/replay";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { MAX_EPOCHS, type WhatIf as Question, readLink, writeLink } from "../../../replay/index.ts";
import { useMetagraph } from "../../network/metagraph.ts";
import { useReplay } from "../../network/replays/useReplay.ts";
import { Card } from "../../parts/Card.tsx";
import { Copy } from "../../parts/Copy.tsx";
import { FaultNote } from "../../parts/FaultNote.tsx";
import { plainText } from "../../parts/names.tsx";
import { EXPLANATIONS } from "../../parts/parameters/explanations.ts";
import { UNLISTED } from "../../parts/parameters/names.ts";
import { ReplayProgress } from "../../parts/ReplayProgress.tsx";
import { useSubnetNames } from "../../parts/SubnetName.tsx";
import { useLocale, useTexts } from "../../texts/language.ts";
import { AddChange } from "./AddChange.tsx";
import { changeWords } from "./changeWords.ts";
import { Results } from "./Results.tsx";
import { WHAT_IF } from "./texts.ts";
import styles from "./whatIf.module.css";

const BLANK: Question = { netuid: 1, epochs: 1, changes: [] };

/** Returns the question of a link; `undefined` when it cannot be read. */
function questionOf(link: string): Question | undefined {
  if (link === "") return BLANK;
  try {
    return readLink(link);
  } catch {
    // Whatever is wrong with it: somebody's link is no fault of the page.
    return undefined;
  }
}

/** Choice of the subnet and of the number of epochs. */
function Choices({
  question,
  onChange,
}: {
  readonly question: Question;
  readonly onChange: (question: Question) => void;
}): ReactNode {
  const words = useTexts(WHAT_IF);
  const names = useSubnetNames();
  const counts = Array.from({ length: MAX_EPOCHS }, (_, place) => place + 1);
  return (
    <div className={styles.form}>
      <label>
        {words.subnet}
        <select
          value={question.netuid}
          onChange={(event) => onChange({ ...question, netuid: Number(event.target.value), changes: [] })}
        >
          {[...(names ?? [])]
            .filter(([netuid]) => netuid !== 0)
            .map(([netuid, name]) => (
              <option key={netuid} value={netuid}>
                {netuid} · {plainText(name, 40)}
              </option>
            ))}
        </select>
      </label>
      <label>
        {words.epochs}
        <select
          value={question.epochs}
          onChange={(event) => onChange({ ...question, epochs: Number(event.target.value) })}
        >
          {counts.map((count) => (
            <option key={count}>{count}</option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Changes({
  question,
  uidOf,
  onChange,
}: {
  readonly question: Question;
  readonly uidOf: (hotkey: string) => number | undefined;
  readonly onChange: (changes: readonly WhatIfChange[]) => void;
}): ReactNode {
  const words = useTexts(WHAT_IF);
  const texts = { words, explanations: useTexts(EXPLANATIONS), unlisted: useTexts(UNLISTED) };
  const locale = useLocale();
  const { changes } = question;
  if (changes.length === 0) return <p className="quiet">{words.noChanges}</p>;
  return (
    <ul className={styles.changes}>
      {changes.map((change, place) => {
        const text = changeWords(change, texts, locale, uidOf);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: changes are made in their order
          <li key={place}>
            {text}
            <button
              type="button"
              aria-label={`${words.remove}: ${text}`}
              onClick={() => onChange(changes.filter((_, at) => at !== place))}
            >
              {words.remove}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** What every neuron of a subnet would earn if something were different. */
export function WhatIf(): ReactNode {
  const words = useTexts(WHAT_IF);
  const { w } = useSearch({ from: "/what-if" });
  const navigate = useNavigate();
  const read = useMemo(() => questionOf(w), [w]);
  const question = read ?? BLANK;
  const { metagraph, fault } = useMetagraph(question.netuid);
  const run = useReplay("whatIf");
  const uids = useMemo(
    () =>
      new Map<string, number>((metagraph?.neurons ?? []).map(({ hotkey, uid }) => [toHex(decodeAddress(hotkey)), uid])),
    [metagraph],
  );
  const set = (changed: Question): void => {
    void navigate({ to: "/what-if", search: { w: writeLink(changed) }, replace: true });
  };
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      {read === undefined && <p role="alert">{words.badLink}</p>}
      {fault !== undefined && <FaultNote fault={fault} />}
      <Card title={words.changes} aside={<Copy text={location.href} what={words.share} />}>
        <Choices question={question} onChange={set} />
        <Changes
          question={question}
          uidOf={(hotkey) => uids.get(hotkey)}
          onChange={(changes) => set({ ...question, changes })}
        />
        <button
          type="button"
          className="primary"
          disabled={run.isRunning || metagraph === undefined}
          onClick={() => run.start({ request: question })}
        >
          {words.run}
        </button>
        {run.isRunning && <ReplayProgress progress={run.progress} onStop={run.stop} />}
        {run.fault !== undefined && <FaultNote fault={run.fault} />}
      </Card>
      {metagraph !== undefined && (
        <Card title={words.add}>
          <AddChange
            key={question.netuid}
            netuid={question.netuid}
            neurons={metagraph.neurons}
            onAdd={(change) => set({ ...question, changes: [...question.changes, change] })}
          />
        </Card>
      )}
      {run.result !== undefined && <Results answer={run.result} />}
    </>
  );
}
