import { Link, useParams, useSearch } from "@tanstack/react-router";
import type { ComponentType, ReactNode } from "react";
import { type Subnet as SubnetFacts, useSubnets } from "../../network/subnets.ts";
import { Edges } from "../../parts/Edges.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import parts from "../../parts/parts.module.css";
import { useTexts } from "../../texts/language.ts";
import { Neurons } from "./neurons/Neurons.tsx";
import { Parameters } from "./parameters/Parameters.tsx";
import { Pool } from "./pool/Pool.tsx";
import { Registrations } from "./registrations/Registrations.tsx";
import { SubnetHead } from "./SubnetHead.tsx";
import { Summary } from "./summary/Summary.tsx";
import { Tasks } from "./Tasks.tsx";
import { SUBNET_TABS, type SubnetTab } from "./tabs.ts";
import { SUBNET } from "./texts.ts";
import { Weights } from "./weights/Weights.tsx";

/** What a part of the page is given: the subnet, and the block that it was read at. */
type TabProps = { readonly subnet: SubnetFacts; readonly block: number };

const PARTS: Readonly<Record<SubnetTab, ComponentType<TabProps>>> = {
  summary: Summary,
  tasks: Tasks,
  neurons: Neurons,
  weights: Weights,
  parameters: Parameters,
  registrations: Registrations,
  pool: Pool,
};

/** A subnet: its task, its neurons, its rules and its money. */
export function Subnet(): ReactNode {
  const words = useTexts(SUBNET);
  const params = useParams({ from: "/subnets/$netuid" });
  const { tab = "summary" } = useSearch({ from: "/subnets/$netuid" });
  const netuid = /^\d{1,5}$/.test(params.netuid) ? Number(params.netuid) : -1;
  const subnets = useSubnets();
  const Part = PARTS[tab];
  return (
    <Loaded query={subnets}>
      {({ value, head }) => {
        const subnet = value.find((each) => each.netuid === netuid);
        if (subnet === undefined) {
          return (
            <>
              <h1>{words.noSubnet}</h1>
              <p>{words.noSubnetWay}</p>
              <p>
                <Link to="/subnets">{words.all}</Link>
              </p>
            </>
          );
        }
        return (
          <>
            <SubnetHead subnet={subnet} />
            <Edges>
              <nav className={parts.tabs} aria-label={words.parts}>
                {SUBNET_TABS.map((name) => (
                  <Link
                    key={name}
                    to="/subnets/$netuid"
                    params={params}
                    search={name === "summary" ? {} : { tab: name }}
                    aria-current={name === tab ? "page" : undefined}
                    activeProps={{}}
                    activeOptions={{ includeSearch: true, exact: true }}
                  >
                    {words.tabs[name]}
                  </Link>
                ))}
              </nav>
            </Edges>
            <Part key={netuid} subnet={subnet} block={head.number} />
          </>
        );
      }}
    </Loaded>
  );
}
