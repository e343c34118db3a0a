package org.onrecord.records.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private long now = Long.MAX_VALUE - 1;
  private final TokenBucket bucket = new TokenBucket(5, 20, () -> now);

  @Test
  void a_full_bucket_permits_a_burst() {
    assertEquals(20, take(30));
  }

  @Test
  void tokens_come_back_with_time() {
    take(20);
    now += Duration.ofMillis(199).toNanos();
    assertEquals(0, take(1));
    now += Duration.ofMillis(2).toNanos();
    assertEquals(1, take(2));
    now += Duration.ofSeconds(2).toNanos();
    assertEquals(10, take(11));
  }

  @Test
  void a_bucket_gets_no_more_tokens_than_it_holds() {
    now += Duration.ofDays(1).toNanos();
    assertEquals(20, take(30));
  }

  @Test
  void a_bucket_without_tokens_permits_nothing() {
    TokenBucket none = new TokenBucket(0, 0, () -> now);
    now += Duration.ofDays(1).toNanos();
    assertEquals(false, none.tryTake());
  }

  /** The number of attempts that get a token. */
  private int take(int attempts) {
    int taken = 0;
    for (int i = 0; i < attempts; i++) {
      taken += bucket.tryTake() ? 1 : 0;
    }
    return taken;
  }
}
