package org.onrecord.extraction;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Word lists with known tags or verb forms. */
final class TeacherWords {
  static final Map<String, String> FIXED = fixed();

  static final Set<String> BE = words("be am is are was were been being 'm 're ai");
  static final Set<String> HAVE = words("have has had having 've");
  static final Set<String> GET = words("get gets got getting gotten");

  static final Set<String> REPORTING =
      words(
          "said says say saying told tells tell telling asked asks added adds noted notes explained"
              + " explains argued argues insisted insists warned warns wrote writes tweeted tweets"
              + " claimed claims stated announced announces declared declares acknowledged admitted"
              + " admits replied responded recalled testified suggested suggests believes believed"
              + " concluded concludes continued vowed urged urges denied denies predicted predicts"
              + " joked quipped complained lamented confirmed confirms conceded cautioned reported"
              + " observed remarked pointed accused accuses alleged alleges emphasized stressed"
              + " contended contends maintained maintains countered asserted asserts reiterated"
              + " reiterates pledged promised indicated disclosed revealed described describes");

  static final Set<String> ALWAYS_VERBS =
      words(
          "according became went took gave knew saw came thought brought bought taught caught"
              + " began wrote spoke chose drove grew threw drew flew ate fell heard held kept"
              + " told met paid sent spent stood understood won lost sought felt kept sold");

  static final Set<String> THAT_LESS =
      words(
          "said says say told believe believes believed think thinks thought know knows knew hope"
              + " hopes hoped feel feels felt claim claims claimed suggest suggests suggested added"
              + " argued insisted warned noted acknowledged admitted announced alleged reported"
              + " wrote saw heard found learned shows showed");

  static final Set<String> SUBORDINATORS =
      words(
          "that because if while after before although though since until as whether unless once"
              + " than");

  static final Set<String> PAST =
      words(
          "became went came ran overcame misspoke took gave knew saw began wrote spoke chose drove"
              + " grew threw drew flew ate fell broke stole wore tore swore rose rode shook woke"
              + " forgot forgave hid bit blew froze lay sang sank rang drank swam sprang shrank was"
              + " were did arose mistook undertook overthrew withdrew underwent foresaw oversaw"
              + " swung");
  static final Set<String> PARTICIPLE =
      words(
          "gone misspoken taken given known seen begun written spoken chosen driven grown thrown"
              + " drawn flown eaten fallen broken stolen worn torn sworn risen ridden shaken woken"
              + " forgotten forgiven hidden bitten blown frozen lain sung sunk rung drunk swum"
              + " sprung been done gotten proven shown born mistaken undertaken overthrown"
              + " withdrawn undergone foreseen overseen forbidden beaten");
  static final Set<String> PAST_AND_PARTICIPLE =
      words(
          "said told made had got found left felt kept held heard met paid sent spent stood"
              + " understood won lost thought brought bought taught caught fought sought sold built"
              + " led dealt meant slept swept wept dug hung shot struck stuck stung spun sat sped"
              + " bled fed fled bred laid slid shone clung flung lent bent crept knelt leapt"
              + " learnt spelt burnt dreamt misled rebuilt withheld upheld overheard misunderstood"
              + " foretold retold wound ground bound lit heard swung");
  static final Set<String> BASE_AND_PAST =
      words(
          "put cut set hit let read hurt cost quit shut split spread bet cast burst broadcast beat"
              + " forecast shed thrust rid upset reset");
  static final Set<String> COME = words("come become overcome run");
  static final Set<String> BASES_IN_ING =
      words("bring sing ring spring swing cling fling wring sting string");
  static final Set<String> BASES_IN_ED =
      words("need feed seed speed bleed breed heed proceed succeed exceed embed weed shed indeed");

  static final Set<String> PLURALS =
      words(
          "people men women children police feet teeth mice media data criteria policemen"
              + " spokesmen congressmen lawmakers businessmen servicemen gunmen firemen clergymen"
              + " militiamen phenomena wives lives knives gentlemen freshmen troops");
  static final Set<String> SINGULARS =
      words(
          "news politics economics series athletics physics mathematics ethics species diabetes"
              + " always perhaps besides lens gas bias atlas canvas christmas texas kansas"
              + " headquarters aids chaos");
  static final Set<String> NAMES_OF_MANY =
      words(
          "americans republicans democrats states nations russians ukrainians palestinians israelis"
              + " muslims christians jews arabs kurds sunnis shiites forces services affairs"
              + " olympics games texans californians conservatives liberals chinese-americans"
              + " europeans germans iraqis iranians syrians afghans mexicans canadians australians"
              + " africans asians latinos hispanics catholics evangelicals nazis marines emirates"
              + " netherlands philippines africans-americans yankees patriots giants cowboys");

