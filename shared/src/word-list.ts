// 2048 short, calm English words: 11 bits each when drawn evenly. Data only; the order is alphabetical and means nothing.
// A word leaves only when another comes: there are always 2048. About half of them are also on the English list of BIP-39.

export const wordList: readonly string[] = `
  ability absorb abstract access account achieve acorn acoustic acquire act action actual adapt add address adjust
  advice again age agent ahead aim air airport album alder all alley allow almanac almond almost aloe alpha amazing
  amber amount amused analyst anchor ancient angle animal anise ankle announce answer antenna antique anvil apart
  appear apple approve apricot april apron arch arctic area arena arrange arrive art artist aspect aspen assist assume
  aster athlete atlas attic attract august aurora author autumn average avocado avoid awake aware awesome azure bacon
  badge badger bag bagel baker bakery balance balcony ball balm balsam bamboo banana bandana banjo banner bar barely
  bargain bark barley barn barrel basic basil basin basket bassoon bay beach beacon bead bean beauty beaver beech
  beehive beet beetle believe bell bellows belt bench benefit berry best bicycle bike bind biology birch bird biscuit
  bison blanket blaze blend bless bloom blossom blouse blue bluebell bluff blur board boardwalk boat bobbin bog bonnet
  bonus book bookcase bookshop border bottom bough boulder bounce bouquet bow bowl box braid brain bramble branch
  brand brass brave bread breeze brew brick bridge bridle brief bright brine bring brioche brisk broccoli bronze brook
  broom broth brown brush bubble bud buddy budget buffalo bugle build bulb bulk bundle bunny buoy burrow bus busy
  butter buttercup button buzz cabbage cabin cable cactus caddy cake calendar call calm camel camellia camp campfire
  can canal candle candlelight candy canoe canopy canter canvas canyon capable caper capital cappuccino captain car
  caravan caraway carbon card cardigan cargo caribou carnation carob carol carousel carpet carrot carry cart cascade
  cashew cashmere casual cat catalog catch category catkin cauldron cedar ceiling celery cello cement census century
  cereal chair chalet chalk chamomile champion change chapel chard chariot chat check cheddar cheese cheetah chef
  cherry chestnut chicken chickpea chief chime chimes chimney chipmunk chives choice choose chord chorus chunk churn
  chutney cinder cinnamon circle citizen citrus city civil clap clarify clarinet clay clean clearing clementine clerk
  clever click client cliff climb clip clipper cloak clock close cloth cloud clover club clump cluster clutch coach
  coast cobalt cobbler cobweb cocoa coconut coffee coin collect color column combine come comfort comic common company
  compass concert conch conduct cone conifer connect consider cook cookie cool copper copy coral core corn cornet
  cornflower correct cosmos cost cottage cotton couch country couple course cousin cove cover coyote cradle craft
  cranberry crane crayon cream creamy creek crepe crescent cress crest crew cricket crisp crochet crocus croissant
  crop crown cruise crumb crunch crust crystal cube cuckoo cucumber culture cup cupboard curious curl currant current
  curry curtain curve cushion custard cycle cygnet cymbal cypress daffodil dahlia dairy daisy damson dance dandelion
  dapple date dawn day daybed daybreak daylight decade decal december decide decorate deer define deliver delta denim
  depart depth describe desert design desk detail develop device devote dew dewdrop diagram dial diamond diary dice
  digital dill dimple dinner dinosaur direct discover dish display distance document dog dolphin domain donate donkey
  door doorbell doorway dormouse double doughnut dove draft dragon dragonfly draw drawer dream dress drift driftwood
  drink drive drizzle dry duckling dumpling dune dust duty duvet dynamic eager eagle early earn earring earth easel
  easily east easy ebony echo eclair ecology economy edge edit educate eel effort eider eight elbow electric elegant
  element elephant elevator elk elm ember embody embrace embroider emerald emerge emotion employ emu enable enamel
  endive energy engage engine enjoy enter entire entry envelope episode equal era ermine essay essence evergreen
  evolve exact example exercise expand explain express extra fabled fabric faith falcon fame family fancy fantasy farm
  fashion favorite fawn feather feature february feed feel fennel fern ferry festival fetch fiber fiction fiddle field
  fig figure film filter final finch find fine finger finish fir firefly fireside firewood first fish fit fjord flag
  flame flannel flat flavor flax flight flint flip float flock floor floral flower fluid flute fly foal foam focus
  fold foliage follow food foot foothill footpath footstep forage forest fork fortune forum forward foster found
  fountain fox foxglove frame fresco fresh friend fringe frog front frost fruit fuchsia fudge fuel fun funny furrow
  future gable gadget galaxy gallery galley gallop game gander gannet garage garden gardenia garland garlic garment
  garnet gate gather gazebo gazelle gecko gem general genre gentle genuine geranium gesture geyser gherkin gift giggle
  ginger gingham giraffe give glacier glad glade glance glass glaze gleam glen glide glider glimmer glimpse glint
  glitter globe glory glove glow glowworm glue goat goblet goddess gold goldfinch gondola good goose gosling gouda
  gourd grace grain granite granola grant grape grapevine grass grasshopper grassland gravel gravity gravy great grebe
  green greenhouse grid griddle grotto group grouse grove grow guava guide guitar gulf gull guppy habit haiku half
  halo hamlet hammock hamster hand handbag handrail happy harbor hare harebell harmony harp harpsichord harvest hat
  haven hawk hawthorn hay hayloft haystack hazel hazelnut headland heart hearth heath heather hedge hedgehog hedgerow
  height heirloom hello helm helmet help hemlock hemp hen herb herbal heron herring hibiscus hickory high highland
  hill hillside hint history hive hobby hockey hold holiday hollyhock home homespun honey honeybee honeycomb hood hoop
  hope hopscotch horizon horn hornbeam horse hotel hour houseplant hover hub hue human humble humor hundred hyacinth
  hydrangea ibis ice icicle icon idea identify igloo iguana image imitate improve include increase index indigo indoor
  inhale ink inkwell inlet inside inspire install interest invite iris iron island islet ivory ivy jacaranda jackdaw
  jacket jade jaguar jam jar jasmine jasper jay jazz jeans jelly jetty jewel jigsaw job join joke journey joy jubilee
  juggler juice jump junior juniper kangaroo kayak keen keep kelp kernel kestrel ketchup kettle key kimono kind kindle
  kingdom kingfisher kiosk kit kitchen kite kitten kiwi knapsack knit knob knoll knot know koala kohlrabi lab lace
  lacquer ladder ladle ladybird lagoon lake lamb lambswool lamp landscape language lantern laptop lapwing larch large
  lark lasagna latch later lather latin lattice laugh laundry laurel lava lavender lawn layer leader leaf leaflet
  learn leek left legend legume leisure lemon lemonade length lens lentil leopard lesson letter lettuce level library
  license lichen life lift light like lilac lily lime limestone limit linden linen link linnet lintel lion liquid list
  little live llama load loaf local lock locket lodge loft log logic long loom loon loop lotus lounge lowland lozenge
  lucky luggage lullaby lunch lupin lute luxury lynx lyre macaroni macaw machine magenta magic magnet magnolia magpie
  mahogany mail main make mallard mallow mandarin mandolin mango mansion mantle manual maple maraca marble march
  margin marigold marina marine marjoram market marmalade maroon marsh marshmallow marten marzipan mascara mason mast
  match matcha material matter mauve maypole meadow meadowlark measure medal melody melon melt memory menu merge
  meringue merit merry message metal method middle midnight midsummer milk milkshake millet million mimic mimosa mind
  minnow mint minty minute miracle mirror mist mitten mix mixed mixture mocha model modify mole moment monitor monkey
  month moon moonbeam moonlight moorhen moose more morning mosaic moss moth motion motor mound mountain mouse move
  movie muffin mulberry multiply mural museum mushroom music mussel mustard myrtle myself mystery myth name napkin
  narcissus narrow nasturtium nature navy nebula nectar nectarine nest net nettle network neutral news newt nice night
  nightfall nightingale nimbus noble noodle noon normal north notable note notebook notice nougat novel nugget number
  nut nuthatch nutmeg nylon oak oar oasis oat oatmeal object oboe observe obtain occur ocean ochre octave october
  octopus office oil olive olivine olympic omelet onion online onyx opal open opera orange orbit orchard orchid order
  ordinary oregano organ oriel orient original oriole osprey ostrich otter ottoman outdoor output outside oven
  overcoat owl oxygen oyster paddle paddock page paint pair paisley palace palm pampas pamphlet pancake panda panel
  pansy panther pantry papaya paper paprika papyrus parade parasol parchment park parsley parsnip partridge party pass
  pasta pasture patch patchwork path patio pattern pause pave pavilion peace peach peacock peak peanut pear pebble
  pecan pelican pen pencil pendant penguin penny peony pepper peppermint perch percolate permit pet petal petunia
  pewter pheasant photo phrase piano piccolo pickle picnic picture piece pier pigeon pillow pilot pine pineapple
  pinecone pink pioneer pipe pistachio pitch pitcher pizza place plaid planet plaster plate play plaza please pledge
  plough plover pluck plug plum plume pocket poet point polar pole polka pollen polo pomelo poncho pond pony poplar
  poppy porcelain porch porridge portion position post postcard potato pottery pouch practice prairie praise prepare
  present pretty pretzel pride primary primrose print prism process produce project promenade promote proof propeller
  provide pudding puffin pulley pulp puma pumpkin puppy purple purse put puzzle pyramid quail quality quantum quarry
  quarter quartz quay quiche quick quill quilt quince quinoa quiver quote rabbit raccoon radio radish raft rail rain
  rainbow raincoat raindrop rainfall raise raisin rake rally ramp ranch range rapid raspberry rattan raven ravine
  ravioli ready real reason recall receive recipe record reed reef reflect region reindeer relax release relief relish
  remain remember remind renew reopen repair repeat resin response result return reunion review reward rhubarb rhyme
  rhythm ribbed ribbon rice ride ridge right rind ring ripple ritual river rivulet road roadside roast robin robust
  rockery rocket rockpool roof room rooster rope rose rosebud rosehip rosemary rosewood rotate rough round route rowan
  rowboat royal rubber ruby rucksack ruffle runner runway rural russet rust rustle rye saddle saddlebag safe saffron
  sage sail sailboat salad salmon salt salute sample sand sandal sandbar sandstone sandwich sapling sapphire sardine
  sash satchel satin sauce saucer save saxophone say scale scallop scan scarf scarlet scene scenery school schooner
  science scone scooter scout scroll sea seabird seagull search seashell seaside season seat seaweed second secret
  section sedge seedling select senior sense sequin sequoia serenade series service sesame session shade shallot
  shallow share shawl sheep shelf shell shepherd sherbet shield shift shimmer shine shingle ship shore shoreline short
  shortbread shoulder shovel shower shrimp shrub shuffle sickle side sight sign silent silk silo silver similar simple
  sing situate six size skate skein sketch ski skill skin skylark skylight skyline sled sleep sleeve sleigh slide
  slight slipper sloop small smile smooth snack snail snap snapdragon snow snowdrop snowfall snowflake snowman soap
  sock soda sofa soft solar solid solution sonata song sonnet sorbet sorrel sort sound soup source south space spare
  spark sparkle sparrow spatial speak special speckle speed sphere spice spin spinach spindle spiral spire spirit
  sponge spool spoon sport spot spray spread sprig spring sprinkle sprout spruce square squirrel stage stamp stand
  starfish starlight starling start state steel steeple stem stencil stereo stew stick still stitch stock stone stool
  stork story stove stream streamer street string stripe stroll strong student studio style subway success suede sugar
  summer sun sunbeam sunbird sundial sunflower sunlight sunny sunrise sunset sunshine super supply surf surface
  surprise survey sustain swallow swan swap sweater sweet swift swim swing switch sycamore symbol syrup table tablet
  tadpole taffeta tag tail tailor talent talk tambourine tandem tangerine tangle tape tapestry tapioca tarragon tart
  tartan task tassel taste taxi teacup teak teal team teapot teaspoon teatime tell ten tennis tent terrace terracotta
  terrain text thatch thaw theme thicket thimble thistle thread threshold thrive thrush thunder thyme tiara ticket
  tide tiger tile timber time tinsel tiny toast today toffee tomato tomorrow tooth topaz toucan tourist towel tower
  town toy track trail train tram transfer trapeze travel tray tree treetop trellis tricycle trinket trolley trombone
  trophy trout trowel truck truffle trumpet tube tulip tuna tundra tunnel turkey turmeric turnip turquoise turret
  turtle tweed twelve twenty twig twilight twine twinkle twist ukulele umbrella uncover unfold uniform unique unit
  universe unlock unusual unveil uphold upland upper upstream urn useful vale valley valve vanilla various vase vast
  veil velvet venture venue veranda verbena verse version vessel vest viaduct vibrant victory view village vine
  vineyard vintage viola violet violin virtual visit visor vista visual vivid vocal voice vole volume voyage waffle
  wagon walk wall walnut waltz warbler wardrobe warm warmth water watercress waterfall waterlily watermelon waterway
  wave waxwing way wealth weather weaver web weekend weir welcome west wet whale wharf wheat wheel whisk whisper
  whistle wicker wide width wigwam wildflower willow windmill window windowsill windsock wing winner winter wire
  wisdom wise wish wisteria wonder wood woodland woodpecker woodwind wool woollen word work workshop world worth wrap
  wreath wren write yard yarn yarrow year yeast yellow yew yoga yoghurt young youth zebra zero zest zinnia zither
  zodiac zone zoo
`
  .trim()
  .split(/\s+/)
