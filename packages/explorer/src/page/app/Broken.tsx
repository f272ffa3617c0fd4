import { messageOf } from "@opentao/base";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Card } from "../parts/Card.tsx";
import { useTexts } from "../texts/language.ts";
import { APP } from "./texts.ts";

/** Says that there is no such page. */
export function NotFound(): ReactNode {
  const words = useTexts(APP);
  return (
    <Card title={words.notFound}>
      <p>{words.notFoundWay}</p>
      <Link to="/">{words.overview}</Link>
    </Card>
  );
}

/** Says that a page broke, and why. */
export function Broken({ error }: { readonly error: unknown }): ReactNode {
  const words = useTexts(APP);
  return (
    <Card title={words.broken}>
      <p>{words.brokenWay}</p>
      <pre>{messageOf(error)}</pre>
    </Card>
  );
}
