package org.onrecord.textreuse.verification;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Random changes of a text: of its typography, of its words, and of its sense. */
final class Mutations {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.,])\\d[\\d.,]*\\d|(?<![\\w.,])\\d");
  private static final Pattern NEGATION =
      Pattern.compile("(?i)\\b(not|never|no|cannot|nothing|nobody)\\b|n['’]t\\b");
  private static final Pattern VERB =
      Pattern.compile(
          "\\b(is|are|was|were|will|would|can|could|should|must|has|have|do|does|did)\\b");
  private static final Pattern NAME = Pattern.compile("(?<=[a-z,] )[A-Z][a-z]{3,}\\b");
  private static final Set<String> DATES =
      Set.of(
          "January",
          "February",
          "March",
          "April",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December",
          "Monday",
          "Tuesday",
          "Wednesday",
          "Thursday",
          "Friday",
          "Saturday",
          "Sunday");

  private final Random random;
  private final List<String> words;
  private final List<String> names;

  /**
   * @param words a vocabulary for replacements
   * @param names capitalized words for replacements
   */
  Mutations(Random random, List<String> words, List<String> names) {
    this.random = random;
    this.words = words;
    this.names = names;
  }

  /** Changes case, punctuation, spacing, quotation marks or diacritics. */
  String typography(String text) {
    String changed = text;
    while (changed.equals(text)) {
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        changed = typographyOnce(changed);
      }
    }
    return changed;
  }

  private String typographyOnce(String text) {
    return switch (random.nextInt(12)) {
      case 0 -> text.toUpperCase(Locale.ROOT);
      case 1 -> text.toLowerCase(Locale.ROOT);
      case 2 -> text.replaceFirst("(?<=[a-z]),(?= )", "");
      case 3 -> text.replaceAll("[’‘]", "'").replaceAll("[“”]", "\"");
      case 4 -> text.replaceAll("'", "’");
      case 5 -> insertAfterWord(text, ",");
      case 6 -> insertAfterWord(text, " ");
      case 7 -> text.replaceFirst(" ", "\u00A0");
      case 8 -> text.replaceAll("[—–]|--", " - ").replaceAll("(?<=[a-z])\\.(?= [A-Z])", ";");
      case 9 -> accent(text);
      case 10 -> Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
      default -> capitalize(text);
    };
  }

  private String insertAfterWord(String text, String inserted) {
    List<Integer> ends = matches(Pattern.compile("(?<=[a-z]{3})(?= [a-z])"), text);
    if (ends.isEmpty()) {
      return text;
    }
    int at = ends.get(random.nextInt(ends.size()));
    return text.substring(0, at) + inserted + text.substring(at);
  }

  private String accent(String text) {
    List<Integer> vowels = matches(Pattern.compile("[aeou](?=[a-z])"), text);
    if (vowels.isEmpty()) {
      return text;
    }
    int at = vowels.get(random.nextInt(vowels.size()));
    char accented = "áéóú".charAt("aeou".indexOf(text.charAt(at)));
    return text.substring(0, at) + accented + text.substring(at + 1);
  }

  private static String capitalize(String text) {
    return Character.isLowerCase(text.charAt(0))
        ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
        : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  private static List<Integer> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.start()).toList();
  }

  /** Replaces, inserts or leaves out words: one in seven, at least one. */
  String alter(String text) {
    List<String> altered = new ArrayList<>(Arrays.asList(text.split(" ")));
    int changes = 1 + random.nextInt(Math.max(1, altered.size() / 7));
    for (int i = 0; i < changes; i++) {
      int at = 1 + random.nextInt(Math.max(1, altered.size() - 2));
      switch (random.nextInt(4)) {
        case 0 -> altered.add(at, word());
        case 1 -> altered.remove(at);
        default -> altered.set(at, word());
      }
    }
    return String.join(" ", altered);
  }

  private String word() {
    return words.get(random.nextInt(words.size()));
  }

  /** Changes a negation, a number or a name; empty if the text has none that can be changed. */
  Optional<String> sense(String text, Flag flag) {
    return switch (flag) {
      case NEGATION -> negation(text);
      case NUMBER -> replaceOne(NUMBER, text, this::otherNumber);
      default ->
          replaceOne(NAME, text, name -> DATES.contains(name) ? name : otherName(name))
              .filter(changed -> !changed.equals(text));
    };
  }

  private Optional<String> negation(String text) {
    List<Integer> negations = matches(NEGATION, text);
    if (!negations.isEmpty()) {
      return Optional.of(NEGATION.matcher(text).replaceFirst("").replace("  ", " ").strip());
    }
    return replaceOne(VERB, text, verb -> verb + (random.nextBoolean() ? " not" : " never"));
  }

  private String otherNumber(String number) {
    String other = number;
    while (other.equals(number)) {
      other =
          switch (random.nextInt(3)) {
            case 0 -> number.contains(".") ? number.replace(".", "") : number + "0";
            case 1 -> (1 + random.nextInt(9)) + number.substring(1);
            default -> number.length() > 1 ? number.substring(0, number.length() - 1) : number;
          };
    }
    return other.endsWith(",") || other.endsWith(".")
        ? other.substring(0, other.length() - 1)
        : other;
  }

  private String otherName(String name) {
    String other = name;
    while (other.equals(name)) {
      other = names.get(random.nextInt(names.size()));
    }
    return other;
  }

  private Optional<String> replaceOne(
      Pattern pattern, String text, java.util.function.UnaryOperator<String> change) {
    List<Integer> starts = matches(pattern, text);
    if (starts.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(text);
    matcher.find(starts.get(random.nextInt(starts.size())));
    return Optional.of(
        text.substring(0, matcher.start())
            + change.apply(matcher.group())
            + text.substring(matcher.end()));
  }
}
