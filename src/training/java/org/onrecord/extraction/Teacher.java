package org.onrecord.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;

/**
 * Part-of-speech tagger that produces the training data of {@link Tagger}. Apache OpenNLP's model
 * assigns universal tags; rules over forms and contexts refine them to Penn Treebank tags. Too slow
 * for the service.
 */
final class Teacher {
  private static final Map<String, String> FIXED = TeacherWords.FIXED;

  private static final Set<String> OPEN =
      Set.of(
          "NOUN", "PROPN", "VERB", "ADJ", "ADV", "X", "INTJ", "ADP", "PRON", "DET", "SYM", "NUM");

  private final POSTaggerME tagger;
  private final Map<String, int[]> cases;

  private Words words;
  private String[] coarse;
  private String[] tags;
  private int first;
  private int end;

  /**
   * Creates a teacher.
   *
   * @param cases for each word in lower case, its number of lower-case and of capitalized
   *     occurrences inside sentences
   */
  Teacher(Map<String, int[]> cases) throws IOException {
    this.cases = cases;
    try (InputStream in =
        POSModel.class.getResourceAsStream("/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin")) {
      tagger = new POSTaggerME(new POSModel(in), POSTagFormat.UD);
    }
  }

  /** Sets the tags of a text. */
  void tag(Words text) {
    words = text;
    coarse = new String[text.count()];
    tags = text.tags;
    for (int sentence = 0; sentence < text.sentenceCount(); sentence++) {
      first = text.first(sentence);
      end = text.endOf(sentence);
      readCoarse();
      repairCoarse();
      for (int i = first; i < end; i++) {
        int mark = Tagger.mark(text, i);
        tags[i] = mark < 0 ? fine(i) : Tagger.TAGS.get(mark);
      }
    }
  }

  /** Runs the model, with contractions as one token, as in its training data. */
  private void readCoarse() {
    List<String> asked = new ArrayList<>();
    List<Integer> at = new ArrayList<>();
    boolean titled = titled();
    for (int i = first; i < end; i++) {
      String word = trueCase(i, titled).replace('’', '\'').replace('´', '\'');
      if (i > first && clitic(i) && words.start(i) == words.end(i - 1)) {
        asked.set(asked.size() - 1, asked.get(asked.size() - 1) + word);
      } else {
        asked.add("“”".contains(word) ? "\"" : word);
        at.add(i);
      }
    }
    String[] answers = tagger.tag(asked.toArray(String[]::new));
    for (int k = 0; k < answers.length; k++) {
      int next = k + 1 < answers.length ? at.get(k + 1) : end;
      String[] parts = answers[k].split("\\+");
      for (int i = at.get(k); i < next; i++) {
        int part = i - at.get(k);
        coarse[i] = part < parts.length ? parts[part] : "PART";
      }
    }
  }

  /** Corrects frequent errors of the model on news, mostly names. */
  private void repairCoarse() {
    boolean titled = titled();
    for (int i = first; i < end; i++) {
      if (Tagger.mark(words, i) < 0 && OPEN.contains(coarse[i])) {
        coarse[i] = repaired(i, titled);
      }
    }
  }

