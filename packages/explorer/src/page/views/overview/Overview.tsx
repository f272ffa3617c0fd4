import { getSubnets, getSupply } from "@opentao/sdk/browser";
import type { ReactNode } from "react";
import { useLive } from "../../network/reads.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Card, Figures, Grid } from "../../parts/Card.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { SubnetLink } from "../../parts/names.tsx";
import { useTexts } from "../../texts/language.ts";
import { OVERVIEW } from "./texts.ts";

/** The network at a glance. */
export function Overview(): ReactNode {
  const words = useTexts(OVERVIEW);
  const supply = useLive(["supply"], ({ chain, at }) => getSupply(chain, { at }));
  const subnets = useLive(["subnets"], ({ chain, at }) => getSubnets(chain, { at }));
  return (
    <>
      <h1>{words.title}</h1>
      <Grid>
        <Card title={words.supply} aside={words.of}>
          <Loaded query={supply}>
            {({ value }) => (
              <Figures
                of={[
                  [words.issued, <Amount key="issued" rao={value.issued} />],
                  [words.perBlock, <Amount key="block" rao={value.blockEmission} />],
                  [words.nextHalving, <Amount key="next" rao={value.nextHalving} />],
                ]}
              />
            )}
          </Loaded>
        </Card>
      </Grid>
      <Card title={words.subnets}>
        <Loaded query={subnets}>
          {({ value }) => (
            <DataTable
              caption={words.subnets}
              rows={value}
              idOf={({ netuid }) => `${netuid}`}
              columns={[
                { id: "netuid", title: "#", value: ({ netuid }) => netuid, isNumber: true },
                {
                  id: "name",
                  title: words.name,
                  value: ({ name }) => name,
                  cell: ({ netuid, name }) => <SubnetLink netuid={netuid} name={name} />,
                },
              ]}
            />
          )}
        </Loaded>
      </Card>
    </>
  );
}
