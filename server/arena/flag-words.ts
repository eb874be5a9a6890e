// The 256 words that flags are made of: short, common, concrete, so that a model can copy, translate and spell them.
export const FLAG_WORDS: readonly string[] = `
acorn actor album alley amber anchor ankle apple apron arbor armor arrow aspen attic autumn badge
bagel baker bamboo banjo barge barley barrel basil basin basket beacon beaver beetle bench berry bishop
blanket blossom boat bonnet border bottle boulder branch bread breeze brick bridge bronze brook broom bucket
buffalo bugle butter button cabin cable cactus camel camera canal candle canoe canvas canyon captain caravan
carbon cargo carpet carrot castle cedar cello cement chain chalk chapel cherry chess chimney cider cinema
circle citrus clay cliff clock cloud clover coast cobalt comet compass copper coral corner cotton cradle
crane crater cricket crown crystal curtain cypress daisy dancer desert diamond dolphin donkey dragon drum eagle
easel ember emerald engine fabric falcon farmer feather fern ferry fiddle field flame flute forest fossil
fountain fox galaxy garden garlic gate geyser ginger glacier globe goat goblet granite grape gravel guitar
hammer harbor harp harvest hawk hazel hedge helmet heron hill honey horizon hotel island ivory ivy
jacket jasmine jewel jungle kettle kite ladder lagoon lantern laurel lemon lily linen lion lizard lobster
locket lotus magnet mango maple marble market meadow melon meteor mill mint mirror monk moon morning
moss motor mountain nectar needle nickel north oak oasis ocean olive onion orange orbit orchid otter
oven oyster paddle palace panda paper parrot pasture peach peanut pearl pebble pelican pencil pepper piano
pigeon pillow pilot pine planet plum pocket poem pond poppy prairie prism pumpkin quartz rabbit raven
ribbon river robin rocket saddle saffron salmon sandal sapphire satin silver sparrow spruce summit sunset tiger
`.trim().split(/\s+/);