  private String repaired(int i, boolean titled) {
    String word = words.lower(i);
    if (word.matches(".*[.](com|org|net|gov|edu)")) {
      return "PROPN";
    }
    boolean preposition = TeacherWords.PREPOSITIONS.contains(word);
    if (coarse[i].equals("ADP") && !preposition) {
      boolean bare =
          words.lower(i - 1).equals("to")
              || FIXED.getOrDefault(words.lower(i - 1), "").equals("MD");
      return bare ? "VERB" : usuallyCapitalized(word) ? "PROPN" : "NOUN";
    }
    if (preposition && i > first && coarse[i].equals("PROPN") && !titled) {
      return "ADP";
    }
    if (preposition) {
      return coarse[i];
    }
    if (TeacherWords.NEVER_VERBS.contains(word)) {
      return "NOUN";
    }
    if (Character.isUpperCase(words.word(i).charAt(0)) && !FIXED.containsKey(word)) {
      if (TeacherWords.PEOPLES.matcher(word).matches()) {
        return partOfName(i) ? "PROPN" : coarse(i + 1).matches("NOUN|PROPN|ADJ") ? "ADJ" : "PROPN";
      }
      if (usuallyCapitalized(word) && (!titled || cases.containsKey(word))
          || !titled && !opens(i) && word.length() > 1 && !word.matches(".*\\d.*")) {
        return "PROPN";
      }
    }
    if (coarse[i].equals("PROPN")) {
      return coarse[i];
    }
    String before = words.lower(i - 1);
    boolean inflected = word.matches(".*(ing|ed|ly|s)") && !TeacherWords.VERBS_IN_LY.contains(word);
    if (FIXED.getOrDefault(before, "").equals("MD") && !inflected && !coarse[i].equals("ADV")) {
      return "VERB";
    }
    if (before.equals("to")
        && !words.lower(i - 2).matches("according|due|thanks|back|similar|related|close|access")
        && !inflected
        && coarse(i + 1).matches("DET|PRON|ADJ|PROPN|ADP|SCONJ")
        && word.matches(".*(ate|ize|ify|ise|en|ct)")) {
      return "VERB";
    }
    if (TeacherWords.VERBS_IN_LY.contains(word)
        && before.matches("to|not|n't|will|must|can|should|would|could|may|might")) {
      return "VERB";
    }
    if (coarse[i].equals("ADJ") && word.matches(".{2,}(ment|hood|ness|tion|sion|ship|ism|ity)")) {
      return "NOUN";
    }
    if (coarse[i].equals("NOUN")
        && word.matches(".{4,}(al|iv|ab|ib|ul|us|ent|ic)+ly|.{4,}[dtrk]ly")) {
      return word.matches("family|assembly|monopoly|anomaly|butterfly") ? "NOUN" : "ADV";
    }
    boolean nominal =
        before.matches("a|an|the|my|his|our|your|their|its|both|these|those|every|'s|’s")
            && i > first
            && (!before.endsWith("s") || before.length() > 2 || coarse[i - 1].equals("PART"));
    if (coarse[i].equals("VERB")
        && (nominal || before.equals("to") && word.endsWith("s"))
        && !word.matches(".*(ing|ed|en|wn)")
        && !past(word)
        && !TeacherWords.PARTICIPLE.contains(word)
        && !TeacherWords.BASE_AND_PAST.contains(word)) {
      return "NOUN";
    }
    boolean afterAdjective =
        i > first && coarse[i - 1].matches("ADJ|NUM")
            || before.matches("of|in|on|for|with|from|against|into");
    if (coarse[i].equals("VERB")
        && afterAdjective
        && word.endsWith("s")
        && !word.endsWith("ss")
        && !words.lower(i - 1).matches("many|most|such|more|one|other|all")
        && !TeacherWords.REPORTING.contains(word)) {
      return "NOUN";
    }
    boolean finite =
        i + 1 < end
            && (Tagger.finite(words.lower(i + 1))
                || TeacherWords.PAST.contains(words.lower(i + 1))
                || FIXED.getOrDefault(words.lower(i + 1), "").equals("MD"));
    if (coarse[i].equals("VERB")
        && finite
        && word.endsWith("s")
        && !TeacherWords.REPORTING.contains(word)) {
      return "NOUN";
    }
    return coarse[i];
  }

  /** True if a word is almost never written in lower case. */
  private boolean usuallyCapitalized(String word) {
    int[] seen = cases.getOrDefault(word, new int[2]);
    boolean common = word.matches(".*(ly|ing|ed|s|tion|ment|ness|ity|able|ful|less)|non-.*|.*-.*");
    return seen[1] >= 3 && seen[0] * 20 <= seen[1]
        || seen[0] == 0 && (seen[1] > 0 || !common && word.length() > 2);
  }

