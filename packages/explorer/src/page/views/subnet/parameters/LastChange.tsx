import { type ReactNode, useState } from "react";
import type * as z from "zod";
import { useNetwork } from "../../../network/context.ts";
import { useHistory } from "../../../network/history.ts";
import { useIndexStatus } from "../../../network/indexStatus.ts";
import type { Subnet } from "../../../network/subnets.ts";
import type { Parameter, Value } from "../../../parts/parameters/definitions.ts";
import { Since } from "../../../parts/Since.tsx";
import { When } from "../../../parts/When.tsx";
import { useTexts } from "../../../texts/language.ts";
import { changePage, changesOf, ROWS } from "./changes.ts";
import { ParameterHistory } from "./ParameterHistory.tsx";
import { PARAMETER_TEXTS } from "./texts.ts";

/** Changes of a subnet's parameters, as far as they were read. */
export interface KnownChanges {
  /** Block behind which all changes are known. */
  readonly since: number;
  /** The newest of them. */
  readonly page: z.output<typeof changePage>;
}

/** Reads the newest changes of a subnet, since it exists and the index knows of the state. */
export function useChanges({ netuid, registeredAt }: Subnet): KnownChanges | undefined {
  const { config } = useNetwork();
  const status = useIndexStatus();
  const stateFrom = status.data?.stateFrom;
  // What the state held when it was first read, or when the subnet began, was no change.
  const since = Math.max(stateFrom ?? 0, registeredAt);
  const query = { pallet: "SubtensorModule", from: since + 1, limit: ROWS };
  const isEnabled = config.index !== undefined && typeof stateFrom === "number";
  const { data: page } = useHistory(`subnets/${netuid}/state-changes`, query, changePage, { isEnabled });
  return page && { since, page };
}

/** Time of the last change of a parameter, behind which all of them stand; or the block since which there was none. */
export function LastChange({
  parameter,
  netuid,
  known: { since, page },
  write,
}: {
  readonly parameter: Parameter;
  readonly netuid: number;
  readonly known: KnownChanges;
  readonly write: (value: Value) => string;
}): ReactNode {
  const words = useTexts(PARAMETER_TEXTS);
  const [isOpen, setOpen] = useState(false);
  const [last] = changesOf(page, parameter);
  if (parameter.item === undefined) return <p className="quiet">{words.noItem}</p>;
  if (last === undefined && page.next === null) {
    return (
      <p className="quiet">
        {words.unchanged} <Since block={since} />
      </p>
    );
  }
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {last?.time ? (
          <>
            {words.changed} <When time={last.time} />
          </>
        ) : (
          words.history
        )}
      </summary>
      {isOpen && <ParameterHistory parameter={parameter} netuid={netuid} from={since + 1} write={write} />}
    </details>
  );
}
