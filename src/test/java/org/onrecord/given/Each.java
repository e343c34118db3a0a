package org.onrecord.given;

import static org.junit.jupiter.api.Assertions.assertAll;

import java.util.Collection;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Many values that are checked alike, in one test where a database of its own is not needed. */
public final class Each {
  private Each() {}

  /** Checks all, and names those that fail. */
  public static <T> void of(Collection<T> values, ThrowingConsumer<T> check) {
    assertAll(values.stream().map(value -> () -> named(value, check)));
  }

  private static <T> void named(T value, ThrowingConsumer<T> check) throws Throwable {
    try {
      check.accept(value);
    } catch (AssertionError e) {
      throw new AssertionError("For “" + value + "”: " + e.getMessage(), e);
    }
  }
}
