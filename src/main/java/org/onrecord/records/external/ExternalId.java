package org.onrecord.records.external;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.onrecord.web.json.Text;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * The id of a record in the system that sends it. It is compared exactly and identifies one record
 * of its kind.
 *
 * @param scheme the name of the system or of its numbering, such as {@code cms}
 */
@RegisterForReflection
public record ExternalId(
    @NotNull
        @Pattern(
            regexp = SCHEME,
            message =
                "must be up to 50 letters, digits, dots, hyphens and underscores, such as cms")
        String scheme,
    @NotNull @Text(max = MAX_VALUE) String value) {

  /** Maximum number of external ids of a record. */
  public static final int MAX = 100;

  static final int MAX_VALUE = 300;
  static final String SCHEME = "[A-Za-z0-9][A-Za-z0-9._-]{0,49}";

  /** The text form, {@code scheme:value}, in filters and in the database. */
  @Override
  public String toString() {
    return scheme + ":" + value;
  }

  /** Reads the text form. A scheme has no colon. */
  public static ExternalId parse(String text) {
    int colon = text.indexOf(':');
    return new ExternalId(text.substring(0, colon), text.substring(colon + 1));
  }

  /** Reads a text that may have this form. */
  public static Optional<ExternalId> tryParse(String text) {
    return text.matches("(?s)" + SCHEME + ":.+") ? Optional.of(parse(text)) : Optional.empty();
  }

  /** Reads the value of a column {@code external_ids}; an empty list for null. */
  public static List<ExternalId> ofColumn(String[] texts) {
    return texts == null ? List.of() : Stream.of(texts).map(ExternalId::parse).toList();
  }

  /** Reads the elements of a column {@code external_ids}. */
  public static List<ExternalId> ofColumn(List<String> texts) {
    return texts.stream().map(ExternalId::parse).toList();
  }

  /** The value of a column {@code external_ids}; null for none. */
  public static String[] column(Collection<ExternalId> ids) {
    return ids.isEmpty() ? null : texts(ids);
  }

  /** The text forms in a cell of a table. */
  public static String joined(Collection<ExternalId> ids) {
    return String.join("; ", texts(ids));
  }

  /** The text forms. */
  public static String[] texts(Collection<ExternalId> ids) {
    return ids.stream().map(ExternalId::toString).toArray(String[]::new);
  }

  /** True if both lists have ids of one scheme, but none in common: two records of one system. */
  public static boolean contradict(List<ExternalId> some, List<ExternalId> others) {
    return Collections.disjoint(some, others)
        && some.stream().anyMatch(id -> others.stream().anyMatch(id::hasSchemeOf));
  }

  private boolean hasSchemeOf(ExternalId other) {
    return scheme.equals(other.scheme);
  }

  /**
   * The ids on record and those of another system that are not among them.
   *
   * @throws ProblemException 422 if they are more than a record can have
   */
  public static List<ExternalId> union(List<ExternalId> onRecord, List<ExternalId> others) {
    List<ExternalId> all = Stream.concat(onRecord.stream(), others.stream()).distinct().toList();
    if (all.size() > MAX) {
      throw ProblemException.unprocessable(
          "The record would have %d external ids; the maximum is %d.".formatted(all.size(), MAX),
          Fault.at("/externalIds", "would be too many"));
    }
    return all;
  }
}
