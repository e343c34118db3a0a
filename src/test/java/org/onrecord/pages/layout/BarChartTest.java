package org.onrecord.pages.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarChartTest {
  /** The labels of the first and last bar stand at the edges. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 16, 48, 200})
  void the_first_and_last_bar_are_at_the_edges(int count) {
    List<BarChart.Value> values =
        IntStream.range(0, count).mapToObj(i -> new BarChart.Value("" + i, i)).toList();
    BarChart chart = BarChart.of("Quotes", "quotes", values);
    BarChart.Bar last = chart.bars().get(count - 1);
    assertEquals("0.0", chart.bars().get(0).x());
    assertEquals(
        chart.width(), Double.parseDouble(last.x()) + Double.parseDouble(last.width()), 0.11);
  }
}
