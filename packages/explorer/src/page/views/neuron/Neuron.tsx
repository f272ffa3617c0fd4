import type { ReactNode } from "react";
import { Card } from "../../parts/Card.tsx";

export function Neuron(): ReactNode {
  return <Card title="Neuron">…</Card>;
}
