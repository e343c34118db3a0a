package org.onrecord.records.statement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.onrecord.query.list.Include;
import org.onrecord.query.list.Order;
import org.onrecord.query.list.Paging;

/** Query parameters for order and page of a list of statements. */
@RegisterForReflection
record StatementPaging(
    StatementSort sort,
    @Min(1) @Max(100) Integer limit,
    @Size(min = 1, max = 4096) @Pattern(regexp = "[A-Za-z0-9_-]*") String cursor,
    @Size(max = 1) List<Include> include)
    implements Paging {

  Order order() {
    return (sort == null ? StatementSort.APPEARANCES_DESCENDING : sort).order;
  }
}