  private boolean partOfName(int i) {
    return TeacherWords.BODIES.contains(words.lower(i + 1))
        && Character.isUpperCase(words.word(i + 1).charAt(0));
  }

  private boolean opens(int i) {
    return i == first
        || words.word(i - 1).matches("[\"“‘'`(:•*–—-]|``|''|--|[.][.]+|…|[.?!]")
        || Tagger.mark(words, i - 1) >= 0 && i == first + 1
        || words.word(i - 1).matches("[”\"’)]|''")
            && i - 2 >= first
            && words.word(i - 2).matches("[.?!]");
  }

  private boolean clitic(int i) {
    String word = words.lower(i).replace('´', '\'');
    return word.equals("n't") || word.startsWith("'") && word.length() > 1;
  }

  private boolean titled() {
    int capitals = 0;
    int letters = 0;
    for (int i = first; i < end; i++) {
      boolean upper = Character.isUpperCase(words.word(i).charAt(0));
      capitals += upper ? 1 : 0;
      letters +=
          upper || words.word(i).length() > 3 && Character.isLetter(words.word(i).charAt(0))
              ? 1
              : 0;
    }
    return capitals > 3 && capitals * 4 >= letters * 3;
  }

  /** The word in lower case if its capital carries no information. */
  private String trueCase(int i, boolean titled) {
    String word = words.word(i);
    boolean opens = opens(i);
    if (!Character.isUpperCase(word.charAt(0)) || !opens && !titled) {
      return word;
    }
    int[] seen = cases.getOrDefault(words.lower(i), new int[2]);
    boolean acronym = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT)) && !titled;
    return seen[0] > seen[1] && !word.equals("I") && !acronym ? words.lower(i) : word;
  }

  private String fine(int i) {
    String word = words.lower(i).replace('´', '\'');
    String fixed = FIXED.get(word);
    if (fixed != null && !named(i)) {
      return fixed;
    }
    String special = special(i, word);
    if (special != null) {
      return special;
    }
    if (word.matches("[\\d.,:/]+|'?\\d+s|\\d+(th|st|nd|rd)")) {
      return word.endsWith("s") ? "NNS" : word.matches(".*(th|st|nd|rd)") ? "JJ" : "CD";
    }
    String tag = coarse[i];
    boolean verbal = TeacherWords.REPORTING.contains(word) && !attributive(i);
    if (verbal || TeacherWords.ALWAYS_VERBS.contains(word)) {
      tag = "VERB";
    }
    if (words.word(i).matches("[a-z]{2}-[A-Z].*")) {
      return "NNP"; // "al-Assad"
    }
    if (word.matches("\\d.*-.*")) {
      return coarse(i + 1).matches("NOUN|ADJ|PROPN") ? "JJ" : "CD";
    }
    if (word.indexOf('-') > 0 && !tag.equals("PROPN") && !tag.equals("NUM")) {
      return compound(i, word);
    }
    return switch (tag) {
      case "NOUN" -> titleOf(i) ? "NNP" : plural(word) ? "NNS" : "NN";
      case "PROPN" -> name(i, word);
      case "VERB", "AUX" -> verb(i, word);
      case "ADJ" -> adjective(word);
      case "ADV" -> adverb(word);
      case "NUM" -> "CD";
      case "ADP" -> particle(i, word) ? "RP" : "IN";
      case "SCONJ" -> "IN";
      case "DET" -> "DT";
      case "CCONJ" -> "CC";
      case "INTJ" -> "UH";
      case "PRON" -> "NN";
      case "PART" -> "RB";
      default -> plural(word) ? "NNS" : "NN";
    };
  }

  private boolean named(int i) {
    return coarse[i].equals("PROPN")
        && i > first
        && Character.isUpperCase(words.word(i).charAt(0))
        && !words.word(i).equals("I")
        && cases.getOrDefault(words.lower(i), new int[2])[0] == 0;
  }

  /** True for a verb form between a determiner and a noun, as in "the added cost". */
  private boolean attributive(int i) {
    String before = tag(i - 1);
    return (before.equals("DT")
            || before.equals("PRP$")
            || before.equals("POS")
            || before.equals("JJ"))
        && !words.lower(i).equals("said");
  }

  private String special(int i, String word) {
    String next = i + 1 < end ? coarse[i + 1] : "";
    boolean nominal =
        words.lower(i + 1).matches("own|most|first|second|very|two|three|last|next")
            || next.equals("NOUN")
            || next.equals("ADJ")
            || next.equals("PROPN")
            || next.equals("NUM");
    return switch (word) {
      case "'s" ->
          Set.of("here", "that", "it", "there", "he", "she", "what", "who", "where", "how", "when")
                      .contains(words.lower(i - 1))
                  || !coarse[i].equals("PART")
              ? words.lower(i - 1).equals("let") ? "PRP" : "VBZ"
              : "POS";
      case "'" -> "POS";
      case "'d" -> coarse(i + 1).equals("VERB") && past(words.lower(i + 1)) ? "VBD" : "MD";
      case "that" -> that(i);
      case "her" -> nominal ? "PRP$" : "PRP";
      case "his" -> "PRP$";
      case "there" ->
          TeacherWords.BE.contains(words.lower(i + 1))
                  || coarse[i].equals("PRON")
                  || TeacherWords.BE.contains(words.lower(i - 1))
                      && !tag(i - 1).startsWith("PRP")
                      && i - 1 > first
                      && tag(i - 2).equals(",")
              ? "EX"
              : "RB";
      case "all", "both", "half", "such", "quite" ->
          words.lower(i + 1).matches("the|a|an|those|these|my|his|her|their|our|your|its")
              ? "PDT"
              : word.equals("such")
                  ? "JJ"
                  : word.equals("half") ? "NN" : word.equals("quite") ? "RB" : "DT";
      case "will", "can", "may", "might", "must" ->
          coarse[i].equals("NOUN")
              ? "NN"
              : coarse[i].equals("PROPN")
                      && Character.isUpperCase(words.word(i).charAt(0))
                      && (i > first || word.equals("may") && next.equals("NUM"))
                  ? "NNP"
                  : "MD";
      case "more", "less" ->
          next.equals("NOUN")
                  || next.equals("PUNCT") && coarse[i].equals("ADJ")
                  || coarse[i].equals("ADJ")
              ? "JJR"
              : "RBR";
      case "most", "least" -> coarse[i].equals("ADJ") ? "JJS" : "RBS";
      case "no" -> next.equals("PUNCT") && (i == first || tag(i - 1).equals("``")) ? "UH" : "DT";
      case "like" -> coarse[i].equals("VERB") ? null : "IN";
      case "so" -> "RB";
      case "first", "second", "third" -> nominal || tag(i - 1).equals("DT") ? "JJ" : "RB";
      case "u.s.", "u.n.", "u.k.", "e.u.", "d.c." -> "NNP";
      case "a.m.", "p.m." -> "RB";
      case "police" -> coarse(i + 1).equals("NOUN") ? "NN" : "NNS";
      case "full", "so-called" -> "JJ";
      case "ahead" -> "RB";
      case "percent" -> "NN";
      case "none",
          "nothing",
          "something",
          "anything",
          "everything",
          "someone",
          "anyone",
          "everyone",
          "nobody",
          "somebody",
          "anybody",
          "everybody" ->
          "NN";
      default -> null;
    };
  }

  private String that(int i) {
    if (coarse[i].equals("SCONJ")) {
      return "IN";
    }
    if (coarse[i].equals("ADV")) {
      return "RB";
    }
    if (tag(i - 1).startsWith("VB") && coarse(i + 1).matches("PROPN|PRON|DET")
        || words.lower(i - 1).matches("so|now|fact")) {
      return "IN";
    }
    boolean relative = coarse[i].equals("PRON") && tag(i - 1).startsWith("N");
    return relative ? "WDT" : "DT";
  }

  private String compound(int i, String word) {
    if (word.matches(
        "\\d+-\\d+|\\d+-[a-z]+|[a-z]+-\\d+|.*-(old|ed|ing|based|backed|led|style|wide|like|free|term|time)|(anti|pro|pre|post|non|co)-.*")) {
      return coarse(i + 1).equals("NOUN")
              || coarse(i + 1).equals("PROPN")
              || !word.matches(".*\\d.*")
          ? "JJ"
          : "CD";
    }
    if (coarse[i].equals("VERB")) {
      return verb(i, word);
    }
    boolean before = coarse(i + 1).equals("NOUN") || coarse(i + 1).equals("ADJ");
    return before || coarse[i].equals("ADJ") ? "JJ" : plural(word) ? "NNS" : "NN";
  }

  private boolean titleOf(int i) {
    boolean capital = Character.isUpperCase(words.word(i).charAt(0));
    return capital
        && (i > first || coarse(i + 1).equals("PROPN"))
        && (coarse(i + 1).equals("PROPN") || coarse(i - 1).equals("PROPN"));
  }

  private static boolean plural(String word) {
    if (TeacherWords.PLURALS.contains(word)) {
      return true;
    }
    return word.length() > 3
        && word.endsWith("s")
        && !word.endsWith("ss")
        && !word.endsWith("us")
        && !word.endsWith("is")
        && !TeacherWords.SINGULARS.contains(word);
  }

  private String name(int i, String word) {
    if (!Character.isUpperCase(words.word(i).charAt(0))
        && words.word(i).chars().noneMatch(Character::isUpperCase)) {
      int[] seen = cases.getOrDefault(word, new int[2]);
      return seen[0] >= seen[1] ? (plural(word) ? "NNS" : "NN") : "NNP";
    }
    return TeacherWords.NAMES_OF_MANY.contains(word)
            || word.length() > 6
                && word.matches(
                    ".*(crats|licans|icans|itans|rians|nians|sians|tians|qians|ghans|lians|stinians|raelis|slims|mists|vists|cialists|servatives)")
        ? "NNPS"
        : "NNP";
  }

  private static String adjective(String word) {
    if (TeacherWords.COMPARATIVES.contains(word)) {
      return "JJR";
    }
    return word.matches("\\w{2,}(iest|[^fnriu]est|[nru]gest|nest|best|worst)")
            && !word.equals("honest")
            && !word.equals("modest")
            && !word.equals("west")
        ? "JJS"
        : "JJ";
  }

  private static String adverb(String word) {
    return switch (word) {
      case "better",
          "earlier",
          "later",
          "further",
          "longer",
          "worse",
          "harder",
          "faster",
          "sooner" ->
          "RBR";
      case "best" -> "RBS";
      default -> "RB";
    };
  }

  private boolean particle(int i, String word) {
    if (!Set.of("up", "out", "off", "down", "away", "back", "apart").contains(word)
        || !tag(i - 1).startsWith("VB")) {
      return false;
    }
    return !words.lower(i + 1).equals("of");
  }

  private String coarse(int i) {
    return i < first || i >= end ? "" : coarse[i];
  }

  private String tag(int i) {
    return i < first ? "" : tags[i];
  }

  // Verb forms

  private String verb(int i, String word) {
    if (TeacherWords.BASE_AND_PAST.contains(word)) {
      return unchanged(i);
    }
    if (word.endsWith("ing") && word.length() > 4 && !TeacherWords.BASES_IN_ING.contains(word)) {
      return "VBG";
    }
    if (TeacherWords.PAST.contains(word)) {
      return "VBD";
    }
    if (TeacherWords.PARTICIPLE.contains(word)) {
      return "VBN";
    }
    if (TeacherWords.COME.contains(word)) {
      return participle(i) && afterHave(i) ? "VBN" : base(i);
    }
    if (word.equals("had") || word.equals("got")) {
      return afterHave(i) || words.lower(overAdverbs(i - 1)).matches("['’]s") ? "VBN" : "VBD";
    }
    if (past(word)) {
      return participle(i) ? "VBN" : "VBD";
    }
    if (word.endsWith("s")
        && !word.endsWith("ss")
        && !word.endsWith("us")
        && word.length() > 2
        && !word.equals("focus")) {
      return "VBZ";
    }
    return base(i);
  }

  private static boolean past(String word) {
    return TeacherWords.PAST_AND_PARTICIPLE.contains(word)
        || word.endsWith("ed") && word.length() > 3 && !TeacherWords.BASES_IN_ED.contains(word);
  }

  private String unchanged(int i) {
    int before = overAdverbs(i - 1);
    String tag = tag(before);
    if (isBareInfinitive(i)) {
      return "VB";
    }
    if (afterHave(i) || participle(i) && !tag.startsWith("PRP")) {
      return "VBN";
    }
    boolean present =
        words.lower(before).matches("i|we|you|they|who|that")
            || tag.equals("NNS")
            || tag.equals("NNPS");
    return tag.matches("|``|:")
        ? "VB"
        : present && !words.lower(before).equals("who") ? "VBP" : "VBD";
  }

  private String base(int i) {
    if (isBareInfinitive(i)) {
      return "VB";
    }
    int before = overAdverbs(i - 1);
    if (before < first || tag(before).equals("``") || tag(before).equals(":")) {
      return "VB";
    }
    if (tag(before).equals("CC") || tag(before).equals(",")) {
      String earlier = earlierBase(before);
      return earlier.isEmpty() ? "VBP" : earlier;
    }
    return tag(before).equals("DT") && words.lower(before).matches("this|that|the|a")
        ? "VB"
        : "VBP";
  }

  /** True if a modal, "to" or "do" governs a verb, also across its subject and adverbs. */
  private boolean isBareInfinitive(int i) {
    int at = overAdverbs(i - 1);
    if (governsBare(at)) {
      return true;
    }
    if (words.lower(at).matches("please|'s")
        && (at == first || words.lower(at - 1).equals("let"))) {
      return true;
    }
    int subject = at;
    while (subject > first
        && i - subject < 7
        && tag(subject).matches("PRP|PRP\\$|DT|NN.*|JJ|POS|CD")) {
      subject--;
    }
    if (subject == at) {
      return false;
    }
    subject = overAdverbs(subject);
    String governor = words.lower(subject);
    boolean inverted =
        governsBare(subject)
            && !tag(subject).equals("TO")
            && (subject == first || tag(subject - 1).matches("WRB|WP|``|,|CC|WDT|:|RB"));
    return inverted
        || governor.matches("let|lets|letting|make|makes|making|help|helps|helped|helping")
        || governor.matches("made|see|saw|watch|watched")
            && tag(subject + 1).equals("PRP")
            && subject + 1 == at;
  }

  private boolean governsBare(int i) {
    if (i < first) {
      return false;
    }
    return tag(i).equals("MD")
        || tag(i).equals("TO")
        || words.lower(i).matches("do|does|did|help|helped|helping|helps");
  }

  /** Skips adverbs backwards, and a mark that quotes only the verb, as in "will 'destroy' us". */
  private int overAdverbs(int i) {
    int at = i;
    while (at >= first
        && (tag(at).matches("RB.?") || tag(at).matches("``|''") && governs(at - 1))) {
      at--;
    }
    return at;
  }

  private boolean governs(int i) {
    return governsBare(i)
        || i >= first
            && (TeacherWords.BE.contains(words.lower(i))
                || TeacherWords.HAVE.contains(words.lower(i)));
  }

  /** The form of the verb that this one is coordinated with, as in "to stand up and fight". */
  private String earlierBase(int from) {
    for (int i = from - 1; i >= first && from - i < 12; i--) {
      if (tag(i).equals("VB") || tag(i).equals("VBP")) {
        return tag(i);
      }
      if (tag(i).matches("VBD|VBZ|``|''|:")) {
        return "";
      }
    }
    return "";
  }

  private boolean afterHave(int i) {
    int at = overAdverbs(i - 1);
    if (at >= first && tag(at).equals("PRP")) {
      at = overAdverbs(at - 1);
    }
    return at >= first && TeacherWords.HAVE.contains(words.lower(at));
  }

  /** True if an ambiguous form is a participle, not a past tense. */
  private boolean participle(int i) {
    int at = overAdverbs(i - 1);
    if (at < first) {
      return !words.lower(i).matches("said|added|told");
    }
    String before = words.lower(at);
    String tag = tag(at);
    if (TeacherWords.HAVE.contains(before)
        || TeacherWords.BE.contains(before)
        || TeacherWords.GET.contains(before)
        || before.equals("'s") && tag.equals("VBZ")
        || before.equals("'d") && tag.equals("VBD")) {
      return true;
    }
    boolean reporting = TeacherWords.REPORTING.contains(words.lower(i));
    if (reporting && tag.matches("JJ|CD") && (at == first || tag(at - 1).matches(",|''|CC"))) {
      return false;
    }
    if (tag.matches("DT|PRP\\$|JJ.?|POS|CD|IN|VBG|VBZ")) {
      return !(tag.equals("DT")
          && before.matches("that|this|all|both|some|those|these|another|each|any"));
    }
    if (tag.matches("WDT|WP")) {
      return false;
    }
    if (tag.equals("CC")) {
      return strungToParticiple(at);
    }
    if (tag.equals("PRP")) {
      int inverted = at - 1;
      return inverted >= first
          && (TeacherWords.HAVE.contains(words.lower(inverted))
              || TeacherWords.BE.contains(words.lower(inverted)))
          && (inverted == first || tag(inverted - 1).matches("WRB|WP|``|,|WDT"));
    }
    if (TeacherWords.REPORTING.contains(words.lower(i)) && !words.lower(i + 1).equals("by")) {
      return false;
    }
    if (words.lower(i + 1).equals("by")) {
      return true;
    }
    if (tag.equals(",") || tag.equals("''") || tag.equals("-LRB-")) {
      return strungToParticiple(at) || coarse(i + 1).equals("ADP") && finiteBefore(at);
    }
    return tag.startsWith("N") && isReducedRelative(i, at);
  }

  private boolean strungToParticiple(int from) {
    for (int i = from - 1; i >= first && from - i < 10; i--) {
      if (tag(i).equals("VBN")) {
        return true;
      }
      if (tag(i).matches("VB.?|MD|``|''|:")) {
        return false;
      }
    }
    return false;
  }

  private boolean finiteBefore(int from) {
    for (int i = from - 1; i >= first; i--) {
      if (tag(i).matches("VBD|VBZ|VBP|MD")) {
        return true;
      }
      if (tag(i).matches("``|''|:")) {
        return false;
      }
    }
    return false;
  }

  /** True for a reduced relative clause, as in "people killed in the attack". */
  private boolean isReducedRelative(int i, int noun) {
    for (int k = noun; k >= first; k--) {
      if (tag(k).matches("VBD|VBZ|VBP|MD")) {
        return !TeacherWords.THAT_LESS.contains(words.lower(k));
      }
      boolean clause = tag(k).equals("IN") && TeacherWords.SUBORDINATORS.contains(words.lower(k));
      if (clause || tag(k).matches(",|CC|W.*|``|''|:")) {
        break;
      }
    }
    if (!coarse(i + 1).equals("ADP")) {
      return false;
    }
    for (int k = i + 2; k < end && k < i + 10; k++) {
      String word = words.lower(k);
      if (TeacherWords.BE.contains(word)
          || TeacherWords.HAVE.contains(word)
          || FIXED.getOrDefault(word, "").equals("MD")
          || word.equals("said")) {
        return true;
      }
      if (coarse[k].matches("PUNCT|CCONJ|SCONJ|PRON|VERB")) {
        return false;
      }
    }
    return false;
  }
}
