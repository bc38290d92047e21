/** Sixty invented names, of trees, stones and colours. */
export const areaNames: readonly string[] = `
Alder Bay, Amber Hill, Aspen Field, Azure Point, Bayberry Hill, Beech Hollow,
Birch Field, Bluestone, Bronze Gate, Cedar Hollow, Cherry Field, Clover Hill,
Cobalt Quay, Copper Hill, Coral Point, Crimson Gate, Cypress Bay, Elder Field,
Elm Hollow, Emerald Hill, Fern Hollow, Fir Hill, Flint Gate, Ginkgo Field,
Granite Quay, Hawthorn Hill, Hazel Field, Heather Hill, Hemlock Bay, Hickory Field,
Holly Hollow, Indigo Quay, Ivory Point, Ivy Hollow, Jade Hill, Juniper Field,
Larch Hill, Laurel Hollow, Lilac Field, Linden Gate, Magnolia Hill, Maple Hollow,
Marble Quay, Mint Field, Moss Hollow, Mulberry Hill, Myrtle Field, Olive Hill,
Opal Point, Pearl Bay, Pine Hollow, Quartz Gate, Rowan Field, Ruby Hill,
Sage Field, Slate Quay, Spruce Hollow, Teal Point, Tulip Field, Willow Bay`
  .split(',')
  .map((name) => name.trim());
