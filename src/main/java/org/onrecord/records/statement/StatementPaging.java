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
import org.onrecord.web.json.Text;

/** Query parameters for order and page of a list of statements. */
@RegisterForReflection
public record StatementPaging(
    @Size(max = 4) List<StatementSort> sort,
    @Min(1) @Max(100) Integer limit,
    @Size(min = 1, max = 4096) @Pattern(regexp = "[A-Za-z0-9_-]*") String cursor,
    @Size(max = 1) List<Include> include,
    @Min(1) @Max(10_000) Integer sample,
    @Text(max = 100) String seed)
    implements Paging {

  @Override
  public List<StatementSort> sortKeys() {
    return sort;
  }

  Order order() {
    List<StatementSort> keys =
        sort.isEmpty() ? List.of(StatementSort.APPEARANCES_DESCENDING) : sort;
    return sampleOrder("s.id")
        .orElseGet(() -> Order.several(keys.stream().map(key -> key.order).toList()));
  }
}
