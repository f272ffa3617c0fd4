import { texts } from "../../../texts/language.ts";
import type { Look } from "./matrix.ts";

/** Words for each way to look at the matrix. */
type ByLook<Word> = Readonly<Record<Look, Word>>;
/** Tells a cell: who gives, who is given, the value, and the consensus. */
type CellText = (validator: string, miner: string, value: string, consensus: string) => string;

const looksEn: ByLook<string> = { weights: "Scores", difference: "Against consensus", bonds: "Bonds" };
const looksFr: ByLook<string> = { weights: "Notes", difference: "Écart au consensus", bonds: "Liens" };

const introEn: ByLook<string> = {
  weights:
    "Each validator divides 100 % among the miners, by how good their answers were. A row is a validator, a column a miner; the stronger the color, the higher the score.",
  difference:
    "The consensus is the score on which most of the stake agrees. Green: the validator gives more than that, which the chain cuts off. Orange: it gives less.",
  bonds:
    "Bonds grow while a validator scores a miner as the consensus does. They decide how much of that miner's success is paid to the validator.",
};
const introFr: ByLook<string> = {
  weights:
    "Chaque validateur répartit 100 % entre les mineurs, selon la qualité de leurs réponses. Une ligne est un validateur, une colonne un mineur ; plus la couleur est forte, plus la note est haute.",
  difference:
    "Le consensus est la note sur laquelle la plus grande part de la mise s'accorde. Vert : le validateur donne davantage, et la chaîne coupe l'excédent. Orange : il donne moins.",
  bonds:
    "Un lien grandit tant qu'un validateur note un mineur comme le consensus. Il décide quelle part du succès de ce mineur est payée au validateur.",
};

const noneEn: ByLook<string> = {
  weights: "No validator has given scores yet.",
  difference: "No validator has given scores yet.",
  bonds: "There are no bonds yet: the first epoch after the first scores makes them.",
};
const noneFr: ByLook<string> = {
  weights: "Aucun validateur n'a encore donné de notes.",
  difference: "Aucun validateur n'a encore donné de notes.",
  bonds: "Il n'y a pas encore de liens : la première époque après les premières notes les crée.",
};

const cellEn: ByLook<CellText> = {
  weights: (validator, miner, value, consensus) =>
    `Validator ${validator} gives miner ${miner} ${value}. The consensus is ${consensus}.`,
  difference: (validator, miner, value, consensus) =>
    `Validator ${validator} gives miner ${miner} ${value} more than the consensus of ${consensus} (less, where it is negative).`,
  bonds: (validator, miner, value) => `Validator ${validator} has a bond of ${value} with miner ${miner}.`,
};
const cellFr: ByLook<CellText> = {
  weights: (validator, miner, value, consensus) =>
    `Le validateur ${validator} donne ${value} au mineur ${miner}. Le consensus est de ${consensus}.`,
  difference: (validator, miner, value, consensus) =>
    `Le validateur ${validator} donne au mineur ${miner} ${value} de plus que le consensus de ${consensus} (de moins, si c'est négatif).`,
  bonds: (validator, miner, value) => `Le validateur ${validator} a un lien de ${value} avec le mineur ${miner}.`,
};

/** Tells an end of the scale of colors by its value. */
type EndText = (value: string) => string;

const leastEn: ByLook<EndText> = {
  weights: (value) => `${value}: no score`,
  difference: (value) => `${value}: less than the consensus`,
  bonds: (value) => `${value}: no bond`,
};
const leastFr: ByLook<EndText> = {
  weights: (value) => `${value} : pas de note`,
  difference: (value) => `${value} : moins que le consensus`,
  bonds: (value) => `${value} : pas de lien`,
};
const mostEn: ByLook<EndText> = {
  weights: (value) => `${value}: the highest score here`,
  difference: (value) => `${value}: more than the consensus`,
  bonds: (value) => `${value}: the strongest bond here`,
};
const mostFr: ByLook<EndText> = {
  weights: (value) => `${value} : la plus haute note ici`,
  difference: (value) => `${value} : plus que le consensus`,
  bonds: (value) => `${value} : le lien le plus fort ici`,
};

/** Texts of the matrix of scores. */
export const WEIGHTS = texts(
  {
    title: "Who scores whom",
    look: "What the matrix shows",
    looks: looksEn,
    intro: introEn,
    none: noneEn,
    cell: cellEn,
    scale: "Colors:",
    least: leastEn,
    most: mostEn,
    hint: "Point at a cell, or go there with the arrow keys, to read what stands in it.",
    validators: "Validator",
    miners: "Miner",
    matrix: (rows: number, columns: number) => `Matrix of ${rows} validators and ${columns} miners; arrow keys move`,
  },
  {
    title: "Qui note qui",
    look: "Ce que montre la matrice",
    looks: looksFr,
    intro: introFr,
    none: noneFr,
    cell: cellFr,
    scale: "Couleurs :",
    least: leastFr,
    most: mostFr,
    hint: "Pointez une case, ou allez-y avec les flèches du clavier, pour lire ce qu'elle contient.",
    validators: "Validateur",
    miners: "Mineur",
    matrix: (rows, columns) => `Matrice de ${rows} validateurs et ${columns} mineurs ; les flèches y mènent`,
  },
);
