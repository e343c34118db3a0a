package org.onrecord.reading.verification;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.onrecord.records.article.LanguageTag;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.json.Text;
import org.onrecord.web.problem.Fault;

/**
 * The request to verify quotations: exactly one of a text, a page and a list of quotations.
 *
 * @param quotations null for a text or page, so that an empty list has its own fault
 * @param publishedOn the day to which "on Monday" in the text is relative; may be null
 */
@Consistent
public record VerificationInput(
    @Text(max = MAX_TEXT) String text,
    @Text(max = MAX_TEXT) String html,
    @JsonSetter(nulls = Nulls.SET) @Size(min = 1, max = MAX_QUOTATIONS)
        List<@NotNull @Valid QuotationInput> quotations,
    @LanguageTag String language,
    LocalDate publishedOn)
    implements Consistent.Members {
  /** The maximum length of a text in Unicode code points. */
  public static final int MAX_TEXT = 1_000_000;

  static final int MAX_QUOTATIONS = 500;

  /**
   * The request to verify the quotations of a plain text.
   *
   * @param language null if it is to be detected
   * @param publishedOn may be null
   */
  public static VerificationInput ofText(String text, String language, LocalDate publishedOn) {
    return new VerificationInput(text, null, null, language, publishedOn);
  }

  @Override
  public List<Fault> contradictions() {
    long inputs = Stream.of(text, html, quotations).filter(Objects::nonNull).count();
    if (inputs != 1) {
      return List.of(Fault.at("", "must have one of text, html and quotations"));
    }
    return quotations != null && publishedOn != null
        ? List.of(Fault.at("/publishedOn", "is the date of a text or page only"))
        : List.of();
  }
}
