import type { ReactNode } from "react";
import { useSessionValue } from "../../../network/context.ts";
import { useLive } from "../../../network/reads.ts";
import type { Subnet } from "../../../network/subnets.ts";
import { Card } from "../../../parts/Card.tsx";
import { IndexNote } from "../../../parts/IndexNote.tsx";
import { Loaded } from "../../../parts/Loaded.tsx";
import { plainText } from "../../../parts/names.tsx";
import { isKnown, PARAMETERS, type Parameter, type Value } from "../../../parts/parameters/definitions.ts";
import { EXPLANATIONS } from "../../../parts/parameters/explanations.ts";
import { ParameterName } from "../../../parts/parameters/ParameterName.tsx";
import { textOf } from "../../../texts/bytes.ts";
import { useLocale, useTexts } from "../../../texts/language.ts";
import { type KnownChanges, LastChange, useChanges } from "./LastChange.tsx";
import styles from "./parameters.module.css";
import { PARAMETER_TEXTS } from "./texts.ts";
import { valueText } from "./valueText.ts";

interface Entry {
  readonly name: string;
  readonly value: Value;
}

function Rule({
  entry: { name, value },
  netuid,
  known,
}: {
  readonly entry: Entry;
  readonly netuid: number;
  readonly known: KnownChanges | undefined;
}): ReactNode {
  const words = useTexts(PARAMETER_TEXTS);
  const explanations = useTexts(EXPLANATIONS);
  const locale = useLocale();
  const blockTime = useSessionValue((state) => state.blockTime) ?? 0;
  const parameter: Parameter | undefined = isKnown(name) ? PARAMETERS[name] : undefined;
  const [title, meaning] = isKnown(name) ? explanations[name] : [plainText(name, 60), words.unknown];
  const write = (each: Value): string => valueText(parameter?.form ?? "number", each, { words, locale, blockTime });
  return (
    <li className={styles.rule}>
      <div>
        <h3>{isKnown(name) ? <ParameterName of={{ plain: title, chain: name }} /> : title}</h3>
        <p className="quiet">{meaning}</p>
      </div>
      <p className={styles.value} title={`${value}`}>
        {write(value)}
      </p>
      <div>
        <p className={styles.changer}>
          <span className="quiet">{words.changer}</span>{" "}
          {parameter === undefined ? "–" : words.changers[parameter.changer]}
        </p>
        {known !== undefined && parameter !== undefined && parameter.changer !== "nobody" && (
          <LastChange parameter={parameter} netuid={netuid} known={known} write={write} />
        )}
      </div>
    </li>
  );
}

/** Names of the rules in the order in which they are explained; unknown ones come last. */
const ORDER = Object.keys(PARAMETERS);
const placeOf = (name: string): number => (isKnown(name) ? ORDER.indexOf(name) : ORDER.length);

/** The parameters of a subnet, each in words. */
export function Parameters({ subnet }: { readonly subnet: Subnet }): ReactNode {
  const { netuid } = subnet;
  const words = useTexts(PARAMETER_TEXTS);
  const known = useChanges(subnet);
  const entries = useLive(["parameters", netuid], async ({ chain, at }) => {
    const list = await chain.at(at).apis.SubnetInfoRuntimeApi.get_subnet_hyperparams_v3({ netuid });
    return (list ?? []).map(({ name, value }): Entry => ({ name: textOf(name), value: value.value }));
  });
  return (
    <Card title={words.title}>
      <p className="quiet">{words.intro}</p>
      <IndexNote />
      <Loaded query={entries}>
        {({ value }) => (
          <ul className={styles.rules}>
            {[...value]
              .sort((a, b) => placeOf(a.name) - placeOf(b.name))
              .map((entry) => (
                <Rule key={entry.name} entry={entry} netuid={netuid} known={known} />
              ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
