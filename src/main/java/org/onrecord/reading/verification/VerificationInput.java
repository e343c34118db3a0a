package org.onrecord.reading.verification;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.onrecord.records.article.LanguageTag;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.json.Text;
import org.onrecord.web.problem.Fault;

/**
 * The request to verify quotations: exactly one of a text, a page and a list of quotations.
 *
 * @param quotations empty for a text or page
 * @param publishedOn the day to which "on Monday" in the text is relative; may be null
 */
@Consistent
record VerificationInput(
    @Text(max = MAX_TEXT) String text,
    @Text(max = MAX_TEXT) String html,
    @Size(max = MAX_QUOTATIONS) List<@NotNull @Valid QuotationInput> quotations,
    @LanguageTag String language,
    LocalDate publishedOn)
    implements Consistent.Members {
  static final int MAX_TEXT = 1_000_000;
  static final int MAX_QUOTATIONS = 500;

  @Override
  public List<Fault> contradictions() {
    Map<String, Boolean> inputs =
        Map.of("/text", text != null, "/html", html != null, "/quotations", !quotations.isEmpty());
    List<String> given = inputs.keySet().stream().filter(inputs::get).toList();
    if (given.isEmpty()) {
      return faults(inputs.keySet(), "is missing: send one of text, html and quotations");
    }
    if (given.size() > 1) {
      return faults(given, "excludes the others: send one of text, html and quotations");
    }
    return !quotations.isEmpty() && publishedOn != null
        ? List.of(Fault.at("/publishedOn", "is the date of a text or page only"))
        : List.of();
  }

  private static List<Fault> faults(Collection<String> pointers, String detail) {
    return pointers.stream().map(pointer -> Fault.at(pointer, detail)).toList();
  }
}
