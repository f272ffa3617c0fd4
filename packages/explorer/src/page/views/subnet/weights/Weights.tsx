import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useMetagraph } from "../../../network/metagraph.ts";
import type { Subnet } from "../../../network/subnets.ts";
import { Card } from "../../../parts/Card.tsx";
import { Choice } from "../../../parts/Choice.tsx";
import { FaultNote } from "../../../parts/FaultNote.tsx";
import { HeatMap } from "../../../parts/HeatMap.tsx";
import { HeatScale } from "../../../parts/HeatScale.tsx";
import { Loaded } from "../../../parts/Loaded.tsx";
import { percent } from "../../../texts/amounts.ts";
import { useLocale, useTexts } from "../../../texts/language.ts";
import { cellNumber } from "./cellNumber.ts";
import { LOOKS, type Look, largestOf, matrixOf, type Rows } from "./matrix.ts";
import { WEIGHTS } from "./texts.ts";
import { useRows } from "./useRows.ts";

function Picture({
  rows,
  consensus,
  look,
}: {
  readonly rows: Rows;
  readonly consensus: readonly number[];
  readonly look: Look;
}): ReactNode {
  const words = useTexts(WEIGHTS);
  const locale = useLocale();
  const matrix = useMemo(() => matrixOf(rows, consensus, look), [rows, consensus, look]);
  const most = useMemo(() => largestOf(matrix), [matrix]);
  const write = useCallback((value: number) => cellNumber(value, look, locale), [look, locale]);
  if (matrix.rows.length === 0) return <p>{words.none[look]}</p>;
  const hasBelow = look === "difference";
  return (
    <>
      <HeatScale
        title={words.scale}
        least={hasBelow ? words.least.difference(percent(-most, locale)) : words.least[look](percent(0, locale))}
        most={words.most[look](percent(most, locale))}
        hasBelow={hasBelow}
      />
      <HeatMap
        matrix={matrix}
        most={most}
        title={words.matrix(matrix.rows.length, matrix.columns.length)}
        hint={words.hint}
        rowName={words.validators}
        columnName={words.miners}
        describe={(row, column, value) =>
          words.cell[look](`${row}`, `${column}`, percent(value, locale), percent(consensus[column] ?? 0, locale))
        }
        write={write}
      />
    </>
  );
}

/** Scores that validators give miners, as a matrix of colors. */
export function Weights({ subnet }: { readonly subnet: Subnet }): ReactNode {
  const words = useTexts(WEIGHTS);
  const [look, setLook] = useState<Look>("weights");
  const { metagraph, fault } = useMetagraph(subnet.netuid);
  const rows = useRows(metagraph, look === "bonds" ? "Bonds" : "Weights", subnet.lastEpoch);
  const neurons = metagraph?.neurons;
  const consensus = useMemo(() => neurons?.map((neuron) => neuron.consensus) ?? [], [neurons]);
  return (
    <Card
      title={words.title}
      aside={
        <Choice
          title={words.look}
          of={LOOKS.map((each) => [each, words.looks[each]] as const)}
          chosen={look}
          onChoose={setLook}
        />
      }
    >
      <p className="quiet">{words.intro[look]}</p>
      {fault !== undefined && <FaultNote fault={fault} />}
      <Loaded query={rows}>{(value) => <Picture rows={value} consensus={consensus} look={look} />}</Loaded>
    </Card>
  );
}
