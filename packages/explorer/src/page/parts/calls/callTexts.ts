import { texts } from "../../texts/language.ts";

/** Sentences of calls: what somebody asked the chain to do. */
export const CALLS = texts(
  {
    "Timestamp.set": "The author set the block's clock to {now}. Every block begins with it.",
    "System.remark": "{signer} left a remark in the block, which changes nothing.",
    "System.remark_with_event": "{signer} left a remark in the block, which changes nothing.",
    "System.set_code": "The rules of the chain are replaced by a new runtime.",
    "System.apply_authorized_upgrade": "{signer} put the runtime in force that was allowed before.",
    "Balances.transfer_allow_death": "{signer} sent {value} to {dest}.",
    "Balances.transfer_keep_alive": "{signer} sent {value} to {dest}.",
    "Balances.transfer_all": "{signer} sent all of its TAO to {dest}.",
    "Balances.force_transfer": "{value} went from {source} to {dest}, by order of the chain's administrator.",
    "Utility.batch": "{signer} asked for {calls:count thing things}, one after the other.",
    "Utility.batch_all": "{signer} asked for {calls:count thing things}: all or none.",
    "Utility.force_batch": "{signer} asked for {calls:count thing things}, whether or not some fail.",
    "Sudo.sudo": "{signer}, as the chain's administrator, ordered:",
    "Sudo.sudo_unchecked_weight": "{signer}, as the chain's administrator, ordered:",
    "Session.set_keys": "{signer} registered the keys by which its node makes blocks.",
    "Commitments.set_commitment": "{signer} wrote a note on subnet {netuid} for others to read.",
    "SubtensorModule.set_weights": "{signer} set weights on {dests:count neuron neurons} of subnet {netuid}.",
    "SubtensorModule.set_mechanism_weights": "{signer} set weights on {dests:count neuron neurons} of subnet {netuid}.",
    "SubtensorModule.batch_set_weights": "{signer} set weights on {netuids:count subnet subnets}.",
    "SubtensorModule.commit_weights":
      "{signer} sealed its weights for subnet {netuid}: it may open them later, and not change them.",
    "SubtensorModule.commit_mechanism_weights":
      "{signer} sealed its weights for subnet {netuid}: it may open them later, and not change them.",
    "SubtensorModule.commit_timelocked_weights":
      "{signer} sealed its weights for subnet {netuid}: the chain opens them by itself later.",
    "SubtensorModule.commit_timelocked_mechanism_weights":
      "{signer} sealed its weights for subnet {netuid}: the chain opens them by itself later.",
    "SubtensorModule.reveal_weights":
      "{signer} opened the weights on {uids:count neuron neurons} of subnet {netuid} that it had sealed.",
    "SubtensorModule.reveal_mechanism_weights":
      "{signer} opened the weights on {uids:count neuron neurons} of subnet {netuid} that it had sealed.",
    "SubtensorModule.serve_axon": "{signer} told where it takes requests on subnet {netuid}: port {port:number}.",
    "SubtensorModule.serve_axon_tls": "{signer} told where it takes requests on subnet {netuid}: port {port:number}.",
    "SubtensorModule.serve_prometheus": "{signer} told where it shows its metrics on subnet {netuid}.",
    "SubtensorModule.register": "{signer} registered {hotkey} on subnet {netuid}, with work that its machine did.",
    "SubtensorModule.burned_register": "{signer} registered {hotkey} on subnet {netuid} and paid for it.",
    "SubtensorModule.register_limit": "{signer} registered {hotkey} on subnet {netuid} for {limit_price} at most.",
    "SubtensorModule.root_register": "{signer} made {hotkey} a validator of the root network.",
    "SubtensorModule.register_network": "{signer} founded a subnet, with {hotkey} as its first neuron.",
    "SubtensorModule.register_network_with_identity":
      "{signer} founded a subnet, with {hotkey} as its first neuron, and said what it is.",
    "SubtensorModule.start_call": "{signer} started subnet {netuid}: from now on it earns.",
    "SubtensorModule.set_subnet_identity": "{signer} said what subnet {netuid} is.",
    "SubtensorModule.set_identity": "{signer} said who it is.",
    "SubtensorModule.add_stake": "{signer} staked {amount_staked} with {hotkey} on subnet {netuid}.",
    "SubtensorModule.add_stake_limit":
      "{signer} staked {amount_staked} with {hotkey} on subnet {netuid}, at no higher price than {limit_price} for one.",
    "SubtensorModule.remove_stake": "{signer} took {amount_unstaked} of stake back from {hotkey} on subnet {netuid}.",
    "SubtensorModule.remove_stake_limit":
      "{signer} took {amount_unstaked} of stake back from {hotkey} on subnet {netuid}, at no lower price than {limit_price} for one.",
    "SubtensorModule.remove_stake_full_limit": "{signer} took all of its stake back from {hotkey} on subnet {netuid}.",
    "SubtensorModule.unstake_all": "{signer} took all of its stake back from {hotkey}, on every subnet.",
    "SubtensorModule.unstake_all_alpha": "{signer} moved all of its stake with {hotkey} to the root network.",
    "SubtensorModule.move_stake":
      "{signer} moved {alpha_amount} of stake from {origin_hotkey} on subnet {origin_netuid} to {destination_hotkey} on subnet {destination_netuid}.",
    "SubtensorModule.transfer_stake": "{signer} gave {alpha_amount} of stake with {hotkey} to {destination_coldkey}.",
    "SubtensorModule.swap_stake":
      "{signer} moved {alpha_amount} of stake with {hotkey} from subnet {origin_netuid} to subnet {destination_netuid}.",
    "SubtensorModule.swap_stake_limit":
      "{signer} moved {alpha_amount} of stake with {hotkey} from subnet {origin_netuid} to subnet {destination_netuid}.",
    "SubtensorModule.increase_take": "{signer} raised what {hotkey} keeps of its stakers' rewards to {take}.",
    "SubtensorModule.decrease_take": "{signer} lowered what {hotkey} keeps of its stakers' rewards to {take}.",
    "SubtensorModule.set_children":
      "{signer} let {hotkey} lend its stake on subnet {netuid} to {children:count hotkey hotkeys}.",
    "SubtensorModule.set_childkey_take": "{signer} set what {hotkey} keeps of the rewards of lent stake to {take}.",
    "SubtensorModule.try_associate_hotkey": "{signer} became the owner of {hotkey}.",
    "SubtensorModule.claim_root": "{signer} claimed its root dividends on {subnets:count subnet subnets}.",
    "SubtensorModule.lock_stake": "{signer} locked {amount} of stake on subnet {netuid} for {hotkey}.",
    "SubtensorModule.recycle_alpha": "{signer} took {amount} out of circulation on subnet {netuid}.",
    "SubtensorModule.burn_alpha": "{signer} burned {amount} on subnet {netuid}.",
    "SubtensorModule.set_tempo": "{signer} set the time between epochs of subnet {netuid} to {tempo:number} blocks.",
  },
  {
    "Timestamp.set": "L'auteur a mis l'horloge du bloc à {now}. Chaque bloc commence ainsi.",
    "System.remark": "{signer} a laissé dans le bloc une remarque, qui ne change rien.",
    "System.remark_with_event": "{signer} a laissé dans le bloc une remarque, qui ne change rien.",
    "System.set_code": "Les règles de la chaîne sont remplacées par une nouvelle version.",
    "System.apply_authorized_upgrade": "{signer} a mis en vigueur la version des règles qui était autorisée.",
    "Balances.transfer_allow_death": "{signer} a envoyé {value} à {dest}.",
    "Balances.transfer_keep_alive": "{signer} a envoyé {value} à {dest}.",
    "Balances.transfer_all": "{signer} a envoyé tous ses TAO à {dest}.",
    "Balances.force_transfer": "{value} sont passés de {source} à {dest}, sur ordre de l'administrateur de la chaîne.",
    "Utility.batch": "{signer} a demandé {calls:count chose choses}, l'une après l'autre.",
    "Utility.batch_all": "{signer} a demandé {calls:count chose choses} : toutes ou aucune.",
    "Utility.force_batch": "{signer} a demandé {calls:count chose choses}, même si certaines échouent.",
    "Sudo.sudo": "{signer}, administrateur de la chaîne, a ordonné :",
    "Sudo.sudo_unchecked_weight": "{signer}, administrateur de la chaîne, a ordonné :",
    "Session.set_keys": "{signer} a enregistré les clés par lesquelles son nœud produit des blocs.",
    "Commitments.set_commitment": "{signer} a écrit sur le sous-réseau {netuid} une note que d'autres lisent.",
    "SubtensorModule.set_weights":
      "{signer} a donné des poids à {dests:count neurone neurones} du sous-réseau {netuid}.",
    "SubtensorModule.set_mechanism_weights":
      "{signer} a donné des poids à {dests:count neurone neurones} du sous-réseau {netuid}.",
    "SubtensorModule.batch_set_weights": "{signer} a donné des poids sur {netuids:count sous-réseau sous-réseaux}.",
    "SubtensorModule.commit_weights":
      "{signer} a scellé ses poids pour le sous-réseau {netuid} : il pourra les ouvrir, pas les changer.",
    "SubtensorModule.commit_mechanism_weights":
      "{signer} a scellé ses poids pour le sous-réseau {netuid} : il pourra les ouvrir, pas les changer.",
    "SubtensorModule.commit_timelocked_weights":
      "{signer} a scellé ses poids pour le sous-réseau {netuid} : la chaîne les ouvrira d'elle-même.",
    "SubtensorModule.commit_timelocked_mechanism_weights":
      "{signer} a scellé ses poids pour le sous-réseau {netuid} : la chaîne les ouvrira d'elle-même.",
    "SubtensorModule.reveal_weights":
      "{signer} a ouvert les poids scellés de {uids:count neurone neurones} du sous-réseau {netuid}.",
    "SubtensorModule.reveal_mechanism_weights":
      "{signer} a ouvert les poids scellés de {uids:count neurone neurones} du sous-réseau {netuid}.",
    "SubtensorModule.serve_axon":
      "{signer} a dit où il reçoit les requêtes sur le sous-réseau {netuid} : port {port:number}.",
    "SubtensorModule.serve_axon_tls":
      "{signer} a dit où il reçoit les requêtes sur le sous-réseau {netuid} : port {port:number}.",
    "SubtensorModule.serve_prometheus": "{signer} a dit où il montre ses mesures sur le sous-réseau {netuid}.",
    "SubtensorModule.register":
      "{signer} a inscrit {hotkey} sur le sous-réseau {netuid}, par un calcul fait par sa machine.",
    "SubtensorModule.burned_register": "{signer} a inscrit {hotkey} sur le sous-réseau {netuid} en payant.",
    "SubtensorModule.register_limit":
      "{signer} a inscrit {hotkey} sur le sous-réseau {netuid} pour {limit_price} au plus.",
    "SubtensorModule.root_register": "{signer} a fait de {hotkey} un validateur du réseau racine.",
    "SubtensorModule.register_network": "{signer} a fondé un sous-réseau, avec {hotkey} pour premier neurone.",
    "SubtensorModule.register_network_with_identity":
      "{signer} a fondé un sous-réseau, avec {hotkey} pour premier neurone, et dit ce qu'il est.",
    "SubtensorModule.start_call": "{signer} a démarré le sous-réseau {netuid} : il est désormais rémunéré.",
    "SubtensorModule.set_subnet_identity": "{signer} a dit ce qu'est le sous-réseau {netuid}.",
    "SubtensorModule.set_identity": "{signer} a dit qui il est.",
    "SubtensorModule.add_stake": "{signer} a misé {amount_staked} avec {hotkey} sur le sous-réseau {netuid}.",
    "SubtensorModule.add_stake_limit":
      "{signer} a misé {amount_staked} avec {hotkey} sur le sous-réseau {netuid}, à {limit_price} l'unité au plus.",
    "SubtensorModule.remove_stake":
      "{signer} a repris {amount_unstaked} de mise à {hotkey} sur le sous-réseau {netuid}.",
    "SubtensorModule.remove_stake_limit":
      "{signer} a repris {amount_unstaked} de mise à {hotkey} sur le sous-réseau {netuid}, à {limit_price} l'unité au moins.",
    "SubtensorModule.remove_stake_full_limit":
      "{signer} a repris toute sa mise à {hotkey} sur le sous-réseau {netuid}.",
    "SubtensorModule.unstake_all": "{signer} a repris toute sa mise à {hotkey}, sur tous les sous-réseaux.",
    "SubtensorModule.unstake_all_alpha": "{signer} a déplacé toute sa mise avec {hotkey} vers le réseau racine.",
    "SubtensorModule.move_stake":
      "{signer} a déplacé {alpha_amount} de mise de {origin_hotkey} sur le sous-réseau {origin_netuid} vers {destination_hotkey} sur le sous-réseau {destination_netuid}.",
    "SubtensorModule.transfer_stake": "{signer} a donné {alpha_amount} de mise avec {hotkey} à {destination_coldkey}.",
    "SubtensorModule.swap_stake":
      "{signer} a déplacé {alpha_amount} de mise avec {hotkey} du sous-réseau {origin_netuid} vers le sous-réseau {destination_netuid}.",
    "SubtensorModule.swap_stake_limit":
      "{signer} a déplacé {alpha_amount} de mise avec {hotkey} du sous-réseau {origin_netuid} vers le sous-réseau {destination_netuid}.",
    "SubtensorModule.increase_take":
      "{signer} a relevé à {take} ce que {hotkey} garde des récompenses de ceux qui misent avec lui.",
    "SubtensorModule.decrease_take":
      "{signer} a abaissé à {take} ce que {hotkey} garde des récompenses de ceux qui misent avec lui.",
    "SubtensorModule.set_children":
      "{signer} a fait prêter par {hotkey} sa mise sur le sous-réseau {netuid} à {children:count clé clés}.",
    "SubtensorModule.set_childkey_take":
      "{signer} a fixé à {take} ce que {hotkey} garde des récompenses de la mise prêtée.",
    "SubtensorModule.try_associate_hotkey": "{signer} est devenu propriétaire de {hotkey}.",
    "SubtensorModule.claim_root":
      "{signer} a réclamé ses dividendes de racine sur {subnets:count sous-réseau sous-réseaux}.",
    "SubtensorModule.lock_stake": "{signer} a bloqué {amount} de mise sur le sous-réseau {netuid} pour {hotkey}.",
    "SubtensorModule.recycle_alpha": "{signer} a retiré {amount} de la circulation sur le sous-réseau {netuid}.",
    "SubtensorModule.burn_alpha": "{signer} a brûlé {amount} sur le sous-réseau {netuid}.",
    "SubtensorModule.set_tempo":
      "{signer} a fixé à {tempo:number} blocs le temps entre les époques du sous-réseau {netuid}.",
  },
);
