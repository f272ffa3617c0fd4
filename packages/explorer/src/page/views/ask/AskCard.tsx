import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type AskedAnswer, askMiners, type ValidatorRounds } from "../../network/validators.ts";
import { Card } from "../../parts/Card.tsx";
import { SubnetLink } from "../../parts/names.tsx";
import { Answers } from "./Answers.tsx";

/** A subnet whose miners one can ask: at which address, and the rounds of its validators. */
export interface AskedSubnet {
  readonly netuid: number;
  readonly url: string;
  readonly validators: readonly ValidatorRounds[];
}

/** A question on its way to miners, or answered. */
type Asking = UseMutationResult<readonly AskedAnswer[], Error, object>;

/** A question to the miners of a subnet, written in `children`, with their answers below. */
export function AskCard({
  title,
  subnet: { netuid, url, validators },
  children,
}: {
  readonly title: string;
  readonly subnet: AskedSubnet;
  readonly children: (asking: Asking) => ReactNode;
}): ReactNode {
  const asking = useMutation({ mutationFn: (question: object) => askMiners(url, question) });
  return (
    <Card title={title} aside={<SubnetLink netuid={netuid} name="" />}>
      {children(asking)}
      <Answers asked={asking} netuid={netuid} validators={validators} />
    </Card>
  );
}
