import type { ReactNode } from "react";
import { Card } from "../../parts/Card.tsx";

export function Extrinsic(): ReactNode {
  return <Card title="Extrinsic">…</Card>;
}
