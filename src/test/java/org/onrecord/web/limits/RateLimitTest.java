package org.onrecord.web.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.fixtures.AdminKeyFilter;

@QuarkusTest
@TestProfile(TightLimitsProfile.class)
@Timeout(60)
class RateLimitTest {
  private static final String POLICY = "\"address\";q=20;w=4";

  @Test
  void an_address_that_exhausts_its_quota_must_wait() throws Exception {
    ConcurrentClient caller = new ConcurrentClient();
    for (int left = TightLimitsProfile.QUOTA - 1; left >= 0; left--) {
      ConcurrentClient.Answer answer = caller.get(left % 2 == 0 ? "/actors?limit=1" : "/nowhere");
      assertEquals(left % 2 == 0 ? 200 : 404, answer.status());
      assertEquals(POLICY, answer.header("RateLimit-Policy"));
      assertTrue(
          answer.header("RateLimit").matches("\"address\";r=" + left + ";t=[1-4]"),
          answer.header("RateLimit"));
    }
    ConcurrentClient.Answer refused = caller.get("/actors");
    assertEquals(429, refused.status());
    assertEquals("too-many-requests", refused.type());
    assertEquals("application/problem+json", refused.header("Content-Type"));
    assertEquals(POLICY, refused.header("RateLimit-Policy"));
    assertTrue(refused.header("RateLimit").matches("\"address\";r=0;t=[1-4]"));
    int seconds = Integer.parseInt(refused.header("Retry-After"));
    assertTrue(seconds >= 1 && seconds <= 4, refused.header("Retry-After"));
    assertEquals(
        200, new ConcurrentClient().get("/actors").status(), "other addresses are not limited");
    assertEquals(200, caller.get("/q/health/live").status(), "health is not counted");
    assertNull(caller.get("/q/openapi").header("RateLimit"));
    Thread.sleep(1000L * seconds + 200);
    assertEquals(200, caller.get("/actors").status());
  }

  @Test
  void a_key_has_one_quota_for_all_addresses() throws Exception {
    String[] key = {"Authorization", AdminKeyFilter.BEARER};
    String[] session = {"Accept", "text/html", "Cookie", sessionOfSameKey()};
    assertEquals(200, new ConcurrentClient().get("/quotes", session).status());
    ConcurrentClient.Answer answer = new ConcurrentClient().get("/actors?limit=1", key);
    assertEquals("\"key\";q=25;w=4", answer.header("RateLimit-Policy"));
    int sent = 1;
    while (answer.status() == 200 && sent++ < 60) {
      answer = new ConcurrentClient().get("/actors?limit=1", key);
    }
    assertEquals(429, answer.status());
    assertTrue(answer.header("RateLimit").startsWith("\"key\";r=0;t="));
    assertEquals(429, new ConcurrentClient().get("/quotes", session).status(), "its session, too");
    assertEquals(
        200,
        new ConcurrentClient().get("/actors").status(),
        "requests without a key are not limited by it");
    Thread.sleep(1000L * Integer.parseInt(answer.header("Retry-After")) + 200);
    assertEquals(200, new ConcurrentClient().get("/actors", key).status());
  }

  private static String sessionOfSameKey() {
    String key = AdminKeyFilter.BEARER.substring("Bearer ".length());
    return new ConcurrentClient()
        .postForm("/sign-in", "key=" + key)
        .header("Set-Cookie")
        .split(";")[0];
  }

  @Test
  void guessing_keys_exhausts_a_quota() {
    ConcurrentClient guesser = new ConcurrentClient();
    ConcurrentClient.Answer answer = guesser.get("/keys", "Authorization", "Bearer ork_guess0");
    assertEquals(401, answer.status());
    int guesses = 1;
    while (answer.status() == 401 && guesses < 100) {
      answer = guesser.get("/keys", "Authorization", "Bearer ork_guess" + guesses++);
    }
    assertEquals(429, answer.status());
    // Invalid keys are counted after the response is sent.
    assertTrue(guesses <= TightLimitsProfile.QUOTA + 5, guesses + " guesses");
    assertEquals(429, guesser.get("/keys", "Authorization", AdminKeyFilter.BEARER).status());
    assertEquals(200, guesser.get("/actors").status(), "requests without a key may read");
  }

  @Test
  void guessing_keys_on_the_sign_in_page_exhausts_the_same_quota() {
    ConcurrentClient guesser = new ConcurrentClient();
    int guesses = 0;
    int status;
    do {
      status = guesser.postForm("/sign-in", "key=ork_guess" + guesses++).status();
    } while (status == 401 && guesses < 100);
    assertEquals(429, status);
    assertTrue(guesses <= TightLimitsProfile.QUOTA + 5, guesses + " guesses");
    assertEquals(429, guesser.get("/keys", "Authorization", AdminKeyFilter.BEARER).status());
  }

  @Test
  void ipv6_addresses_of_one_network_share_a_quota() {
    IntStream.rangeClosed(1, TightLimitsProfile.QUOTA)
        .forEach(
            i ->
                new ConcurrentClient("2001:db8:0:7::" + Integer.toHexString(i))
                    .get("/actors?limit=1"));
    assertEquals(429, new ConcurrentClient("2001:db8:0:7:ffff::1").get("/actors").status());
    assertEquals(200, new ConcurrentClient("2001:db8:0:8::1").get("/actors").status());
  }

  @Test
  void ipv6_addresses_are_reduced_to_their_64_bit_network() {
    assertEquals("192.0.2.7", ClientAddress.of("192.0.2.7"));
    assertEquals("192.0.2.7", ClientAddress.of("::ffff:192.0.2.7"));
    assertEquals("20:01:0d:b8:00:00:00:07/64", ClientAddress.of("2001:db8:0:7::1"));
    assertEquals("20:01:0d:b8:00:00:00:07/64", ClientAddress.of("2001:0DB8:0:7:1:2:3:4"));
    assertEquals("_hidden", ClientAddress.of("_hidden"));
    assertEquals(100, ClientAddress.of("x".repeat(5000)).length());
  }
}
