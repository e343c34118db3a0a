package org.onrecord.records.quote;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.onrecord.records.external.ExternalId;
import org.onrecord.web.json.Consistent;
import org.onrecord.web.problem.Fault;

/** Reference to the article of a quote in a request body: by id or by external id. */
@Consistent
public record ArticleReferenceInput(UUID id, @Valid ExternalId externalId)
    implements Consistent.Members {

  @Override
  public List<Fault> contradictions() {
    return (id == null) == (externalId == null)
        ? List.of(Fault.at("", "must have either an id or an externalId"))
        : List.of();
  }

  /** A reference by id. */
  static ArticleReferenceInput of(UUID id) {
    return new ArticleReferenceInput(id, null);
  }
}
