import type { ReactNode } from "react";
import { chooseChecked } from "../../network/config.ts";
import { useNetwork, useTrustValue } from "../../network/context.ts";
import { Card, Stack } from "../../parts/Card.tsx";
import { Prose } from "../../parts/Prose.tsx";
import { useTexts } from "../../texts/language.ts";
import { Account } from "./Account.tsx";
import { Lies } from "./Lies.tsx";
import { TRUST } from "./texts.ts";

/** The switch, where it can be turned. */
function Switch(): ReactNode {
  const words = useTexts(TRUST);
  const { config } = useNetwork();
  if (config.specification === undefined) {
    return (
      <>
        <p>{words.noSpecification}</p>
        <p className="quiet">
          <Prose text={words.noSpecificationWay} />
        </p>
      </>
    );
  }
  return (
    <>
      <p>
        <button
          type="button"
          className="primary"
          onClick={() => {
            chooseChecked(!config.isChecked);
            location.reload();
          }}
        >
          {config.isChecked ? words.off : words.on}
        </button>
      </p>
      <p className="quiet">{words.reload}</p>
    </>
  );
}

/** What of the page is proven, the switch for it, and what the node was caught at. */
export function Trust(): ReactNode {
  const words = useTexts(TRUST);
  const trust = useTrustValue((state) => state);
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      <Stack>
        <Card title={trust === undefined ? words.isOff : words.isOn}>
          <Switch />
        </Card>
        {trust !== undefined && <Lies trust={trust} />}
        {trust !== undefined && <Account trust={trust} />}
        <Card title={words.what}>
          <ul>
            {words.points.map((point) => (
              <li key={point}>
                <Prose text={point} />
              </li>
            ))}
          </ul>
        </Card>
      </Stack>
    </>
  );
}
