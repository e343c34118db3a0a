package org.onrecord.extraction;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the date of a statement in the clause of its cue: "said Monday". */
final class SaidOn {
  private static final int MAX_CLAUSE = 16;
  private static final int MAX_DESCRIPTION = 14;

  /** Weekdays and months by name. */
  private static final Map<String, Integer> WEEKDAYS = numbered("weekdays");

  private static final Map<String, Integer> MONTHS = numbered("months");

  private static final Map<String, Integer> NUMBERS =
      Map.of(
          "one", 1, "two", 2, "three", 3, "four", 4, "five", 5, "six", 6, "seven", 7, "eight", 8,
          "nine", 9, "ten", 10);

  /** Words before the date of something else: "ahead of the vote on Sunday". */
  private static final Set<String> OTHER_EVENT =
      Set.of(
          ("ahead before since until till about of over from through by regarding for"
                  + " against next following every")
              .split(" "));

  private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern NUMBER = Pattern.compile("([0-9]{1,4})(?:st|nd|rd|th)?");

  private final Words words;
  private final LocalDate publishedOn;

  private SaidOn(Words words, LocalDate publishedOn) {
    this.words = words;
    this.publishedOn = publishedOn;
  }

  /**
   * The date in the clause of a quote's cue, outside of its content.
   *
   * @param publishedOn the date of the text; may be null
   * @return null if there is none, if it is in the future, or if the date of the text is unknown
   */
  static LocalDate of(Words words, QuoteDraft draft, LocalDate publishedOn) {
    if (publishedOn == null || draft.content().cue() < 0) {
      return null;
    }
    LocalDate day = new SaidOn(words, publishedOn).of(draft);
    return day == null || day.isAfter(publishedOn) ? null : day;
  }

  private LocalDate of(QuoteDraft draft) {
    LocalDate day = after(draft);
    return day == null ? before(draft) : day;
  }

  /** The date after the cue, up to the content or the next verb: "said Smith on Monday". */
  private LocalDate after(QuoteDraft draft) {
    QuoteContent content = draft.content();
    int sentence = words.sentenceOf(content.cue());
    int stop = Math.min(words.endOf(sentence), content.cue() + MAX_CLAUSE);
    for (int i = content.cue() + 1; i < stop; i++) {
      int at = i;
      RelayPhrase relayHere =
          draft.via().stream().filter(relay -> relay.first() == at).findFirst().orElse(null);
      if (relayHere != null) {
        i = relayHere.end() - 1; // "told MSNBC's “Morning Joe” on Friday"
        continue;
      }
      if (content.contains(i)
          || endsClause(i)
          || OTHER_EVENT.contains(words.lower(i)) && !isInSpeaker(draft, i)) {
        return null;
      }
      LocalDate day = isInDescription(draft, i) ? null : day(i);
      if (day != null) {
        return day;
      }
    }
    return null;
  }

  /** The date before the cue: "On Monday, he said", "Officials on Monday said". */
  private LocalDate before(QuoteDraft draft) {
    QuoteContent content = draft.content();
    int first = words.first(words.sentenceOf(content.cue()));
    int remaining = MAX_CLAUSE;
    for (int i = content.cue() - 1; i >= first && remaining > 0; i--) {
      if (draft.speaker() != null && draft.speaker().first() < i && i < draft.speaker().tail()) {
        i = draft.speaker().first(); // "Smith, who resigned on Monday, said"
        continue;
      }
      LocalDate day = content.contains(i) ? null : day(i);
      if (day != null) {
        return isSubordinate(i, first) ? null : day;
      }
      boolean auxiliary = i > content.cue() - 4 && words.tag(i).matches("VB[DZP]");
      if (content.contains(i) || endsClause(i) && !auxiliary || words.tag(i).matches("MD|W.*")) {
        return null;
      }
      remaining--;
    }
    return null;
  }

  /**
   * Returns whether a word belongs to the mention of the speaker: "said the leader of the council".
   */
  private static boolean isInSpeaker(QuoteDraft draft, int word) {
    return draft.speaker() != null && draft.speaker().covers(word);
  }

  private static boolean isInDescription(QuoteDraft draft, int word) {
    Mention speaker = draft.speaker();
    return speaker != null
        && word < Math.min(speaker.tail(), speaker.end() + MAX_DESCRIPTION)
        && speaker.first() <= word;
  }

