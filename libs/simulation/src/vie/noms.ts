/** Ordinary French family names and first names of people born around 1990, as the files of the time write them. */
export const NOMS: readonly string[] = (
  'MARTIN BERNARD THOMAS PETIT ROBERT RICHARD DURAND DUBOIS MOREAU LAURENT SIMON MICHEL LEFEBVRE LEROY ROUX DAVID ' +
  'BERTRAND MOREL FOURNIER GIRARD BONNET DUPONT LAMBERT FONTAINE ROUSSEAU VINCENT MULLER LEFEVRE FAURE ANDRE ' +
  'MERCIER BLANC GUERIN BOYER GARNIER CHEVALIER FRANCOIS LEGRAND GAUTHIER GARCIA PERRIN ROBIN CLEMENT MORIN NICOLAS ' +
  'HENRY ROUSSEL MATHIEU GAUTIER MASSON MARCHAND DUVAL DENIS DUMONT MARIE LEMAIRE NOEL MEYER DUFOUR MEUNIER BRUN ' +
  'BLANCHARD GIRAUD JOLY RIVIERE LUCAS BRUNET GAILLARD BARBIER ARNAUD MARTINEZ GERARD ROCHE RENARD SCHMITT ROY LEGALL'
).split(' ');

export const PRENOMS: readonly string[] = (
  'Julien Nicolas Thomas Alexandre Maxime Kevin Anthony Jérémy Romain Guillaume Mathieu Florian Jonathan Vincent ' +
  'Benjamin Quentin Clément Adrien Sébastien Mickaël Aurélien Damien Mehdi Yanis Samir Rémi Loïc Fabien Cédric ' +
  'Laura Marine Aurélie Émilie Céline Mélanie Pauline Camille Élodie Marion Mathilde Charlotte Julie Anaïs Manon ' +
  'Amandine Morgane Jessica Sarah Audrey Justine Cindy Fatima Nadia Inès Sabrina Coralie Noémie Lucie Claire'
).split(' ');
