package org.onrecord.records.quote;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.onrecord.query.list.Include;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.Paging;
import org.onrecord.web.json.Text;

/** Query parameters for order, page, highlighting and expansion of a list of quotes. */
@RegisterForReflection
public record QuotePaging(
    @Size(max = 1) List<QuoteExpand> expand,
    Boolean highlight,
    @Size(max = 4) List<QuoteSort> sort,
    @Min(1) @Max(100) Integer limit,
    @Size(min = 1, max = 4096) @Pattern(regexp = "[A-Za-z0-9_-]*") String cursor,
    @Size(max = 1) List<Include> include,
    @Min(1) @Max(10_000) Integer sample,
    @Text(max = 100) String seed)
    implements Paging {

  @Override
  public List<QuoteSort> sortKeys() {
    return sort;
  }

  /** True if a request adds the context, or asks for it as one of the fields. */
  boolean withContext(ListParameters parameters) {
    return expand.contains(QuoteExpand.CONTEXT)
        || parameters.fields().names(QuoteExpand.CONTEXT.toString());
  }
}