  /** Adjectives of nations, parties and religions that are spelled like their nouns. */
  static final Pattern PEOPLES =
      Pattern.compile(
          "(non-|anti-|pro-)?(american|russian|republican|democratic|european|african|mexican|korean"
              + "|cuban|german|italian|iranian|syrian|egyptian|libyan|ukrainian|canadian"
              + "|australian|asian|indian|palestinian|belgian|norwegian|hungarian|arabian"
              + "|saudi|iraqi|israeli|afghan|pakistani|yemeni|british|english|irish|spanish"
              + "|turkish|polish|swedish|danish|finnish|scottish|jewish|kurdish|chinese|japanese"
              + "|vietnamese|french|dutch|greek|swiss|czech|islamic|arab|muslim|christian|catholic"
              + "|hispanic|latino|western|soviet|sunni|shiite|evangelical|mormon|protestant"
              + "|islamist|communist|nazi|libertarian|conservative|liberal|southern|northern"
              + "|eastern|african-american|native|black|white|presidential|brazilian|ethiopian"
              + "|orthodox|hindu|buddhist)");

  /** Nouns that follow an adjective of {@link #PEOPLES} in names. */
  static final Set<String> BODIES =
      words(
          "party national committee convention senate caucus governors university institute"
              + " association council conference union times post studies army house state"
              + " congress church center society league club press");

  static final Set<String> VERBS_IN_LY =
      words("comply apply reply supply rely imply multiply rally tally bully fly ally");
  static final Set<String> COMPARATIVES =
      words(
          "better worse greater larger smaller bigger higher lower older younger stronger weaker"
              + " longer shorter harder easier faster slower earlier later closer broader wider"
              + " deeper safer richer poorer cheaper clearer tougher nicer fewer further smarter"
              + " happier darker lighter heavier hotter colder warmer cooler quicker bolder"
              + " worthier healthier wealthier louder tighter sharper simpler fairer newer freer");

  static final Set<String> PREPOSITIONS =
      words(
          "of in for from with at by than into during among against toward towards upon via despite"
              + " about above across after along around as before behind below beneath beside"
              + " besides beyond down inside like near off on onto opposite out outside over past"
              + " per plus minus since till underneath up versus vs vs. v. amid aboard concerning"
              + " worth round notwithstanding ahead apart away back aside forward together"
              + " throughout through under between within without to due instead next close unlike"
              + " so except but given including regarding following en because until once that"
              + " whether if though although while unless lest albeit whereas");

  static final Set<String> NEVER_VERBS = words("delegates superdelegates voters");

  private TeacherWords() {}

  private static Set<String> words(String all) {
    return Set.copyOf(java.util.List.of(all.split(" ")).stream().distinct().toList());
  }

  private static Map<String, String> fixed() {
    Map<String, String> fixed = new HashMap<>();
    put(
        fixed,
        "PRP",
        "i you he she it we they me him us them myself yourself himself herself itself ourselves"
            + " themselves yourselves mine yours hers theirs ours");
    put(fixed, "PRP$", "my your our their its");
    put(fixed, "DT", "the a an every another each these those this any some either neither");
    put(fixed, "CC", "and or but nor");
    put(
        fixed,
        "IN",
        "of in for from with at by than into during among against toward towards upon via despite"
            + " because although though while whether if unless until as amid without within"
            + " between beyond under through throughout regarding onto unlike alongside amongst"
            + " besides");
    put(fixed, "MD", "would could should shall 'll ca wo ought cannot");
    put(fixed, "TO", "to");
    put(
        fixed,
        "RB",
        "not n't never always often also already very too just however instead still again perhaps"
            + " maybe rather almost soon today-ish therefore meanwhile moreover otherwise"
            + " nevertheless nonetheless indeed ever somehow somewhat thus hence ago together");
    put(fixed, "NN", "today yesterday tomorrow tonight");
    put(fixed, "VBP", "am 'm are 're 've");
    put(fixed, "VBZ", "is has does");
    put(fixed, "VBD", "was were did");
    put(fixed, "VB", "be");
    put(fixed, "VBN", "been done");
    put(fixed, "VBG", "being having doing");
    put(fixed, "WP", "who what whom whoever");
    put(fixed, "WP$", "whose");
    put(fixed, "WDT", "which whatever whichever");
    put(fixed, "WRB", "when where why how whenever wherever");
    return Map.copyOf(fixed);
  }

  private static void put(Map<String, String> fixed, String tag, String all) {
    for (String word : all.split(" ")) {
      fixed.put(word, tag);
    }
  }
}
