package org.onrecord.pages.layout;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.onrecord.query.facet.FacetCount;

/** Charts of quotes by month, or by year if they span several years. Gaps are shown. */
public final class MonthChart {
  private static final int MAX_BARS = 48;
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

  private MonthChart() {}

  /** The chart of the facet {@code month}. */
  public static BarChart of(String title, List<FacetCount> months) {
    TreeMap<YearMonth, Long> counts = new TreeMap<>();
    months.forEach(month -> counts.put(YearMonth.parse(month.value().toString()), month.count()));
    if (counts.isEmpty()) {
      return BarChart.of(title, "quotes", List.of());
    }
    boolean few = counts.firstKey().plusMonths(MAX_BARS).isAfter(counts.lastKey());
    return BarChart.of(title, "quotes", few ? byMonth(counts) : byYear(counts));
  }

  private static List<BarChart.Value> byMonth(TreeMap<YearMonth, Long> counts) {
    List<BarChart.Value> values = new ArrayList<>();
    YearMonth last = counts.lastKey();
    for (YearMonth month = counts.firstKey(); !month.isAfter(last); month = month.plusMonths(1)) {
      values.add(new BarChart.Value(MONTH.format(month), counts.getOrDefault(month, 0L)));
    }
    return values;
  }

  /** Years without quotes are left out if the years are too many for the chart. */
  private static List<BarChart.Value> byYear(Map<YearMonth, Long> counts) {
    TreeMap<Integer, Long> years = new TreeMap<>();
    counts.forEach((month, count) -> years.merge(month.getYear(), count, Long::sum));
    if (years.lastKey() - years.firstKey() < MAX_BARS) {
      for (int year = years.firstKey(); year < years.lastKey(); year++) {
        years.putIfAbsent(year, 0L);
      }
    }
    return years.entrySet().stream()
        .map(year -> new BarChart.Value(String.valueOf(year.getKey()), year.getValue()))
        .toList();
  }
}
