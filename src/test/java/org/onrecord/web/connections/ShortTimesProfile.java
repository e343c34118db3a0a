package org.onrecord.web.connections;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.onrecord.fixtures.TlsKeyStore;

/** Short time limits of connections, a small memory budget, TLS, and HTTP/2 also without TLS. */
public final class ShortTimesProfile implements QuarkusTestProfile {
  static final int CONNECTIONS = 40;
  static final int EXPORTS = 3;
  static final int MEMORY_MIB = 16;
  static final int WRITE_SECONDS = 8;

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(keyStore().settings());
    settings.putAll(limits());
    return settings;
  }

  private static Map<String, String> limits() {
    return Map.ofEntries(
        Map.entry("onrecord.http2.cleartext", "true"),
        Map.entry("onrecord.limit.connections", "" + CONNECTIONS),
        Map.entry("onrecord.limit.exports", "" + EXPORTS),
        Map.entry("onrecord.limit.memory", MEMORY_MIB + "M"),
        Map.entry("onrecord.limit.idle-time", "3s"),
        Map.entry("onrecord.limit.write-time", WRITE_SECONDS + "s"),
        Map.entry("onrecord.limit.stream-write-time", WRITE_SECONDS + 1 + "s"),
        Map.entry("quarkus.http.test-ssl-port", "0"));
  }

  private static TlsKeyStore keyStore() {
    try {
      return TlsKeyStore.createIn(Files.createTempDirectory("onrecord-keys"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
