package org.onrecord.pages.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * A bar chart as SVG, in units of the view box.
 *
 * @param width of the view box
 * @param most greatest count
 */
public record BarChart(String title, String unit, List<Bar> bars, int width, long most) {
  /** Height of the tallest bar. */
  public static final int HEIGHT = 80;

  private static final int WIDTH = 320;
  private static final double MAX_BAR = 30;
  private static final double GAP = 0.25;

  /** A value with its label. */
  public record Value(String label, long count) {}

  /** A bar with its place. */
  public record Bar(String label, long count, String x, String y, String width, String height) {}

  /** The chart of values from left to right, with the first and last bar at the edges. */
  public static BarChart of(String title, String unit, List<Value> values) {
    long most = values.stream().mapToLong(Value::count).max().orElse(0);
    double bar = Math.min(MAX_BAR, WIDTH * (1 - GAP) / Math.max(1, values.size()));
    double step = (WIDTH - bar) / Math.max(1, values.size() - 1);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      double height = value.count() == 0 ? 0 : Math.max(1, HEIGHT * value.count() / (double) most);
      bars.add(
          new Bar(
              value.label(),
              value.count(),
              decimal(i * step),
              decimal(HEIGHT - height),
              decimal(bar),
              decimal(height)));
    }
    return new BarChart(title, unit, bars, WIDTH, most);
  }

  /** True if there is nothing to show. */
  public boolean empty() {
    return bars.isEmpty();
  }

  /** Label of the first bar. */
  public String first() {
    return bars.get(0).label();
  }

  /** Label of the last bar. */
  public String last() {
    return bars.get(bars.size() - 1).label();
  }

  private static String decimal(double value) {
    return String.valueOf(Math.round(value * 10) / 10.0);
  }
}
