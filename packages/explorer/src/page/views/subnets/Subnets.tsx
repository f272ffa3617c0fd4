import type { ReactNode } from "react";
import { Card } from "../../parts/Card.tsx";

export function Subnets(): ReactNode {
  return <Card title="Subnets">…</Card>;
}
