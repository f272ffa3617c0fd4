import { texts } from "../../../texts/language.ts";

/** Texts of the summary of a subnet. */
export const SUMMARY = texts(
  {
    figures: "At a glance",
    newTao: "New TAO a block",
    alphaOut: "Alpha outside the pool",
    now: "What happened last",
    paid: "Who is paid, over time",
    paidIntro:
      "Each epoch divides new alpha. Miners share their part by incentive, validators theirs by dividends. The best paid of the last epoch are drawn.",
    incentive: "Incentive of miners",
    dividends: "Dividends of validators",
    neuron: (uid: number) => `Neuron ${uid}`,
    time: "Time",
    nobody: "The last epoch paid nobody. The next one does, once validators with stake have scored answers.",
    fromChain: "Until then it is drawn from those past blocks whose state the node keeps.",
  },
  {
    figures: "En bref",
    newTao: "Nouveaux TAO par bloc",
    alphaOut: "Alpha hors de la réserve",
    now: "Ce qui vient de se passer",
    paid: "Qui est payé, dans le temps",
    paidIntro:
      "Chaque époque partage du nouvel alpha. Les mineurs se partagent leur part selon l'incitation, les validateurs la leur selon les dividendes. On voit ici les mieux payés de la dernière époque.",
    incentive: "Incitation des mineurs",
    dividends: "Dividendes des validateurs",
    neuron: (uid) => `Neurone ${uid}`,
    time: "Heure",
    nobody:
      "La dernière époque n'a payé personne. La prochaine le fera, dès que des validateurs avec une mise auront noté des réponses.",
    fromChain: "En attendant, le tracé suit les blocs passés dont le nœud garde l'état.",
  },
);
