package org.onrecord.textreuse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plants quotes in altered forms, as newspapers print them, and hard negatives: quotes that look
 * alike but are other statements.
 */
final class Syndication {
  private static final String[] FORMULAS = {
    "We will continue to work with our partners to ",
    "I look forward to working with you on ",
    "We will continue to ",
    "At the end of the day, it is all about ",
    "We take these allegations very seriously, and ",
    "I want to thank the men and women who ",
    "The American people deserve to know ",
    "We need to make sure that we ",
    "What I would say is that ",
    "I have always said that "
  };

  private static final String[] STOCK = {
    "No comment.",
    "Our thoughts and prayers are with the victims and their families.",
    "Our hearts go out to the families of the victims.",
    "I don't have anything to say about that.",
    "We do not comment on ongoing investigations.",
    "Thank you very much, everybody.",
    "I have no idea.",
    "We are aware of the situation and are monitoring it closely.",
    "Enough is enough.",
    "It's time for a change.",
    "We will see what happens.",
    "This is unacceptable.",
    "God bless you, and God bless the United States of America.",
    "I am very proud of what we have done.",
    "We have a lot of work to do.",
    "The investigation is ongoing.",
    "I think he's a good man.",
    "That's just not true.",
    "I can't comment on that.",
    "We're going to win.",
    "Nobody is above the law.",
    "It is too early to say.",
    "We take this very seriously.",
    "I don't want to speculate.",
    "Our condolences go to the family and friends."
  };

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\d.,$])\\b([2-9]\\d?|[1-9]\\d\\d)\\b(?![\\d.,]*\\d)");
  private static final Pattern NAME =
      Pattern.compile("(?<=\\p{Ll} )(\\p{Lu}\\p{Ll}{3,})(?= \\p{Ll})");
  private static final Pattern VERB =
      Pattern.compile(
          "\\b(is|are|was|were|will|would|should|could|can|must)\\b(?! (not|never|no|n't))(?!['’])");

  private final Random random;
  private final List<PlantedQuote> planted = new ArrayList<>();
  private final List<GoldQuote> originals;
  private final List<GoldQuote> fillers;
  private final List<String> names = new ArrayList<>();
  private int statements;

  Syndication(List<GoldQuote> quotes, long seed) {
    random = new Random(seed);
    originals = distinct(quotes);
    fillers =
        quotes.stream()
            .filter(
                quote -> quote.type().equals("indirect") && quoted(quote).split("\\s+").length > 8)
            .toList();
    for (GoldQuote quote : originals) {
      Matcher name = NAME.matcher(quote.pieces().get(0));
      if (name.find()) {
        names.add(name.group());
      }
    }
  }

  /** The direct quotes of six words and more that have no six words in common with another one. */
  private static List<GoldQuote> distinct(List<GoldQuote> quotes) {
    Set<String> seen = new HashSet<>();
    List<GoldQuote> distinct = new ArrayList<>();
    for (GoldQuote quote : quotes) {
      FoldedWords words = FoldedWords.ofPieces(quote.pieces(), "en");
      if (quote.type().equals("direct")
          && words.count() >= 6
          && quoted(quote).split("\\s+").length >= 6) {
        Set<String> own = new HashSet<>();
        for (int i = 0; i + 6 <= words.count(); i++) {
          own.add(words.part(i, i + 6).toString());
        }
        if (own.stream().noneMatch(seen::contains)) {
          distinct.add(quote);
        }
        seen.addAll(own);
      }
    }
    return distinct;
  }

  private static String quoted(GoldQuote quote) {
    return String.join(" ", quote.pieces()).replaceAll("[“”\"]", "").trim();
  }

  List<PlantedQuote> plant() {
    for (GoldQuote original : originals) {
      plant(original);
    }
    for (String phrase : STOCK) {
      for (int i = 0; i < 3; i++) {
        add(statements++, List.of("stock"), List.of(phrase), i < 2 ? "A" : null);
      }
    }
    return planted;
  }

  private void add(int statement, List<String> kinds, List<String> pieces, String speaker) {
    planted.add(new PlantedQuote(statement, kinds, pieces, speaker));
  }

  /** The speaker, unknown for every fifth quote. */
  private String speaker(String usual) {
    return random.nextInt(10) < 2 ? null : usual;
  }

  private void plant(GoldQuote original) {
    String text = quoted(original);
    String usual = "speaker" + random.nextInt(400);
    int statement = statements++;
    for (int forms = 1 + random.nextInt(8); forms > 0; forms--) {
      plantForm(statement, text, usual);
    }
    plantNegatives(statement, text, usual);
  }

  private void plantForm(int statement, String text, String usual) {
    List<String> kinds = new ArrayList<>();
    String form = text;
    for (int n = random.nextInt(4); n > 0; n--) {
      Alteration alteration = Alteration.values()[random.nextInt(Alteration.values().length)];
      String altered = alteration.alter(form, random);
      if (!altered.equals(form)) {
        kinds.add(alteration.name());
        form = altered;
      }
    }
    List<String> words = Alteration.words(form);
    if (random.nextInt(6) == 0 && words.size() > 8) {
      kinds.add("INTERRUPTED");
      add(statement, kinds, interrupted(words), speaker(usual));
    } else if (kinds.isEmpty()) {
      boolean conflict = words.size() >= 12 && random.nextInt(5) == 0;
      add(statement, List.of("VERBATIM"), List.of(form), conflict ? "other" : speaker(usual));
    } else {
      add(statement, kinds, List.of(form), speaker(usual));
    }
  }

  private List<String> interrupted(List<String> words) {
    int at = 2 + random.nextInt(words.size() - 4);
    return List.of(
        String.join(" ", words.subList(0, at)), String.join(" ", words.subList(at, words.size())));
  }

  private void plantNegatives(int statement, String text, String usual) {
    switch (random.nextInt(6)) {
      case 0 -> plantNegation(statement, text, usual);
      case 1 -> plantNumber(text, usual);
      case 2 -> plantName(text, usual);
      case 3 -> plantFormula(usual);
      case 4 -> plantPhrase(text, usual);
      default -> {
        // no negative
      }
    }
  }

  private void plantNegation(int statement, String text, String usual) {
    Matcher verb = VERB.matcher(text);
    if (verb.find()) {
      String negated = text.substring(0, verb.end()) + " not" + text.substring(verb.end());
      if (random.nextBoolean()) {
        add(statement, List.of("negation, same speaker"), List.of(negated), usual);
      } else {
        add(
            statements++,
            List.of("negation"),
            List.of(negated),
            random.nextBoolean() ? null : "other" + random.nextInt(9));
      }
    }
  }

  private void plantNumber(String text, String usual) {
    Matcher number = NUMBER.matcher(text);
    if (number.find()) {
      String other = String.valueOf(Integer.parseInt(number.group()) + 1 + random.nextInt(9));
      add(statements++, List.of("number"), List.of(number.replaceFirst(other)), speaker(usual));
    }
  }

  private void plantName(String text, String usual) {
    Matcher name = NAME.matcher(text);
    if (name.find() && !names.isEmpty()) {
      String other = names.get(random.nextInt(names.size()));
      if (!other.equals(name.group())) {
        add(statements++, List.of("name"), List.of(name.replaceFirst(other)), speaker(usual));
      }
    }
  }

  private void plantFormula(String usual) {
    String formula = FORMULAS[random.nextInt(FORMULAS.length)];
    for (int i = 0; i < 3; i++) {
      add(statements++, List.of("formula"), List.of(formula + tail()), usual);
    }
  }

  private String tail() {
    List<String> words = Alteration.words(quoted(fillers.get(random.nextInt(fillers.size()))));
    int count = Math.min(words.size() / 2, 3 + random.nextInt(6));
    int from = random.nextInt(words.size() - count);
    return String.join(" ", words.subList(from, from + count));
  }

  private void plantPhrase(String text, String usual) {
    List<String> words = Alteration.words(text);
    int at = random.nextInt(words.size() - 3);
    String phrase = String.join(" ", words.subList(at, at + 3));
    String speaker = random.nextBoolean() ? usual : null;
    add(statements++, List.of("phrase"), List.of(tail() + " " + phrase + " " + tail()), speaker);
  }
}
