import type { ReactNode } from "react";
import { useHistory } from "../../../network/history.ts";
import { Loaded } from "../../../parts/Loaded.tsx";
import { BlockLink } from "../../../parts/names.tsx";
import { When } from "../../../parts/When.tsx";
import { useTexts } from "../../../texts/language.ts";
import { changeEvents, changesOf } from "./changes.ts";
import styles from "./parameters.module.css";
import { PARAMETER_TEXTS } from "./texts.ts";

/** Changes of a parameter, the newest first, as the index knows them. */
export function ParameterHistory({
  event,
  netuid,
  write,
}: {
  /** `Pallet.Event` */
  readonly event: string;
  readonly netuid: number;
  readonly write: (value: boolean | number | bigint) => string;
}): ReactNode {
  const words = useTexts(PARAMETER_TEXTS);
  const [pallet, name] = event.split(".");
  const events = useHistory("events", { pallet, name, limit: 200 }, changeEvents);
  return (
    <Loaded query={events}>
      {(value) => {
        const changes = changesOf(value, netuid);
        if (changes.length === 0) return <p className="quiet">{words.never}</p>;
        return (
          <table className={styles.changes}>
            <thead>
              <tr>
                <th scope="col">{words.at}</th>
                <th scope="col">{words.when}</th>
                <th scope="col">{words.to}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={`${change.height}-${change.number}`}>
                  <td>
                    <BlockLink number={change.height} />
                  </td>
                  <td>{change.time === null ? "–" : <When time={change.time} />}</td>
                  <td>{write(change.value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      }}
    </Loaded>
  );
}
