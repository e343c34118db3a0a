package org.onrecord.pages.layout;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.history.ChangeKind;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.origin.OriginKind;
import org.onrecord.records.quote.QuoteStatus;
import org.onrecord.records.quote.QuoteType;
import org.onrecord.records.statement.StatementDecisionKind;

/** Formats of values in templates, such as {@code {quote.saidOn.day}}. */
@TemplateExtension
public final class TextFormats {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private TextFormats() {}

  /** A day such as 15 September 2014. */
  public static String day(LocalDate date) {
    return DAY.format(date);
  }

  /** An instant to the minute, in UTC. */
  public static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** A number with separators of thousands. */
  public static String grouped(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** The name of a constant with a capital letter. */
  public static String label(QuoteStatus status) {
    return capitalized(status.toString());
  }

  /** The name of a constant with a capital letter. */
  public static String label(QuoteType type) {
    return capitalized(type.toString());
  }

  /** The name of a constant with a capital letter. */
  public static String label(ActorKind kind) {
    return capitalized(kind.toString());
  }

  /** The name of a constant with a capital letter. */
  public static String label(ChangeKind kind) {
    return capitalized(kind.toString());
  }

  /** The name of a constant with a capital letter. */
  public static String label(RecordKind kind) {
    return capitalized(kind.toString());
  }

  /** The name of a constant with a capital letter. */
  public static String label(OriginKind kind) {
    return capitalized(kind.toString());
  }

  /** The name of a constant with a capital letter. */
  public static String label(StatementDecisionKind kind) {
    return capitalized(kind.toString());
  }

  /** A text, cut after a number of Unicode code points. */
  public static String shortened(String text, int length) {
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length)) + "…";
  }

  /** The English name of the language of a tag such as {@code en-GB}. */
  public static String languageName(String tag) {
    String name = Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    return name.isEmpty() ? tag : name;
  }

  /** The words of a name in camel case: "middle name" for {@code middleName}. */
  public static String inWords(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  /** A word with a capital letter. */
  public static String capitalized(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