  /** Returns whether a date belongs to another verb: "As diplomats gathered Monday, he said". */
  private boolean isSubordinate(int day, int first) {
    for (int i = day - 1; i >= first && !words.word(i).equals(","); i--) {
      if (words.tag(i).matches("VB[DZP]|MD") || OTHER_EVENT.contains(words.lower(i))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the clause of a cue ends: at a verb or another quotation. */
  private boolean endsClause(int i) {
    return words.tag(i).matches("VB[DZP]|MD|``|''|:") || words.lower(i).matches("[;\"“”«»—–-]|--");
  }

  // ---- dates

  private LocalDate day(int i) {
    String word = words.lower(i);
    Integer weekday = WEEKDAYS.get(word);
    if (weekday != null) {
      return weekday(i, DayOfWeek.of(weekday));
    }
    if (ISO.matcher(word).matches()) {
      return date(() -> LocalDate.parse(word));
    }
    Integer month = MONTHS.get(word);
    if (month != null && Character.isUpperCase(words.word(i).charAt(0))) {
      return monthAndDay(i, month);
    }
    return relative(i, word);
  }

  private LocalDate weekday(int i, DayOfWeek weekday) {
    boolean modifier =
        words.lower(i + 1).equals("'s") || words.tag(i + 1).startsWith("NN") && !isTimeOfDay(i + 1);
    if (modifier || OTHER_EVENT.contains(words.lower(i - 1))) {
      return null;
    }
    boolean last = words.lower(i - 1).equals("last");
    return publishedOn.with(
        last ? TemporalAdjusters.previous(weekday) : TemporalAdjusters.previousOrSame(weekday));
  }

  private boolean isTimeOfDay(int i) {
    return switch (words.lower(i)) {
      case "morning", "afternoon", "evening", "night", "lunchtime", "midday" -> true;
      default -> MONTHS.containsKey(words.lower(i));
    };
  }

  private LocalDate relative(int i, String word) {
    boolean modifier = words.lower(i + 1).equals("'s");
    switch (word) {
      case "today", "tonight" -> {
        return modifier ? null : publishedOn;
      }
      case "yesterday" -> {
        return modifier ? null : publishedOn.minusDays(1);
      }
      case "morning", "afternoon", "evening" -> {
        return words.lower(i - 1).equals("this") && !modifier ? publishedOn : null;
      }
      case "night" -> {
        return words.lower(i - 1).equals("last") && !modifier ? publishedOn.minusDays(1) : null;
      }
      case "ago" -> {
        return words.lower(i - 1).matches("days?") ? daysAgo(words.lower(i - 2)) : null;
      }
      default -> {
        return null;
      }
    }
  }

  private LocalDate daysAgo(String days) {
    Integer count = NUMBERS.getOrDefault(days, number(days, 31));
    return count == null ? null : publishedOn.minusDays(count);
  }

  private LocalDate monthAndDay(int i, int month) {
    Integer after = number(words.lower(i + 1), 31);
    Integer before = after == null ? number(words.lower(i - 1), 31) : null;
    if (after == null && before == null) {
      return null;
    }
    Integer year = year(after == null ? i + 1 : i + 2);
    return latest(year, month, after == null ? before : after);
  }

  /** The year after a day: "14, 2013". */
  private Integer year(int at) {
    Integer year = number(words.lower(words.word(at).equals(",") ? at + 1 : at), 2200);
    return year != null && year > 1800 ? year : null;
  }

  /** The given date; without a year, the latest one that is not in the future. */
  private LocalDate latest(Integer year, int month, int day) {
    if (year != null) {
      return date(() -> LocalDate.of(year, month, day));
    }
    LocalDate date = date(() -> LocalDate.of(publishedOn.getYear(), month, day));
    return date == null || date.isAfter(publishedOn)
        ? date(() -> LocalDate.of(publishedOn.getYear() - 1, month, day))
        : date;
  }

  private interface DateFactory {
    LocalDate date();
  }

  private static LocalDate date(DateFactory factory) {
    try {
      return factory.date();
    } catch (DateTimeException impossible) {
      return null;
    }
  }

  private static Integer number(String word, int max) {
    var digits = NUMBER.matcher(word);
    if (!digits.matches()) {
      return null;
    }
    int number = Integer.parseInt(digits.group(1));
    return number >= 1 && number <= max ? number : null;
  }

  private static Map<String, Integer> numbered(String list) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> lines = new ArrayList<>(WordList.of(list).words());
    for (int i = 0; i < lines.size(); i++) {
      for (String name : lines.get(i).split(" ")) {
        numbers.put(name, i + 1);
      }
    }
    return numbers;
  }
}
