import type { ReactNode } from "react";
import { Card } from "../../parts/Card.tsx";

export function WhatIf(): ReactNode {
  return <Card title="WhatIf">…</Card>;
}
