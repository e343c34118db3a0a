package org.onrecord.web.limits;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Low concurrency limits, short timeouts and small rate limits. */
public final class TightLimitsProfile implements QuarkusTestProfile {
  static final int REQUESTS = 8;
  static final int WAITING = 1;
  static final int UPLOADS = 2;
  static final int QUOTA = 20;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        Map.entry("onrecord.limit.requests", "" + REQUESTS),
        Map.entry("onrecord.limit.waiting", "" + WAITING),
        Map.entry("onrecord.limit.uploads", "" + UPLOADS),
        Map.entry("onrecord.limit.body-time", "1s"),
        Map.entry("onrecord.limit.stall-time", "1s"),
        Map.entry("onrecord.timeout.statement", "5s"),
        Map.entry("onrecord.timeout.lock", "4s"),
        Map.entry("onrecord.rate-limit.address", "" + QUOTA),
        Map.entry("onrecord.rate-limit.key", "25"),
        Map.entry("onrecord.rate-limit.window", "4s"),
        Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
        Map.entry("quarkus.http.cors.enabled", "true"),
        Map.entry("quarkus.http.cors.origins", "https://reader.example"),
        Map.entry("quarkus.http.access-log.enabled", "true"));
  }
}
