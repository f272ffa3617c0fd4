import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useHistory } from "../../../network/history.ts";
import { Loaded } from "../../../parts/Loaded.tsx";
import { AccountLink, BlockLink } from "../../../parts/names.tsx";
import type { Parameter, Value } from "../../../parts/parameters/definitions.ts";
import { ScrollBox } from "../../../parts/ScrollBox.tsx";
import { When } from "../../../parts/When.tsx";
import { useTexts } from "../../../texts/language.ts";
import { type Change, changePage, changesOf, ROWS } from "./changes.ts";
import styles from "./parameters.module.css";
import { PARAMETER_TEXTS } from "./texts.ts";

/** Who made a change, with a link to how; the state tells of no extrinsic when the chain itself made it. */
function ChangedBy({ of: { signer, extrinsic, height } }: { readonly of: Change }): ReactNode {
  const words = useTexts(PARAMETER_TEXTS);
  if (extrinsic === null) return <span className="quiet">{words.noSigner}</span>;
  return (
    <>
      {signer !== null && <AccountLink address={signer} />}{" "}
      <Link to="/blocks/$block/extrinsics/$index" params={{ block: `${height}`, index: `${extrinsic}` }}>
        {words.how}
      </Link>
    </>
  );
}

/** Changes of a parameter behind a block, the newest first. */
export function ParameterHistory({
  parameter,
  netuid,
  from,
  write,
}: {
  readonly parameter: Parameter;
  readonly netuid: number;
  /** First block. */
  readonly from: number;
  readonly write: (value: Value) => string;
}): ReactNode {
  const words = useTexts(PARAMETER_TEXTS);
  const query = { pallet: "SubtensorModule", item: parameter.item, from, limit: ROWS };
  const page = useHistory(`subnets/${netuid}/state-changes`, query, changePage);
  const told = (value: Value | undefined): ReactNode =>
    value === undefined ? <span className="quiet">{words.fallback}</span> : write(value);
  return (
    <Loaded query={page}>
      {(value) => (
        <>
          <ScrollBox name={words.history}>
            <table className={styles.changes}>
              <thead>
                <tr>
                  <th scope="col">{words.at}</th>
                  <th scope="col">{words.when}</th>
                  <th scope="col">{words.before}</th>
                  <th scope="col">{words.to}</th>
                  <th scope="col">{words.by}</th>
                </tr>
              </thead>
              <tbody>
                {changesOf(value, parameter).map((change) => (
                  <tr key={`${change.height}-${change.number}`}>
                    <td>
                      <BlockLink number={change.height} />
                    </td>
                    <td>{change.time === null ? "–" : <When time={change.time} />}</td>
                    <td>{told(change.before)}</td>
                    <td>{told(change.value)}</td>
                    <td>
                      <ChangedBy of={change} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
          {value.next !== null && <p className="quiet">{words.newest(ROWS)}</p>}
        </>
      )}
    </Loaded>
  );
}
