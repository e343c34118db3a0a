package org.onrecord.records.citation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;

/** An item of CSL-JSON, the input format of citation processors (schema csl-data.json 1.0.2). */
@RegisterForReflection
public record CslItem(
    String id,
    String type,
    String title,
    List<AuthorName> author,
    @JsonProperty("container-title") String containerTitle,
    CslDate issued,
    String section,
    String language,
    @JsonProperty("URL") String url,
    String note) {
  /** The media type of CSL-JSON. */
  public static final String MEDIA_TYPE = "application/vnd.citationstyles.csl+json";

  private static final String NEWSPAPER_ARTICLE = "article-newspaper";

  /** The item of a citation. */
  public static CslItem of(Citation citation) {
    return new CslItem(
        citation.key(),
        NEWSPAPER_ARTICLE,
        citation.title(),
        citation.authors().isEmpty() ? null : citation.authors(),
        citation.newspaper(),
        citation.publishedOn() == null ? null : CslDate.of(citation.publishedOn()),
        citation.section(),
        citation.language(),
        citation.url(),
        citation.note());
  }

  /** A date as a list of year, month and day. */
  @RegisterForReflection
  public record CslDate(@JsonProperty("date-parts") List<List<Integer>> dateParts) {
    static CslDate of(LocalDate day) {
      return new CslDate(List.of(List.of(day.getYear(), day.getMonthValue(), day.getDayOfMonth())));
    }
  }
}
