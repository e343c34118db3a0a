package org.onrecord.reading.verification;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.onrecord.textreuse.verification.DayRange;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.json.Text;
import org.onrecord.web.problem.Fault;

/**
 * A quotation to verify.
 *
 * @param speaker null if none is claimed
 * @param role the office of the speaker; null if none is claimed
 * @param from null if open
 * @param to null if open
 */
@Consistent
record QuotationInput(
    @NotNull @Text(max = 20_000) String text,
    @Text(max = 300) String speaker,
    @Text(max = 300) String role,
    LocalDate from,
    LocalDate to)
    implements Consistent.Members {

  @Override
  public List<Fault> contradictions() {
    return Consistent.Members.ofDates("from", from, "to", to);
  }

  DraftQuotation quotation() {
    return new DraftQuotation(
        text, List.of(), List.of(text), speaker, role, new DayRange(from, to));
  }
}
