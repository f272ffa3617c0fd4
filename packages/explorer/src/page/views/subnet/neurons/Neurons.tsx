import { type ReactNode, useMemo, useState } from "react";
import { useMetagraph } from "../../../network/metagraph.ts";
import type { Subnet } from "../../../network/subnets.ts";
import { ALPHA } from "../../../parts/Amount.tsx";
import { Card } from "../../../parts/Card.tsx";
import { DataTable } from "../../../parts/DataTable.tsx";
import { FaultNote } from "../../../parts/FaultNote.tsx";
import { plainText } from "../../../parts/names.tsx";
import parts from "../../../parts/parts.module.css";
import { useLocale, useTexts } from "../../../texts/language.ts";
import { neuronColumns } from "./columns.tsx";
import { ENDPOINT } from "./endpoint.ts";
import { isOfKind, KINDS, type NeuronKind } from "./kinds.ts";
import { NEURONS } from "./texts.ts";
import { useNames } from "./useNames.ts";

/** The neurons of a subnet as they are now. */
export function Neurons({ subnet }: { readonly subnet: Subnet }): ReactNode {
  const words = useTexts(NEURONS);
  const endpoint = useTexts(ENDPOINT);
  const locale = useLocale();
  const { metagraph, fault } = useMetagraph(subnet.netuid);
  const names = useNames(subnet.netuid, subnet.lastEpoch);
  const [kind, setKind] = useState<NeuronKind>("all");
  const { netuid, symbol } = subnet;
  const columns = useMemo(
    () => neuronColumns({ words, endpoint, locale, netuid, unit: plainText(symbol, 8) || ALPHA, names }),
    [words, endpoint, locale, netuid, symbol, names],
  );
  const neurons = metagraph?.neurons;
  const rows = useMemo(() => neurons?.filter((neuron) => isOfKind(neuron, kind)) ?? [], [neurons, kind]);
  return (
    <Card
      title={words.title}
      aside={
        <label>
          {words.show}{" "}
          <select value={kind} onChange={({ target }) => setKind(KINDS.find((each) => each === target.value) ?? "all")}>
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {words.kinds[each]}
              </option>
            ))}
          </select>
        </label>
      }
    >
      <p className="quiet">{words.intro}</p>
      {fault !== undefined && <FaultNote fault={fault} />}
      {neurons === undefined ? (
        fault === undefined && (
          <p className={parts.loading} role="status" data-pending>
            {words.loading}
          </p>
        )
      ) : rows.length === 0 ? (
        <p>{neurons.length === 0 ? words.none : words.noneOfKind}</p>
      ) : (
        <DataTable
          caption={words.title}
          rows={rows}
          columns={columns}
          idOf={({ uid }) => `${uid}`}
          sortedBy="uid"
          isDescending={false}
        />
      )}
    </Card>
  );
}
