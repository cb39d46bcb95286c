/** French words for made histories: about as many common ones among them as in a plan of action. */
export const commonWords = 'le la les de des du un une et à en dans pour par sur avec sans que qui est sont nous ce cette ces son sa ses leur leurs au aux plus ou se ne pas'.split(' ')

export const tellingWords = `accès achat action adhérent adresse agricole agriculture aide aliment alliance ambition animer annuel appel appui
arbre argent artisan assemblée atelier autonomie avenir banque bâtiment besoin bénévole bien bilan biodiversité bois bonheur bureau cadre
calendrier campagne canton capital carbone centre chaleur champ changement chantier charte chemin choix citoyen climat coalition collecte
collectif collège commerce commission commune compost compte concertation confiance conseil construire coopérative culture danse débat
décembre décision défense demain démocratie dépense dette dialogue dignité diplôme distance document don durable eau échange échelle école
écologie économie écoute édition effort élection élève emploi énergie engagement enquête entraide entreprise épargne équipe espace espoir
essai étape étude événement évaluation exemple exigence expérience fabrique facture famille ferme festival filière finance fleuve fonds
forêt formation forum foyer garantie gare génération geste gouvernance graine groupe guide habitat habitant hameau hiver horizon huile
idée immeuble impact impôt indicateur information initiative innovation intérêt investir isolation jardin jeunesse journal juillet justice
laine langue lecture légume lettre liberté lien lieu local logement logiciel loisir lycée maire maison manuel marché matériel médiation
mémoire métier météo milliard ministère mobilité mode moisson monnaie montagne moulin municipal musée musique nappe nature négociation
norme nourriture numérique objectif océan octobre œuvre outil ouvrage ouverture paix panneau papier parc parole partage participation
patrimoine paysage pêche pédagogie pente permanence personne pétrole plaidoyer plaine plan plante plateforme pluie poème politique pollution
pont population port précarité presse printemps prix production programme projet promesse propriété prospective protection province
publication quartier question rail ramassage rapport récolte recherche récit recyclage référendum refuge région règle relais rencontre
rénovation répertoire réseau réserve résilience ressource retraite réunion revenu rivière rucher rural saison salaire santé savoir science
semence séminaire service seuil signature site sobriété société soin sol solaire solidarité source soutien stage statut stockage stratégie
subvention suivi surface syndicat système tarif taxe technique témoignage temps terrain territoire théâtre tissu toit tourisme train
transition transport travail trésor tribune usage usine vallée valeur vapeur vélo vente verger ville village visite voisin vote voyage zone`.split(/\s+/)
